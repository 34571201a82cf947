//===- ReuseFacets.cpp - What attempts share and should not ---------------===//
//
// Models say which arguments and options keep something from one attempt to the next
// (settings "oneShot", "response", "upload", "broken"). Here it is asked whether the
// object is the same on each way round. Whatever could make it new, or set it back,
// ends the question: a call of which nothing is known is taken for one that does.
//
//===----------------------------------------------------------------------===//

#include "link/Describer.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;
using ir::Role;

static std::optional<Reuse::Way> wayOf(std::string_view Attribute) {
  if (Attribute.starts_with('#'))
    Attribute.remove_prefix(1);
  if (Attribute == "oneShot")
    return Reuse::OneShot;
  if (Attribute == "response")
    return Reuse::Accumulates;
  if (Attribute == "upload")
    return Reuse::Consumed;
  if (Attribute == "broken")
    return Reuse::Broken;
  return std::nullopt;
}

/// The value is the variable, or a part of it.
bool Describer::isPartOf(FunctionId In, ir::ValueId Value, const Variable &Of) const {
  const ir::Function &Here = *Index.body(In).Function;
  while (Value) {
    if (E.Uses.variable(In, Value) == Of)
      return true;
    const ir::Value &V = Here.Values[Value];
    if (V.Op == Op::Field && Index.body(In).Unit->str(V.Name).starts_with('#'))
      return false;
    bool Inner = converts(V.Op) || V.Op == Op::Address || V.Op == Op::Deref ||
                 V.Op == Op::Field || V.Op == Op::Element;
    Value = Inner ? V.A : 0;
  }
  return false;
}

/// The object that a field is read of: a variable, or `this` where it is none.
std::pair<FunctionId, ir::ValueId> Describer::rootOf(FunctionId In, ir::ValueId Value) const {
  const ir::Function &Here = *Index.body(In).Function;
  while (Value) {
    const ir::Value &V = Here.Values[Value];
    if (!converts(V.Op) && V.Op != Op::Address && V.Op != Op::Deref &&
        V.Op != Op::Field && V.Op != Op::Element)
      break;
    if (V.Op == Op::Field && !V.A)
      return {In, 0};
    Value = V.A;
  }
  return E.Uses.outermost(Worst->Root->Via, In, Value);
}

/// An instruction makes the object new, or sets it back; or nobody knows that it does
/// not.
bool Describer::renews(FunctionId In, const ir::Inst &I, const Variable &V) const {
  const ir::Unit &Unit = *Index.body(In).Unit;
  if (I.Kind == ir::InstKind::Assign || I.Kind == ir::InstKind::Forget)
    return isPartOf(In, I.Target, V);
  if (I.Kind != ir::InstKind::Call)
    return false;
  const ir::FunctionSummary *Model = Index.model(In, I);
  if (Model && Model->Role != Role::Unknown && Model->Role != Role::Neutral)
    return false;
  std::string Name = lastComponent(Unit.str(I.Name));
  if (isPartOf(In, I.Receiver, V)) {
    std::string_view Type = Unit.str(Unit.Types[I.ResultType].Name);
    return Name == "operator=" || Name == lastComponent(Type) ||
           sounds(Name, {"clear", "reset", "erase", "assign", "resize", "rewind", "seek",
                         "open", "swap", "emplace", "consume", "truncate", "init", "renew",
                         "create", "drain", "restart"});
  }
  bool Given = std::ranges::any_of(
      I.Args, [&](ir::ValueId Arg) { return isPartOf(In, Arg, V); });
  bool Again = std::ranges::any_of(Worst->Root->Via, [&](const Site &Via) {
    return Via.In == In && &inst(Via) == &I;
  });
  return Given && !Again && !sounds(Name, {"print", "log", "get", "set_", "add_", "dump"});
}

/// Functions that run on the way round, as far as they are seen: those of its events,
/// and what they call.
std::vector<FunctionId> Describer::onTheWay() const {
  std::vector<FunctionId> Functions = around();
  std::size_t From = 0;
  for (unsigned Depth = 0; Depth < 2; ++Depth) {
    std::size_t To = Functions.size();
    for (; From < To; ++From) {
      FunctionId In = Functions[From];
      const ir::Function &Here = *Index.body(In).Function;
      for (ir::InstId Id = 0; Id < Here.Insts.size() && Functions.size() < 64; ++Id)
        if (Here.Insts[Id].Kind == ir::InstKind::Call && within({In, Id}))
          for (FunctionId Callee : Index.sureCallees(In, Here.Insts[Id]))
            if (std::ranges::find(Functions, Callee) == Functions.end())
              Functions.push_back(Callee);
    }
  }
  return Functions;
}

/// An object of the class is made on the way: its fields are new with it.
bool Describer::makesObject(const std::vector<FunctionId> &Functions,
                            std::string_view Class) const {
  for (FunctionId In : Functions) {
    const Body &B = Index.body(In);
    for (ir::InstId Id = 0; Id < B.Function->Insts.size(); ++Id) {
      const ir::Inst &I = B.Function->Insts[Id];
      if (I.Kind != ir::InstKind::Call || !within({In, Id}))
        continue;
      if (lastComponent(B.Unit->str(I.Name)) == Class ||
          (sounds(B.Unit->str(I.Name), {"make_", "create", "new"}) &&
           B.Unit->str(I.Callee).find(Class) != std::string_view::npos))
        return true;
    }
  }
  return false;
}

void Describer::shared(Reuse::Way How, FunctionId In, ir::ValueId Value, const Place &Used) {
  Variable V = E.Uses.variable(In, Value);
  bool Loop = Group.Back == Back::Loop;
  std::vector<FunctionId> Functions = onTheWay();
  // A local is new in each call of its function; that of the cycle is called once.
  auto Lasts = [&](const Variable &Of) {
    if (Of.In == Group.Site.In)
      return Loop;
    return Of.Kind == Op::Local && std::ranges::find(Functions, Of.In) == Functions.end();
  };
  auto Renewed = [&](const Variable &Of) {
    for (FunctionId Each : Functions) {
      const ir::Function &Here = *Index.body(Each).Function;
      for (ir::InstId Id = 0; Id < Here.Insts.size(); ++Id)
        if (within({Each, Id}) && renews(Each, Here.Insts[Id], Of))
          return true;
    }
    return false;
  };
  switch (V.Kind) {
  case Op::Local:
  case Op::Param:
    if (!Lasts(V))
      return;
    break;
  case Op::Field: {
    auto [RootIn, Root] = rootOf(In, Value);
    Variable Base = E.Uses.variable(RootIn, Root);
    if (Base.valid() && Base.Kind != Op::Global && Base.Kind != Op::Field &&
        (!Lasts(Base) || Renewed(Base)))
      return;
    const ir::Function &Here = *Index.body(RootIn).Function;
    bool Own = !Root || Here.Values[Root].Op == Op::This;
    if (!Own && !Base.valid())
      return;
    if (Own && Here.Class &&
        makesObject(Functions, lastComponent(Index.body(RootIn).Unit->str(Here.Class))))
      return;
    break;
  }
  case Op::Global:
    break;
  default:
    return;
  }
  if (Renewed(V))
    return;
  Reuse Found;
  Found.How = How;
  Found.Name = E.Uses.name(V);
  Found.Used = Used;
  Found.Local = V.Kind == Op::Local && V.In == Group.Site.In;
  const Body &B = Index.body(V.In ? V.In : In);
  if (V.Kind == Op::Local && V.Index < B.Function->Locals.size()) {
    const ir::Local &Local = B.Function->Locals[V.Index];
    Found.Type = B.Unit->str(B.Unit->Types[Local.Type].Name);
    Found.Declared = Index.place(V.In, Local.Where);
    if (Found.Local)
      movable(V, Found);
  }
  bool Told = std::ranges::any_of(C->Reused, [&](const Reuse &Each) {
    return Each.How == How && Each.Name == Found.Name;
  });
  if (!Told && !Found.Name.empty())
    C->Reused.push_back(std::move(Found));
}

/// A record that bytes are added to: text, a vector, a buffer of the program's own.
static bool soundsLikeBuffer(std::string_view Type, std::string_view Name) {
  return sounds(Type, {"string", "vector", "buffer", "bytearray", "stream", "memory",
                       "chunk", "body", "response"}) ||
         hasAny(Name, {"body", "response", "buffer", "answer", "reply", "chunk"});
}

void Describer::reuse() {
  const Event &Root = *Worst->Root;
  const ir::Inst &Call = inst(Root.Site);
  if (Root.Model)
    for (const ir::Setting &S : Root.Model->Settings)
      if (std::optional<Reuse::Way> How = wayOf(S.Attribute);
          How && S.Arg >= 0 && std::size_t(S.Arg) < Call.Args.size()) {
        auto [In, Value] = outermost(Root.Site.In, Call.Args[std::size_t(S.Arg)]);
        shared(*How, In, Value, In == Group.Site.In ? C->Attempt.Where : where(Root.Site));
      }
  for (const OptionSet &Each : Options) {
    std::optional<Reuse::Way> How = wayOf(Each.Attribute);
    if (!How || *How == Reuse::OneShot || *How == Reuse::Broken)
      continue;
    FunctionId Setter = Each.Site.In;
    ir::ValueId Given = inst(Each.Site).Source;
    if (*How == Reuse::Accumulates) {
      const Body &B = Index.body(Setter);
      const ir::Value &V = B.Function->Values[withoutCasts(*B.Function, Given)];
      const ir::Type &Type = B.Unit->Types[V.Type];
      if (Type.Kind != ir::TypeKind::Record ||
          !soundsLikeBuffer(B.Unit->str(Type.Name),
                            E.Uses.name(E.Uses.variable(Setter, Given))))
        continue;
    }
    shared(*How, Setter, Given, C->Attempt.Where);
  }
}

} // namespace retrylint::link
