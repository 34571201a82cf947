//===- Closures.cpp - Functions that captured other functions -------------===//
///
/// \file
/// A helper is handed a completion, and hands a closure of its own to a library, which
/// calls the completion: of the helper alone it is not known what its closure runs. So
/// a closure's term carries what the captured variables hold through which it calls, and
/// where functions are known of them the closure is run with those.
///
//===----------------------------------------------------------------------===//

#include "link/Engine.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;

static constexpr unsigned MaxDepth = 4;

/// The variable that a value reads, where a call can go through it.
static const ir::Value *variableOf(const ir::Function &F, ir::ValueId Id) {
  for (unsigned Depth = 0; Id && Depth < 4; ++Depth) {
    const ir::Value &V = F.Values[Id];
    if (V.Op == Op::Param || V.Op == Op::Local)
      return &V;
    // A std::function is moved on, and called through a reference.
    if (V.Op != Op::Cast && V.Op != Op::Deref && V.Op != Op::Address)
      return nullptr;
    Id = V.A;
  }
  return nullptr;
}

PlaceId Engine::variablePlace(FunctionId In, const ir::Value &V) {
  FunctionId Owner = In;
  if (V.Name)
    Owner = Index.definition(Index.name(Index.body(In).UnitIndex, V.Name));
  return Owner == ir::None ? 0
                           : Terms.intern({V.Op == Op::Param ? PlaceKind::Param
                                                             : PlaceKind::Local,
                                           Owner, V.Index, 0, 0});
}

const std::vector<PlaceId> &Engine::calledThrough(FunctionId Id) {
  static const std::vector<PlaceId> Nothing;
  if (CalledThrough[Id])
    return *CalledThrough[Id];
  CalledThrough[Id] = std::make_unique<std::vector<PlaceId>>(); // while it is made: nothing
  std::vector<PlaceId> Found;
  auto Add = [&](PlaceId Place) {
    if (Place && std::find(Found.begin(), Found.end(), Place) == Found.end())
      Found.push_back(Place);
  };
  const Body &B = Index.body(Id);
  const ir::Function &F = *B.Function;
  for (const ir::Inst &I : F.Insts) {
    if (I.Kind != ir::InstKind::Call)
      continue;
    if (!I.Callee)
      if (const ir::Value *V = variableOf(F, I.CalleeValue))
        Add(variablePlace(Id, *V));
    for (FunctionId Callee : Index.sureCallees(Id, I))
      for (PlaceId Place : calledThrough(Callee)) {
        const PlaceKey Key = Terms.place(Place);
        const ir::Value *V = Key.Kind == PlaceKind::Param && Key.Function == Callee &&
                                     Key.Index < I.Args.size()
                                 ? variableOf(F, I.Args[Key.Index])
                                 : nullptr;
        if (V)
          Add(variablePlace(Id, *V));
      }
  }
  // What closures made here captured.
  for (const ir::Value &V : F.Values)
    if (V.Op == Op::Function) {
      FunctionId Made = Index.definition(Index.name(B.UnitIndex, V.Name));
      if (Made != ir::None && Index.body(Made).Function->Parent)
        for (PlaceId Place : calledThrough(Made))
          if (Terms.place(Place).Function != Made)
            Add(Place);
    }
  // A local that is given what a parameter holds, to be captured.
  for (std::size_t At = 0; At < Found.size(); ++At) {
    const PlaceKey Key = Terms.place(Found[At]);
    if (Key.Kind == PlaceKind::Local && Key.Function == Id)
      for (const ir::Inst &I : F.Insts)
        if (assigns(F, I, Key.Index))
          if (const ir::Value *V = variableOf(F, I.Source))
            Add(variablePlace(Id, *V));
  }
  CalledThrough[Id] = std::make_unique<std::vector<PlaceId>>(std::move(Found));
  return *CalledThrough[Id];
}

/// Places of functions around it that a closure calls through.
static std::vector<PlaceId> captured(Engine &E, FunctionId Id) {
  std::vector<PlaceId> Result;
  if (E.Index.body(Id).Function->Parent)
    for (PlaceId Place : E.calledThrough(Id))
      if (E.Terms.place(Place).Function != Id && Result.size() < Terms::MaxCaptured)
        Result.push_back(Place);
  return Result;
}

TermId Engine::closure(NameId Symbol, State &S) {
  FunctionId Id = Index.definition(Symbol);
  std::array<TermId, Terms::MaxCaptured> Held{};
  if (Id != ir::None) {
    std::vector<PlaceId> Places = captured(*this, Id);
    for (std::size_t I = 0; I < Places.size(); ++I)
      Held[I] = read(Places[I], S);
  }
  return Terms.function(Symbol, Held);
}

/// The function that a term stands for, inside of what was bound to it.
static const Term *functionOf(const Terms &T, TermId Id) {
  const Term *X = &T[Id];
  if (X->Kind == TermKind::Bind)
    X = &T[X->A];
  return X->Kind == TermKind::Function ? X : nullptr;
}

bool Engine::knowsWhatItCalls(TermId Closure) const {
  const Term *F = functionOf(Terms, Closure);
  return F && std::ranges::any_of(std::array{F->A, F->B, F->C},
                                  [&](TermId Each) { return functionOf(Terms, Each); });
}

FunctionId Engine::calleeOf(TermId Callee) const {
  const Term *F = functionOf(Terms, Callee);
  return F ? Index.definition(F->Name) : ir::None;
}

const Summary &Engine::outcomes(FunctionId Id, TermId Closure, Scope Sees, Summary &Own) {
  if (!knowsWhatItCalls(Closure) || calleeOf(Closure) != Id || ClosureDepth >= MaxDepth)
    return summary(Id);
  const Term Made = *functionOf(Terms, Closure);
  std::vector<PlaceId> Places = captured(*this, Id);
  State From;
  std::size_t At = 0;
  for (TermId Held : {Made.A, Made.B, Made.C})
    if (At < Places.size())
      From.Env.set(Places[At++], Held);
  ++ClosureDepth;
  Own = summarize(Id, std::move(From), Sees);
  --ClosureDepth;
  for (Outcome &O : Own.Outcomes)
    for (PlaceId Place : Places)
      O.After.Env.erase(Place);
  return Own;
}

} // namespace retrylint::link
