#include "link/Describer.h"

#include <algorithm>
#include <cmath>

namespace retrylint::link {

using ir::Op;

bool Describer::leaves(const Test &X) const {
  for (const Lap &L : Group.Laps)
    for (const Test &Other : L.End.Tests)
      if (Other.In == X.In && Other.Block == X.Block && Other.Successor != X.Successor)
        return false;
  return !triesOtherwise(X);
}

/// On the test's other side stands another attempt: "unix ? openLocal() : openRemote()".
bool Describer::triesOtherwise(const Test &X) const {
  const ir::Function &In = *Index.body(X.In).Function;
  if (X.Handler || In.Blocks[X.Block].Terminator != ir::TerminatorKind::Branch)
    return false;
  const ir::Block &Other = In.Blocks[In.Blocks[X.Block].Successors[1 - X.Successor]];
  return std::ranges::any_of(Other.Insts, [&](ir::InstId Id) {
    const ir::Inst &I = In.Insts[Id];
    if (I.Kind != ir::InstKind::Call)
      return false;
    if (const ir::FunctionSummary *Model = Index.model(X.In, I))
      return Model->Role == ir::Role::Attempt || Model->Role == ir::Role::Start;
    return std::ranges::any_of(Index.sureCallees(X.In, I), [&](FunctionId Callee) {
      return E.matters(Callee) &&
             std::ranges::any_of(E.summary(Callee).Outcomes, &Outcome::attempts);
    });
  });
}

bool Describer::joinsAtOnce(const Test &X) const {
  const ir::Function &In = *Index.body(X.In).Function;
  const ir::Block &Fork = In.Blocks[X.Block];
  if (X.Handler || Fork.Terminator != ir::TerminatorKind::Branch)
    return false;
  auto Joins = [&](ir::BlockId Side, ir::BlockId Other) {
    const ir::Block &Block = In.Blocks[Side];
    return Block.Terminator == ir::TerminatorKind::Jump && Block.Successors.size() == 1 &&
           Block.Successors[0] == Other && !Block.Insts.empty() &&
           std::ranges::all_of(Block.Insts, [&](ir::InstId Id) {
             const ir::Inst &I = In.Insts[Id];
             return I.Kind == ir::InstKind::Call && !I.Model && I.Callee &&
                    Index.body(X.In).Unit->Types[I.ResultType].Kind == ir::TypeKind::Void &&
                    std::ranges::none_of(Index.callees(X.In, I), [&](FunctionId Callee) {
                      return E.matters(Callee);
                    });
           });
  };
  return Joins(Fork.Successors[0], Fork.Successors[1]) ||
         Joins(Fork.Successors[1], Fork.Successors[0]);
}

bool Describer::soundsLikeStop(const Term &X) const {
  if (!X.Name)
    return false;
  std::string_view Name = Index.text(X.Name);
  if (sounds(Name, {"socket", "alloc", "create", "open", "init", "strdup", "parse",
                    "bind", "setsockopt", "fcntl"}))
    return false;
  return X.Bits == 1 ||
         sounds(Name, {"stop", "quit", "exit", "running", "cancel", "abort", "shut",
                       "terminat", "should", "active", "alive", "continue", "interrupt",
                       "signal", "done", "close", "exhaust", "enabled", "allow", "can",
                       "has", "is", "must", "wait", "poll", "expired", "check", "retry"});
}

bool Describer::isTransformed(const Lap &L, PlaceId Place) const {
  const TermId *Held = L.End.Env.find(Place);
  return Held && mentions(*Held, Place) &&
         !(T[*Held].Kind == TermKind::Symbol && T[*Held].Name == Place);
}

/// Whether a pointer is there: only numbers have a width.
bool Describer::isNullTest(TermId Condition, TermId Pointer) const {
  const Term &X = T[Condition];
  return T[Pointer].Bits == 0 && X.Kind == TermKind::Operation &&
         (X.Op == Op::Eq || X.Op == Op::Ne) && X.A == Pointer && T[X.B].Kind == TermKind::Const &&
         T[X.B].Int == 0;
}

Describer::LapBound Describer::boundOf(const Lap &L) {
  LapBound Result;
  for (const Test &Each : L.End.Tests) {
    std::uint16_t Taint = T.taint(Each.Condition);
    if (Each.Handler || !leaves(Each) || T.isConst(Each.Condition))
      continue;
    // Whoever cancels it says stop.
    if (onlyCancelled(L, Each)) {
      Result.Stop = true;
      continue;
    }
    if (Taint & TaintNow) {
      Result.Deadline = true;
      continue;
    }
    bool Moves = false, Stop = false, Deadline = false;
    T.visit(Each.Condition, [&](TermId Id, const Term &X) {
      // That a list ends is nobody's wish to stop.
      if (X.Kind == TermKind::Operation && X.Op == Op::Field && !(T.taint(Id) & TaintError) &&
          !isNullTest(Each.Condition, Id))
        Stop = true;
      if (X.Kind != TermKind::Symbol)
        return;
      switch (X.Symbol) {
      case SymbolKind::Entry: {
        const PlaceKey &Key = T.place(X.Name);
        if (moved(X.Name)) {
          const TermId *Held = L.End.Env.find(X.Name);
          bool Same = !Held || (T[*Held].Kind == TermKind::Symbol &&
                                T[*Held].Name == X.Name &&
                                T[*Held].Symbol == SymbolKind::Entry);
          if (isTransformed(L, X.Name))
            Moves = true;
          else if (Held && !Same && (T.taint(*Held) & (TaintCall | TaintHavoc)))
            Stop = true;
          else
            stuck(Each, X.Name, L, Same);
        } else if (Key.Kind == PlaceKind::Field || Key.Kind == PlaceKind::Global ||
                   Key.Kind == PlaceKind::Pointee)
          Stop = true;
        else if (Key.Kind == PlaceKind::Local && Key.Function == Group.Site.In &&
                 Key.Index < F.Locals.size() && F.Locals[Key.Index].AddressTaken)
          Stop = true;
        else if (Key.Kind == PlaceKind::Local && Key.Function != Group.Site.In)
          Stop = true;
        else if (std::find(Group.Modified.begin(), Group.Modified.end(), X.Name) !=
                 Group.Modified.end())
          stuck(Each, X.Name, L, true);
        break;
      }
      case SymbolKind::Volatile:
        Stop = true;
        break;
      case SymbolKind::CallResult:
        if (X.Name && !(T.taint(Id) & TaintError)) {
          if (sounds(Index.text(X.Name),
                     {"expired", "deadline", "timeout", "timedout", "elapsed"}))
            Deadline = true;
          else if (soundsLikeStop(X))
            Stop = true;
        }
        break;
      default:
        break;
      }
    }, false);
    if (Taint & TaintError)
      continue; // the failure itself decides, nobody else
    Result.Count = Result.Count || Moves;
    Result.Deadline = Result.Deadline || Deadline;
    Result.Stop = Result.Stop || Stop;
  }
  // A lambda or a wait that can be ended from outside: cv.wait_for with a predicate.
  return Result;
}

void Describer::stuck(const Test &Each, PlaceId Place, const Lap &L, bool Unmoved) {
  const Term &X = T[Each.Condition];
  if (X.Kind != TermKind::Operation || !isComparison(X.Op) || Stuck.valid())
    return;
  const PlaceKey &Key = T.place(Place);
  ir::TypeId Type = 0;
  if (Key.Kind == PlaceKind::Local && Key.Index < F.Locals.size())
    Type = F.Locals[Key.Index].Type;
  else if (Key.Kind == PlaceKind::Param && Key.Index < F.Params.size())
    Type = F.Params[Key.Index].Type;
  // A pointer goes over a list.
  if (Index.body(Group.Site.In).Unit->Types[Type].Kind == ir::TypeKind::Pointer)
    return;
  // What it is compared with moves on this way.
  bool Elsewhere = false;
  T.visit(Each.Condition, [&](TermId, const Term &Part) {
    if (Part.Kind != TermKind::Symbol || Part.Symbol != SymbolKind::Entry || Part.Name == Place)
      return;
    const TermId *Held = L.End.Env.find(Part.Name);
    Elsewhere = Elsewhere || (Held && !(T[*Held].Kind == TermKind::Symbol &&
                                        T[*Held].Symbol == SymbolKind::Entry &&
                                        T[*Held].Name == Part.Name));
  });
  if (Elsewhere)
    return;
  // Only where it is counted at all: a flag is no counter. And what must not be zero is
  // a limit only for what is counted down.
  bool NotZero = (X.Op == Op::Eq || X.Op == Op::Ne) && T.isConst(X.B) && T[X.B].Int == 0;
  bool Counted = false;
  for (const ir::Inst &I : F.Insts)
    if (I.Kind == ir::InstKind::Assign && I.Source) {
      State Nothing;
      if (E.placeOf(Group.Site.In, I.Target, Nothing) != Place)
        continue;
      TermId Value = E.eval(Group.Site.In, I.Source, Nothing);
      const Term &V = T[Value];
      Counted = Counted || (V.Kind == TermKind::Operation && V.Op == Op::Add &&
                            mentions(V.A, Place) &&
                            !(NotZero && T.isConst(V.B) && T[V.B].Int > 0));
    }
  if (!Counted)
    return;
  Stuck = Index.place(Each.In, Index.body(Each.In).Function->Blocks[Each.Block].Where);
  StuckName = Key.Kind == PlaceKind::Local && Key.Index < F.Locals.size()
                  ? std::string(Index.body(Group.Site.In).Unit->str(
                        F.Locals[Key.Index].Name))
              : Key.Kind == PlaceKind::Param && Key.Index < F.Params.size()
                  ? std::string(Index.body(Group.Site.In).Unit->str(
                        F.Params[Key.Index].Name))
                  : std::string();
  StuckReset = !Unmoved;
  if (StuckReset)
    if (const TermId *Held = L.End.Env.find(Place))
      StuckResetWhere = assignedWhere(Place, *Held);
}

std::vector<std::pair<const Loop *, ir::BlockId>> Describer::exits() const {
  std::vector<std::pair<const Loop *, ir::BlockId>> Result;
  if (Group.Back != Back::Loop)
    return Result;
  for (const Loop &L : E.loops(Group.Site.In))
    for (ir::BlockId Block = 0; L.Header == Group.Header && Block < F.Blocks.size(); ++Block) {
      const ir::Block &B = F.Blocks[Block];
      if (L.Blocks[Block] && B.Terminator == ir::TerminatorKind::Branch &&
          B.Successors.size() >= 2 && L.Blocks[B.Successors[0]] != L.Blocks[B.Successors[1]])
        Result.emplace_back(&L, Block);
    }
  return Result;
}

void Describer::stuckForGood() {
  if (Stuck.valid())
    return;
  auto Strip = [&](ir::ValueId Id) { return withoutCasts(F, Id); };
  for (auto [L, Block] : exits()) {
    const ir::Block &B = F.Blocks[Block];
    const ir::Value &Test = F.Values[B.Condition];
    if (!isOrder(Test.Op))
      continue;
    for (auto [Counter, Limit] : {std::pair(Test.A, Test.B), std::pair(Test.B, Test.A)}) {
      const ir::Value &V = F.Values[Strip(Counter)];
      const ir::Value &Other = F.Values[Strip(Limit)];
      if (V.Op != Op::Local || V.Name || V.Index >= F.Locals.size() ||
          F.Locals[V.Index].AddressTaken || Index.body(Group.Site.In).Unit->Types[
              F.Locals[V.Index].Type].Kind != ir::TypeKind::Int)
        continue;
      if (Other.Op != Op::Const && Other.Op != Op::Global && Other.Op != Op::Field &&
          Other.Op != Op::Param)
        continue;
      State Nothing;
      PlaceId Place = E.placeOf(Group.Site.In, Strip(Counter), Nothing);
      // It starts as a number, and nothing in the loop or in a lambda changes it.
      const TermId *Start = Group.Before.find(Place);
      if (!Start || !T.isConst(*Start) ||
          std::find(L->Modified.begin(), L->Modified.end(), Place) != L->Modified.end())
        continue;
      Stuck = Index.place(Group.Site.In, B.Where);
      StuckName = std::string(
          Index.body(Group.Site.In).Unit->str(F.Locals[V.Index].Name));
      stuckStep(*L, Block, Strip(Counter));
      return;
    }
  }
}

bool Describer::asksForStop() const {
  return std::ranges::any_of(exits(), [&](const auto &Exit) {
    const ir::Value *V = &F.Values[withoutCasts(F, F.Blocks[Exit.second].Condition)];
    while (V->Op == Op::Not || V->Op == Op::Truth)
      V = &F.Values[withoutCasts(F, V->A)];
    return (V->Op == Op::Field || V->Op == Op::Global) &&
           sounds(symbolName(Index.body(Group.Site.In).Unit->str(V->Name)),
                  {"stop", "quit", "exit", "cancel", "abort", "shut", "terminat",
                   "running", "alive"});
  });
}

void Describer::bound() {
  Bound &Bd = C->Bound;
  bool AllCount = true, AllDeadline = true, AllStop = true, Free = false;
  bool AnyCount = false, AnyDeadline = false, AnyStop = false;
  for (const Lap &L : Group.Laps) {
    LapBound Each = boundOf(L);
    AllCount = AllCount && Each.Count;
    AllDeadline = AllDeadline && Each.Deadline;
    AllStop = AllStop && Each.Stop;
    AnyCount = AnyCount || Each.Count;
    AnyDeadline = AnyDeadline || Each.Deadline;
    AnyStop = AnyStop || Each.Stop;
    Free = Free || !Each.any();
  }
  auto Fact = [&](bool All, bool Any) {
    return All ? Tristate::Yes : Free || !Any ? Tristate::No : Tristate::Unknown;
  };
  Bd.ByCount = Fact(AllCount, AnyCount);
  Bd.ByDeadline = Fact(AllDeadline, AnyDeadline);
  Bd.ByStop = Fact(AllStop, AnyStop);
  // Where something on the way looked at it before, its own test decides nothing.
  if (Bd.ByStop == Tristate::No && asksForStop())
    Bd.ByStop = Tristate::Unknown;
  if (Numbers.MaxAttempts) {
    Bd.MaxAttempts = Numbers.MaxAttempts;
    Bd.ByCount = Tristate::Yes;
  }
  stuckForGood();
  if (Bd.ByCount != Tristate::Yes && Stuck.valid()) {
    Bd.StuckWhere = Stuck;
    Bd.StuckCounter = StuckName;
    Bd.StuckReset = StuckReset;
    Bd.StuckResetWhere = StuckResetWhere;
    Bd.StuckStep = StuckStep;
    Bd.StuckRead = StuckRead;
  }
}

} // namespace retrylint::link
