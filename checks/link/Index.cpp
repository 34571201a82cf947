#include "link/Index.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;

Index::Index(const std::vector<ir::Unit> &Units) : Units(Units), Texts(1), Bodies(1) {
  Ids.emplace(std::string_view(), 0);
  Names.resize(Units.size());
  for (std::uint32_t Unit = 0; Unit < Units.size(); ++Unit)
    addUnit(Unit);
  for (FunctionId Id = 1; Id < Bodies.size(); ++Id) {
    addStores(Id);
    addLocalObjects(Id);
  }
  nameAttempts();
}

NameId Index::intern(std::string_view Text) {
  auto [At, New] = Ids.try_emplace(Text, NameId(Texts.size()));
  if (New)
    Texts.push_back(Text);
  return At->second;
}

NameId Index::find(std::string_view Text) const {
  auto At = Ids.find(Text);
  return At == Ids.end() ? 0 : At->second;
}

void Index::addUnit(std::uint32_t Unit) {
  const ir::Unit &U = Units[Unit];
  std::vector<NameId> &Map = Names[Unit];
  Map.resize(U.Strings.size());
  for (std::size_t I = 0; I < U.Strings.size(); ++I)
    Map[I] = intern(U.Strings[I]);
  for (const ir::Function &F : U.Functions) {
    FunctionId Id = FunctionId(Bodies.size());
    // An inline function of a header has one body, whichever unit shows it.
    if (!Definitions.emplace(Map[F.Symbol], Id).second)
      continue;
    Bodies.push_back({&U, &F, Unit});
    for (ir::StringId Base : F.Overrides)
      Overriders[Map[Base]].push_back(Id);
    if (F.Model && U.Models[F.Model].Role == ir::Role::Register &&
        !U.Models[F.Model].Callbacks.empty())
      Registrations[U.Models[F.Model].Library].push_back(
          {{Id}, &U.Models[F.Model].Callbacks.front(), Id, nullptr});
  }
  for (const ir::Variable &V : U.Variables) {
    const ir::Variable *&Known = Variables[Map[V.Symbol]];
    if (!Known || (!Known->HasInit && V.HasInit))
      Known = &V;
    for (auto &[Function, Field] : V.Functions)
      Stores[Map[Field ? Field : V.Symbol]].Functions.push_back(Map[Function]);
  }
  for (auto &[Derived, Base] : U.Bases) {
    std::vector<NameId> &List = Bases[Map[Derived]];
    if (std::find(List.begin(), List.end(), Map[Base]) == List.end()) {
      List.push_back(Map[Base]);
      this->Derived[Map[Base]].push_back(Map[Derived]);
    }
  }
}

static const ir::Value &strip(const ir::Function &F, ir::ValueId Id) {
  return F.Values[withoutCasts(F, Id)];
}

/// Whether an expression reads a field or global.
static bool mentions(const ir::Function &F, ir::ValueId Id, ir::StringId Name,
                     unsigned Depth = 0) {
  if (!Id || Depth > 8)
    return false;
  const ir::Value &V = F.Values[Id];
  if ((V.Op == Op::Field || V.Op == Op::Global) && V.Name == Name)
    return true;
  if (mentions(F, V.A, Name, Depth + 1) || mentions(F, V.B, Name, Depth + 1))
    return true;
  for (ir::ValueId Each : V.Operands)
    if (mentions(F, Each, Name, Depth + 1))
      return true;
  return false;
}

void Index::addStores(FunctionId Id) {
  const Body &B = Bodies[Id];
  const ir::Function &F = *B.Function;
  for (const ir::Inst &I : F.Insts) {
    const ir::FunctionSummary *Model = I.Kind == ir::InstKind::Call ? model(Id, I) : nullptr;
    if (Model && Model->Role == ir::Role::Register)
      for (const ir::CallbackArg &C : I.Callbacks) {
        Registration New{{}, nullptr, Id, &I};
        targets(Id, C.Callee, New.Targets);
        if (C.Spec < Model->Callbacks.size())
          New.Spec = &Model->Callbacks[C.Spec];
        Registrations[Model->Library].push_back(std::move(New));
      }
    if (I.Kind != ir::InstKind::Assign && I.Kind != ir::InstKind::Forget)
      continue;
    const ir::Value &Target = F.Values[I.Target];
    if (Target.Op != Op::Field && Target.Op != Op::Global)
      continue;
    Stored &S = Stores[Names[B.UnitIndex][Target.Name]];
    if (S.Writers.empty() || S.Writers.back() != Id)
      S.Writers.push_back(Id);
    if (!I.Source) {
      S.Unknown = true;
      continue;
    }
    const ir::Value &Source = strip(F, I.Source);
    S.SelfUpdate = S.SelfUpdate || mentions(F, I.Source, Target.Name);
    if (Source.Op == Op::Const)
      S.Constants.emplace_back(
          B.Unit->Types[Source.Type].Kind == ir::TypeKind::Float ? Source.Real
                                                                 : double(Source.Int),
          Id);
    else if (Source.Op == Op::Function || Source.Op == Op::Bind) {
      const ir::Value &Callee =
          Source.Op == Op::Bind ? strip(F, Source.Operands[0]) : Source;
      if (Callee.Op == Op::Function) {
        NameId Name = Names[B.UnitIndex][Callee.Name];
        S.Functions.push_back(Name);
        // "#callback" of a handle: found again by the handle's own name.
        if (Target.Op == Op::Field && Target.Name &&
            B.Unit->str(Target.Name) == "#callback" && Target.A) {
          const ir::Value &Handle = strip(F, Target.A);
          const ir::Value &Base =
              Handle.Op == Op::Address || Handle.Op == Op::Deref
                  ? strip(F, Handle.A)
                  : Handle;
          if (Base.Op == Op::Field || Base.Op == Op::Global)
            Registered[Names[B.UnitIndex][Base.Name]].push_back(Name);
        }
      }
    } else
      S.Unknown = true;
  }
}

/// The class that declares a field, by the field's symbol.
static std::string_view classOf(std::string_view Field) {
  std::size_t At = Field.rfind("@FI@");
  return At == Field.npos ? Field : Field.substr(0, At);
}

void Index::addLocalObjects(FunctionId Id) {
  const Body &B = Bodies[Id];
  const ir::Function &F = *B.Function;
  if (std::ranges::none_of(F.Locals, [&](const ir::Local &L) {
        return L.AddressTaken && B.Unit->Types[L.Type].Kind == ir::TypeKind::Record;
      }))
    return;
  // The local object that a field is part of, or ir::None.
  auto Owner = [&](ir::ValueId Of) {
    const ir::Value *V = &F.Values[Of];
    while (V->Op == Op::Field && V->A)
      V = &F.Values[V->A];
    bool Object = V->Op == Op::Local && !V->Name && V->Index < F.Locals.size() &&
                  F.Locals[V->Index].AddressTaken &&
                  B.Unit->Types[F.Locals[V->Index].Type].Kind == ir::TypeKind::Record;
    return Object ? V->Index : ir::None;
  };
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> Users;
  for (ir::ValueId Each = 0; Each < F.Values.size(); ++Each)
    if (F.Values[Each].Op == Op::Field && F.Values[Each].Name)
      Users[classOf(B.Unit->str(F.Values[Each].Name))].push_back(Owner(Each));
  for (const ir::Inst &I : F.Insts) {
    if (I.Kind != ir::InstKind::Assign || F.Values[I.Target].Op != Op::Field)
      continue;
    std::uint32_t Local = Owner(I.Target);
    if (Local == ir::None)
      continue;
    const auto &Objects = Users[classOf(B.Unit->str(F.Values[I.Target].Name))];
    if (std::ranges::any_of(Objects, [&](std::uint32_t Other) { return Other != Local; }))
      OneAmongSeveral.insert(&I);
  }
}

FunctionId Index::definition(NameId Symbol) const {
  auto At = Definitions.find(Symbol);
  return At == Definitions.end() ? ir::None : At->second;
}

const std::vector<FunctionId> &Index::overriders(NameId Symbol) const {
  static const std::vector<FunctionId> Nobody;
  auto At = Overriders.find(Symbol);
  return At == Overriders.end() ? Nobody : At->second;
}

const ir::Variable *Index::variable(NameId Symbol) const {
  auto At = Variables.find(Symbol);
  return At == Variables.end() ? nullptr : At->second;
}

const Stored &Index::stored(NameId FieldOrGlobal) const {
  static const Stored Nothing;
  auto At = Stores.find(FieldOrGlobal);
  return At == Stores.end() ? Nothing : At->second;
}

const std::vector<NameId> &Index::registered(NameId Handle) const {
  static const std::vector<NameId> Nothing;
  auto At = Registered.find(Handle);
  return At == Registered.end() ? Nothing : At->second;
}

const std::vector<Index::Registration> &
Index::registrations(const std::string &Library) const {
  static const std::vector<Registration> Nothing;
  auto At = Registrations.find(Library);
  return At == Registrations.end() ? Nothing : At->second;
}

static void addOnce(std::vector<FunctionId> &To, FunctionId Id) {
  if (Id != ir::None && std::find(To.begin(), To.end(), Id) == To.end())
    To.push_back(Id);
}

void Index::targets(FunctionId In, ir::ValueId Value, std::vector<FunctionId> &Out,
                    unsigned Depth) const {
  if (!Value || Depth > 4)
    return;
  const Body &B = Bodies[In];
  const ir::Value &V = B.Function->Values[Value];
  switch (V.Op) {
  case Op::Function:
    addOnce(Out, definition(name(B.UnitIndex, V.Name)));
    break;
  case Op::Bind:
    targets(In, V.Operands.empty() ? 0 : V.Operands[0], Out, Depth + 1);
    break;
  case Op::Cast:
  case Op::Downcast:
  case Op::Deref:
  case Op::Address:
    targets(In, V.A, Out, Depth + 1);
    break;
  case Op::Field:
  case Op::Global:
    for (NameId Name : stored(name(B.UnitIndex, V.Name)).Functions)
      if (Out.size() < 16)
        addOnce(Out, definition(Name));
    break;
  case Op::Local:
    // A local that holds a lambda: every function assigned to it here.
    for (const ir::Inst &I : B.Function->Insts)
      if (I.Kind == ir::InstKind::Assign && I.Source) {
        const ir::Value &Target = B.Function->Values[I.Target];
        if (Target.Op == Op::Local && Target.Index == V.Index && !Target.Name && !V.Name)
          targets(In, I.Source, Out, Depth + 2);
      }
    // Captured: the function around it assigned it.
    if (V.Name) {
      FunctionId Owner = definition(name(B.UnitIndex, V.Name));
      if (Owner != ir::None && Owner != In) {
        const Body &O = Bodies[Owner];
        for (const ir::Inst &I : O.Function->Insts)
          if (I.Kind == ir::InstKind::Assign && I.Source) {
            const ir::Value &Target = O.Function->Values[I.Target];
            if (Target.Op == Op::Local && Target.Index == V.Index && !Target.Name)
              targets(Owner, I.Source, Out, Depth + 2);
          }
      }
    }
    break;
  default:
    break;
  }
}

std::vector<FunctionId> Index::callees(FunctionId Caller, const ir::Inst &Call) const {
  std::vector<FunctionId> Result;
  const Body &B = Bodies[Caller];
  if (Call.Callee) {
    NameId Symbol = name(B.UnitIndex, Call.Callee);
    addOnce(Result, definition(Symbol));
    if (Call.Virtual)
      for (FunctionId Id : overriders(Symbol))
        if (Result.size() < 8)
          addOnce(Result, Id);
  } else
    targets(Caller, Call.CalleeValue, Result);
  return Result;
}

std::vector<FunctionId> Index::sureCallees(FunctionId Caller,
                                           const ir::Inst &Call) const {
  std::vector<FunctionId> Result;
  if (Call.Virtual) {
    addOnce(Result, definition(name(Bodies[Caller].UnitIndex, Call.Callee)));
    return Result;
  }
  Result = callees(Caller, Call);
  if (!Call.Callee && Result.size() > 1)
    Result.clear();
  return Result;
}

static const std::vector<NameId> &
listed(const std::unordered_map<NameId, std::vector<NameId>> &In, NameId Class) {
  static const std::vector<NameId> Nothing;
  auto At = In.find(Class);
  return At == In.end() ? Nothing : At->second;
}

const std::vector<NameId> &Index::bases(NameId Class) const { return listed(Bases, Class); }
const std::vector<NameId> &Index::derived(NameId Class) const { return listed(Derived, Class); }

bool Index::derives(NameId Class, NameId Base, unsigned Depth) const {
  if (Class == Base)
    return true;
  auto At = Bases.find(Class);
  if (At == Bases.end() || Depth > 16)
    return false;
  for (NameId Each : At->second)
    if (derives(Each, Base, Depth + 1))
      return true;
  return false;
}

Place Index::place(FunctionId In, const ir::Location &At) const {
  if (!At.valid())
    return {};
  Place P{Bodies[In].Unit->Files[At.File].Path, At};
  P.At.File = 0;
  return P;
}

bool samePlace(const Body &A, ir::ValueId InA, const Body &B, ir::ValueId InB) {
  const ir::Value &X = A.Function->Values[InA], &Y = B.Function->Values[InB];
  if (X.Op != Y.Op)
    return false;
  bool Same = A.Function == B.Function;
  if (X.Op == ir::Op::Local || X.Op == ir::Op::Param)
    return Same && X.Index == Y.Index && X.Name == Y.Name;
  if (X.Op != ir::Op::Field || A.Unit->str(X.Name) != B.Unit->str(Y.Name))
    return false;
  auto OfThis = [](const Body &In, const ir::Value &V) {
    return !V.A || In.Function->Values[V.A].Op == ir::Op::This;
  };
  return (OfThis(A, X) && OfThis(B, Y)) || (Same && X.A && Y.A && samePlace(A, X.A, B, Y.A));
}

} // namespace retrylint::link
