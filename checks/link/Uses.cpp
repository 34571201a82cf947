#include "link/Uses.h"
#include "link/Names.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;
using ir::Role;

Variable Uses::variable(FunctionId In, ir::ValueId Value) const {
  if (!Value)
    return {};
  const Body &B = Index.body(In);
  const ir::Value *V = &B.Function->Values[Value];
  while ((converts(V->Op) || V->Op == Op::Address || V->Op == Op::Deref ||
          V->Op == Op::Truth) && V->A)
    V = &B.Function->Values[V->A];
  switch (V->Op) {
  case Op::Local:
  case Op::Param: {
    FunctionId Owner = In;
    if (V->Name)
      Owner = Index.definition(Index.name(B.UnitIndex, V->Name));
    if (Owner == ir::None)
      return {};
    return {V->Op, Owner, V->Index, 0};
  }
  case Op::Field:
  case Op::Global:
    return {V->Op, 0, 0, Index.name(B.UnitIndex, V->Name)};
  default:
    return {};
  }
}

std::string Uses::name(const Variable &V) const {
  switch (V.Kind) {
  case Op::Local:
  case Op::Param: {
    const Body &B = Index.body(V.In);
    const ir::Function &F = *B.Function;
    if (V.Kind == Op::Local && V.Index < F.Locals.size())
      return std::string(B.Unit->str(F.Locals[V.Index].Name));
    if (V.Kind == Op::Param && V.Index < F.Params.size())
      return std::string(B.Unit->str(F.Params[V.Index].Name));
    return "";
  }
  case Op::Field:
  case Op::Global:
    return symbolName(Index.text(V.Name));
  default:
    return "";
  }
}

std::pair<FunctionId, ir::ValueId> Uses::outermost(const std::vector<Site> &Via,
                                                   FunctionId In, ir::ValueId Value) const {
  std::size_t Calls = Via.size();
  while (Value) {
    Variable V = variable(In, Value);
    if (V.Kind != Op::Param || V.In != In || !Calls)
      break;
    Site Call = Via[--Calls];
    const ir::Inst &I = Index.body(Call.In).Function->Insts[Call.At];
    if (V.Index >= I.Args.size())
      break;
    In = Call.In;
    Value = I.Args[V.Index];
  }
  return {In, Value};
}

void Uses::collect() {
  if (Collected)
    return;
  Collected = true;
  for (FunctionId Id = 1; Id < Index.size(); ++Id) {
    const Body &B = Index.body(Id);
    if (B.Function->Parent)
      Inside[Index.name(B.UnitIndex, B.Function->Parent)].push_back(Id);
    for (const ir::Value &V : B.Function->Values)
      if ((V.Op == Op::Field || V.Op == Op::Global) && V.Name) {
        std::vector<FunctionId> &List = Mentions[Index.name(B.UnitIndex, V.Name)];
        if (List.empty() || List.back() != Id)
          List.push_back(Id);
      }
  }
}

const std::vector<FunctionId> &Uses::of(NameId FieldOrGlobal) {
  collect();
  return Mentions[FieldOrGlobal];
}

bool Uses::isIt(const Variable &Handle, FunctionId In, ir::ValueId Value) const {
  return Value && variable(In, Value) == Handle;
}

const HandleUse &Uses::handle(const Variable &Handle) {
  auto [Entry, New] = Handles.try_emplace(Handle);
  HandleUse &Result = Entry->second;
  if (!New)
    return Result;
  collect();
  Result.Names.push_back(Handle);
  for (std::size_t At = 0; At < Result.Names.size(); ++At) {
    Variable Name = Result.Names[At];
    if (Name.Kind == Op::Field || Name.Kind == Op::Global) {
      for (FunctionId In : of(Name.Name))
        scan(Name, In, Result, 0);
      continue;
    }
    std::vector<FunctionId> Todo{Name.In};
    for (std::size_t I = 0; I < Todo.size() && I < 64; ++I) {
      scan(Name, Todo[I], Result, 0);
      const Body &B = Index.body(Todo[I]);
      auto Lambdas = Inside.find(Index.name(B.UnitIndex, B.Function->Symbol));
      if (Lambdas != Inside.end())
        Todo.insert(Todo.end(), Lambdas->second.begin(), Lambdas->second.end());
    }
    // A record that is declared here is made here.
    const Body &B = Index.body(Name.In);
    if (Name.Kind == Op::Local && Name.Index < B.Function->Locals.size() &&
        B.Unit->Types[B.Function->Locals[Name.Index].Type].Kind == ir::TypeKind::Record)
      Result.Made = true;
  }
  return Result;
}

void Uses::alias(FunctionId In, ir::ValueId Other, HandleUse &To) {
  const ir::Function &F = *Index.body(In).Function;
  Variable Name = variable(In, Other);
  // What a parameter points at is a caller's; a handle of many names is anybody's.
  if (!Name.valid() || F.Values[withoutCasts(F, Other)].Op == Op::Deref ||
      Name.Kind == Op::Param || To.Names.size() >= 8) {
    To.Escapes = true;
    return;
  }
  if (std::find(To.Names.begin(), To.Names.end(), Name) == To.Names.end())
    To.Names.push_back(Name);
}

void Uses::passed(const Variable &Handle, FunctionId In, const ir::Inst &Call, HandleUse &To,
                  unsigned Depth) {
  const ir::FunctionSummary *Model = Index.model(In, Call);
  if (Model && Model->Role != Role::Unknown) {
    // Which option it is, only the caller of this function knows. A global is one by
    // its name: zmq::sockopt::linger.
    const ir::Function &F = *Index.body(In).Function;
    for (const ir::Setting &S : Model->Settings)
      if (S.WhenArg >= 0 && std::size_t(S.WhenArg) < Call.Args.size()) {
        Op Which = F.Values[Call.Args[std::size_t(S.WhenArg)]].Op;
        To.Escapes = To.Escapes ||
                     (Which != Op::Const && Which != Op::String && Which != Op::Global);
      }
    return;
  }
  std::vector<FunctionId> Callees = Index.callees(In, Call);
  if (Callees.empty() || Depth >= 3) {
    To.Escapes = true;
    return;
  }
  for (FunctionId Callee : Callees)
    for (std::uint32_t P = 0; P < Call.Args.size(); ++P)
      if (isIt(Handle, In, Call.Args[P])) {
        if (P < Index.body(Callee).Function->Params.size())
          scan({Op::Param, Callee, P, 0}, Callee, To, Depth + 1);
        else
          To.Escapes = true;
      }
}

void Uses::scan(const Variable &Handle, FunctionId In, HandleUse &To, unsigned Depth) {
  const Body &B = Index.body(In);
  const ir::Function &F = *B.Function;
  for (ir::InstId Id = 0; Id < F.Insts.size(); ++Id) {
    const ir::Inst &I = F.Insts[Id];
    switch (I.Kind) {
    case ir::InstKind::Call: {
      bool Given = isIt(Handle, In, I.Receiver);
      for (ir::ValueId Arg : I.Args)
        Given = Given || isIt(Handle, In, Arg);
      if (Given)
        passed(Handle, In, I, To, Depth);
      for (const ir::Value *V : {I.CalleeValue ? &F.Values[I.CalleeValue] : nullptr})
        if (V && V->Op == Op::Bind)
          for (ir::ValueId Each : V->Operands)
            To.Escapes = To.Escapes || isIt(Handle, In, Each);
      break;
    }
    case ir::InstKind::Assign: {
      const ir::Value &Target = F.Values[I.Target];
      std::string_view Name = Target.Op == Op::Field ? B.Unit->str(Target.Name) : "";
      if (Name.starts_with('#')) {
        if (isIt(Handle, In, Target.A))
          To.Options.push_back({Name, {In, Id}});
        break;
      }
      if (isIt(Handle, In, I.Target) && Target.Op != Op::Deref) {
        const ir::Value *Source = I.Source ? &F.Values[I.Source] : nullptr;
        while (Source && converts(Source->Op) && Source->A)
          Source = &F.Values[Source->A];
        if (!Source || Source->Op == Op::Const || Source->Op == Op::Opaque)
          break;
        const ir::FunctionSummary *Model =
            Source->Op == Op::Result && Source->Index < F.Insts.size()
                ? Index.model(In, F.Insts[Source->Index])
                : nullptr;
        if (Model && Model->Role != Role::Unknown) {
          To.Made = true;
          To.Makers.push_back({In, Source->Index});
        } else
          alias(In, I.Source, To);
      } else if (isIt(Handle, In, I.Source))
        alias(In, I.Target, To);
      break;
    }
    case ir::InstKind::Return:
      To.Escapes = To.Escapes || isIt(Handle, In, I.Source);
      break;
    default:
      break;
    }
  }
}

const ir::Inst *Uses::setter(Site Assignment) const {
  const ir::Function &F = *Index.body(Assignment.In).Function;
  const ir::Location &Where = F.Insts[Assignment.At].Where;
  for (ir::InstId Id = Assignment.At; Id-- > 0;)
    if (F.Insts[Id].Kind == ir::InstKind::Call)
      return F.Insts[Id].Where == Where ? &F.Insts[Id] : nullptr;
  return nullptr;
}

} // namespace retrylint::link
