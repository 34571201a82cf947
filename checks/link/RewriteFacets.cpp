//===- RewriteFacets.cpp - What of the source can be written anew ---------===//

#include "link/Describer.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace retrylint::link {

using ir::Op;

/// The last name of a symbol: "wait" of "c:@S@reporter@FI@wait".
static std::string nameIn(std::string_view Symbol) {
  std::string Name(Symbol.substr(Symbol.rfind('@') + 1));
  bool Identifier = !Name.empty() && !std::isdigit(static_cast<unsigned char>(Name[0])) &&
                    std::all_of(Name.begin(), Name.end(), [](unsigned char C) {
                      return std::isalnum(C) || C == '_';
                    });
  return Identifier ? Name : std::string();
}

/// How a function may write a place that it assigns; empty where that is not certain.
static std::string written(const Body &B, ir::ValueId Id) {
  const ir::Function &F = *B.Function;
  const ir::Value &V = F.Values[Id];
  switch (V.Op) {
  case Op::Local:
    return V.Name ? std::string() : std::string(B.Unit->str(F.Locals[V.Index].Name));
  case Op::Param:
    return std::string(B.Unit->str(F.Params[V.Index].Name));
  case Op::Field: {
    std::string Member = nameIn(B.Unit->str(V.Name));
    // An Objective-C property has a setter.
    if (Member.empty() || F.Kind == ir::FunctionKind::ObjCMethod)
      return {};
    if (!V.A || F.Values[V.A].Op == Op::This) {
      auto Hides = [&](const auto &Each) { return B.Unit->str(Each.Name) == Member; };
      bool Hidden = std::any_of(F.Locals.begin(), F.Locals.end(), Hides) ||
                    std::any_of(F.Params.begin(), F.Params.end(), Hides);
      return Hidden ? std::string() : Member;
    }
    const ir::Value &Object = F.Values[V.A];
    if (Object.Op != Op::Local && Object.Op != Op::Param)
      return {};
    std::string Base = written(B, V.A);
    const ir::Type &Type = B.Unit->Types[Object.Type];
    if (Base.empty())
      return {};
    if (Type.Kind == ir::TypeKind::Pointer)
      return Base + "->" + Member;
    // What looks through smart pointers and handles is not written with a dot.
    std::string_view Record = B.Unit->str(Type.Name);
    if (Type.Kind != ir::TypeKind::Record || Record.find("::") != Record.npos)
      return {};
    return Base + "." + Member;
  }
  default:
    return {};
  }
}

static std::optional<double> constant(const Body &B, ir::ValueId Id) {
  const ir::Value &V = B.Function->Values[withoutCasts(*B.Function, Id)];
  if (V.Op != Op::Const)
    return std::nullopt;
  return B.Unit->Types[V.Type].Kind == ir::TypeKind::Float ? V.Real : double(V.Int);
}

std::optional<GrowthStep> Describer::growthStep(const Assignment &Growth, Site Wait) const {
  const Body &B = Index.body(Growth.In);
  const ir::Function &F = *B.Function;
  ir::ValueId Target = Growth.Inst->Target;
  const ir::Value &Made = F.Values[withoutCasts(F, Growth.Inst->Source)];
  if ((Made.Op != Op::Mul && Made.Op != Op::Shl) ||
      !samePlace(B, withoutCasts(F, Made.A), B, Target))
    return std::nullopt;
  std::optional<double> By = constant(B, Made.B);
  if (!By)
    return std::nullopt;
  GrowthStep Step;
  Step.Variable = written(B, Target);
  Step.Factor = Made.Op == Op::Shl ? std::exp2(*By) : *By;
  const ir::Type &Type = B.Unit->Types[F.Values[Target].Type];
  Step.Integer = Type.Kind == ir::TypeKind::Int;
  Step.Bits = Type.Bits;
  Step.Signed = Type.Signed;
  Step.Min = offers("std::min");
  if (Step.Variable.empty() || Step.Factor <= 1)
    return std::nullopt;
  if (Type.duration()) {
    Step.Duration = B.Unit->str(Type.Name) == "std::chrono::duration" && Type.TickNum <= Type.TickDen;
    Step.Tick = double(Type.TickNum) / double(Type.TickDen);
    return Step.Duration ? std::optional(Step) : std::nullopt;
  }
  // What is waited: the variable times constants.
  const Body &Waits = Index.body(Wait.In);
  const ir::Function &In = *Waits.Function;
  ir::ValueId At = In.Insts[Wait.At].Delay;
  Step.Unit = 1;
  for (;;) {
    if (!At)
      return std::nullopt;
    At = withoutCasts(In, At);
    if (samePlace(Waits, At, B, Target))
      return Step;
    const ir::Value &V = In.Values[At];
    std::optional<double> Right = V.B ? constant(Waits, V.B) : std::nullopt;
    if (!Right || *Right <= 0 || (V.Op != Op::Mul && V.Op != Op::Div))
      return std::nullopt;
    Step.Unit = V.Op == Op::Mul ? Step.Unit * *Right : Step.Unit / *Right;
    At = V.A;
  }
}

/// Sets SeedCall where the seeding can be written anew as a call.
void Describer::generator(FunctionId In, const ir::Inst &Seeding, Delay &D) const {
  const Body &B = Index.body(In);
  const ir::FunctionSummary *Model = Index.model(In, Seeding);
  if (!Model || Seeding.Where.InMacro)
    return;
  // The one of the C library, which goes by no name.
  if (!Seeding.Receiver) {
    if (offers("std::random_device") && Seeding.Args.size() == 1 && Seeding.Name)
      D.SeedCall = lastComponent(B.Unit->str(Seeding.Name));
    return;
  }
  if (!Model->Name.starts_with("std::"))
    return;
  const ir::Value &V = B.Function->Values[Seeding.Receiver];
  if (lastComponent(Model->Name) == "seed") {
    std::string Name = written(B, Seeding.Receiver);
    if (Name.empty() || Seeding.Args.size() != 1)
      return;
    D.SeedCall = "seed";
    D.Generator = Name;
    D.LocalGenerator = V.Op == Op::Local;
    return;
  }
  if (V.Op == Op::Local && !V.Name) {
    const ir::Local &Variable = B.Function->Locals[V.Index];
    if (Variable.Where.Offset != Seeding.Where.Offset)
      return;
    D.Generator = B.Unit->str(Variable.Name);
    D.LocalGenerator = true;
  } else if (V.Op == Op::Global && Seeding.Where.EndOffset > Seeding.Where.Offset) {
    D.Generator = nameIn(B.Unit->str(V.Name));
  } else if (V.Op == Op::Field && (!V.A || B.Function->Values[V.A].Op == Op::This)) {
    // A member with its own initializer, or in a constructor's list: "Random(42)".
    std::string Name = nameIn(B.Unit->str(V.Name));
    unsigned Length = Seeding.Where.EndOffset - Seeding.Where.Offset;
    if (B.Function->Kind == ir::FunctionKind::Constructor && Length >= Name.size())
      D.Generator = Name;
  }
}

} // namespace retrylint::link
