#include "link/Describer.h"

#include <algorithm>
#include <cmath>

namespace retrylint::link {

using ir::Op;

/// An object that a class made, such as an error of a status: that it is there says no more
/// than what it was made of.
bool Describer::isMade(const Term &X) const {
  return X.Symbol == SymbolKind::CallResult && !X.Bits && Index.text(X.Name).starts_with("+[");
}

bool Describer::plainFailureTest(TermId Id) const {
  const Term &X = T[Id];
  // What another function makes of a failure is its judgement.
  if (X.Kind == TermKind::Symbol)
    return X.Symbol != SymbolKind::CallResult || isMade(X);
  if (isAnswersField(Id))
    return true;
  if (X.Kind != TermKind::Operation || !isComparison(X.Op) || !T.isConst(X.B))
    return false;
  const Term &Left = T[X.A];
  bool Field = isAnswersField(X.A);
  if (Left.Kind != TermKind::Symbol && Left.Op != Op::Cast && !Field)
    return false;
  std::int64_t Number = T[X.B].Int;
  if (Left.Kind == TermKind::Symbol && Left.Symbol == SymbolKind::CallResult)
    return Number == 0 && isMade(Left);
  if (Number == 0)
    return true;
  // A status that only tells success from all else: >= 400, != 200.
  const Term *Status = &Left;
  while (Status->Kind == TermKind::Operation && Status->Op == Op::Cast)
    Status = &T[Status->A];
  if ((Field ||
       (Status->Kind == TermKind::Symbol && Status->Symbol == SymbolKind::AttemptError)) &&
      Number >= 199 && (Number < 400 || (Number == 400 && isOrder(X.Op))))
    return true;
  if (const ir::FunctionSummary *Model = Worst->Root->Model) {
    for (const ir::FailureSign &Sign : Model->Failures)
      if (Sign.Number == Number && Left.Symbol == SymbolKind::AttemptResult)
        return true;
    for (const ir::FieldSign &Each : Model->FieldFailures)
      if (Field && Each.Sign.Number == Number && Index.find(Each.Field) == Left.Name)
        return true;
  }
  return Number == -1 && Left.Symbol == SymbolKind::AttemptResult;
}

/// More is asked of a field that tells of an error than whether there is one:
/// "c->err & (IO | EOF)", "reply->code == Busy".
bool Describer::looksIntoCode(TermId Id) const {
  const Term &X = T[Id];
  // Of the failure itself it is known what its codes mean.
  if (X.Kind != TermKind::Operation || (T.taint(Id) & TaintError))
    return false;
  if (isComparison(X.Op) && (!T.isConst(X.B) || T[X.B].Int == 0))
    return X.A && T[X.A].Kind == TermKind::Operation && looksIntoCode(X.A);
  if (!isComparison(X.Op) && X.Op != Op::And)
    return X.Op == Op::Cast && looksIntoCode(X.A);
  bool Found = false;
  T.visit(X.A, [&](TermId, const Term &Part) {
    NameId Name = 0;
    if (Part.Kind == TermKind::Operation && Part.Op == Op::Field)
      Name = Part.Name;
    else if (Part.Kind == TermKind::Symbol && Part.Symbol == SymbolKind::Entry &&
             T.place(Part.Name).Kind == PlaceKind::Field)
      Name = T.place(Part.Name).Name;
    Found = Found || (Name && hasWord(symbolName(Index.text(Name)),
                                      {"err", "error", "errno", "errcode", "code", "status"}));
  });
  return Found;
}

Place Describer::testOfCall(const Lap &L) const {
  for (const Test &Each : L.End.Tests)
    if (!Each.Handler && Each.In == Group.Site.In && Each.EventsBefore > L.RootAt &&
        mentionsCall(Group.Site, F.Blocks[Each.Block].Condition))
      return testWhere(Each);
  return {};
}

Place Describer::decidedWhere(const Lap &L) const {
  for (FunctionId Each : Group.Handed) {
    Place Other;
    for (const Test &Seen : L.End.Tests)
      if (Seen.In == Each && !Seen.Handler && testWhere(Seen).valid()) {
        if ((T.taint(Seen.Condition) & TaintError) && plainFailureTest(Seen.Condition) &&
            (!L.ByStatus || status(Seen)))
          return testWhere(Seen);
        if (!Other.valid())
          Other = testWhere(Seen);
      }
    bool Runs = std::ranges::any_of(L.End.Events, [&](const EventRef &Event) {
      return Event->Site.In == Each || std::ranges::any_of(Event->Via, [&](const Site &Via) {
               return Via.In == Each;
             });
    });
    if (Other.valid() || Runs || Group.Again.In == Each)
      return Other.valid() ? Other : Index.place(Each, Index.body(Each).Function->Where);
  }
  return {};
}

void Describer::selectivity() {
  Selectivity &S = C->Selectivity;
  S.CatchAllWhere = testOfCall(*Worst);
  if (!S.CatchAllWhere.valid())
    S.CatchAllWhere = decidedWhere(*Worst);
  bool Told = false;
  for (const Lap &L : Group.Laps) {
    const Test *Caught = caughtBy(L);
    for (const Test &Each : L.End.Tests) {
      // What makes exceptions of codes decides nothing yet: it is seen by which of them
      // lead round.
      if (Caught && &Each < Caught && Each.In != Group.Site.In && !Each.Handler)
        continue;
      if (!Each.Handler && looksIntoCode(Each.Condition) && leaves(Each))
        Told = true;
      if (!(T.taint(Each.Condition) & TaintError))
        continue;
      if (Each.Handler) {
        catches(Each, Told);
        continue;
      }
      // Of what is thrown on this way the answer is always the same.
      if (E.decided(Each.Condition))
        continue;
      if (switchTells(Each)) {
        Told = true;
        continue;
      }
      if (plainFailureTest(Each.Condition)) {
        // Of what came through only the test of its status lets it round.
        if (!S.CatchAllWhere.valid() &&
            (!L.ByStatus || L.Hops.empty() || status(Each)))
          S.CatchAllWhere = testWhere(Each);
        continue;
      }
      if (leaves(Each) && !onlyCancelled(L, Each) && !joinsAtOnce(Each))
        Told = true;
    }
    for (auto &[Id, Known] : L.End.Known) {
      if (!tellsOfRoot(L, Id) || leftByAnother(L, Id) || !Known.single())
        continue;
      std::string Name;
      ir::FailureClass Class = classOf(L.Root->Model, Known.Low, &Name);
      if (Class != ir::FailureClass::Permanent && Class != ir::FailureClass::Cancelled &&
          Class != ir::FailureClass::Throttled)
        continue;
      // One that a test names, not one that is left over.
      for (const Test &Each : L.End.Tests) {
        const Term &X = T[Each.Condition];
        bool Here = Each.In == Group.Site.In ||
                    std::any_of(L.Hops.begin(), L.Hops.end(),
                                [&](const Hop &H) { return H.Handler == Each.In; });
        if (Here && X.Kind == TermKind::Operation &&
            ((X.Op == Op::Eq && Each.Taken) || (X.Op == Op::Ne && !Each.Taken)) &&
            T.isConst(X.B) && T[X.B].Int == Known.Low) {
          if (Class == ir::FailureClass::Cancelled && askedForAgain(L))
            break;
          if (std::none_of(S.Retried.begin(), S.Retried.end(),
                           [&](auto &Other) { return Other.Name == Name; }))
            S.Retried.push_back({Name, Class, testWhere(Each)});
          break;
        }
      }
    }
    for (const EventRef &Each : L.End.Events) {
      Told = Told || Each->Kind == EventKind::Classify;
      if (Each->Kind == EventKind::RetryAfter)
        S.ReadsRetryAfter = Tristate::Yes;
    }
    S.SeesStatus = S.SeesStatus || L.ByStatus;
  }
  for (const Test &Each : Group.FailureExits)
    if (!Each.Handler &&
        (looksIntoCode(Each.Condition) ||
         ((T.taint(Each.Condition) & TaintError) &&
          (!plainFailureTest(Each.Condition) || leavesBySwitch(Each)) &&
          !onlyCancelled(*Worst, Each))))
      Told = true;
  bool AllThrown = std::ranges::all_of(Group.Laps, [&](const Lap &L) { return caughtBy(L); });
  Told = Told || std::ranges::any_of(Group.Leaving, [&](const auto &Each) {
           return (Each.first ? std::ranges::find(Group.Thrown, Each.first) == Group.Thrown.end()
                              : AllThrown) &&
                  refused(Each.second);
         });
  S.Classified = Told ? Tristate::Yes : Tristate::No;
  if (!Told)
    judged();
  bool AllUnsent = true, Sent = false;
  for (const Lap &L : Group.Laps) {
    Tristate Each = unsent(L);
    AllUnsent = AllUnsent && Each == Tristate::Yes;
    Sent = Sent || Each == Tristate::No;
  }
  S.OnlyUnsent = Sent ? Tristate::No : AllUnsent ? Tristate::Yes : Tristate::Unknown;
  if (!S.CatchAllWhere.valid())
    S.CatchAllWhere = C->Attempt.Where;
}

/// The handler of the cycle's function by which the failure leads round, where it is known
/// what was thrown.
const Test *Describer::caughtBy(const Lap &L) const {
  for (auto Each = L.End.Tests.rbegin(); Each != L.End.Tests.rend(); ++Each)
    if (Each->Handler && Each->In == Group.Site.In && Each->EventsBefore > L.RootAt)
      return T[Each->Condition].Kind == TermKind::Symbol && T[Each->Condition].Name ? &*Each
                                                                                    : nullptr;
  return nullptr;
}

/// The attempt failed, or its answer was no.
bool Describer::refused(const Lap &Way) const {
  if (!Way.ByStatus)
    return true;
  return std::ranges::any_of(Way.End.Known, [&](const auto &Each) {
    auto &[Id, Known] = Each;
    bool Status = isAnswersField(Id) ? namesStatus(T[Id].Name) : !isAnswer(T[Id]);
    return isErrorSymbol(Id) && Status && Known.Low >= 400;
  });
}

/// A function that is asked about each exception and never says no: it is there that
/// failures have to be told apart.
void Describer::judged() {
  for (const Lap *L : {Worst, static_cast<const Lap *>(&Group.Laps.front())})
    for (std::size_t At = L->RootAt; At < L->End.Events.size(); ++At) {
      const Event &Each = *L->End.Events[At];
      if (Each.Kind != EventKind::Judged ||
          std::ranges::none_of(L->End.Tests, [&](const Test &Asks) {
            return !Asks.Handler && Asks.In == Each.Site.In &&
                   mentionsCall(Each.Site,
                                Index.body(Asks.In).Function->Blocks[Asks.Block].Condition);
          }))
        continue;
      const ir::Function &Judge = *Index.body(Each.Judge).Function;
      Place Answer;
      unsigned Answers = 0;
      for (const ir::Inst &I : Judge.Insts)
        if (I.Kind == ir::InstKind::Return && I.Source) {
          const ir::Value &V = Judge.Values[withoutCasts(Judge, I.Source)];
          if (V.Op == Op::Const && V.Int == 0)
            continue;
          Answer = Index.place(Each.Judge, I.Where);
          ++Answers;
        }
      if (Answers != 1)
        continue;
      C->Selectivity.CatchAllWhere = Answer;
      C->Selectivity.CatchAllText = Index.functionName(Each.Judge);
      return;
    }
}

/// Whoever cancelled it has asked for the new start: the way round tests a flag that is
/// set where it is cancelled.
bool Describer::askedForAgain(const Lap &L) const {
  auto Cancels = [&](FunctionId Id) {
    const ir::Function &Writer = *Index.body(Id).Function;
    return std::any_of(Writer.Insts.begin(), Writer.Insts.end(), [&](const ir::Inst &I) {
      if (I.Kind != ir::InstKind::Call)
        return false;
      const ir::FunctionSummary *Model = Index.model(Id, I);
      return Model && Model->Role == ir::Role::Cancel;
    });
  };
  bool Found = false;
  for (const Test &Each : L.End.Tests)
    if (!Each.Handler)
      T.visit(Each.Condition, [&](TermId, const Term &X) {
        if (X.Kind != TermKind::Symbol || X.Symbol != SymbolKind::Entry)
          return;
        const PlaceKey &Key = T.place(X.Name);
        if (Key.Kind != PlaceKind::Field && Key.Kind != PlaceKind::Global)
          return;
        const std::vector<FunctionId> &Writers = Index.stored(Key.Name).Writers;
        Found = Found || std::any_of(Writers.begin(), Writers.end(), Cancels);
      });
  return Found;
}

Tristate Describer::unsent(const Lap &L) const {
  using ir::FailureClass;
  const ir::FunctionSummary *Model = L.Root->Model;
  if (!Model)
    return Tristate::Unknown;
  auto Harmless = [](FailureClass Class) {
    return Class == FailureClass::Connect || Class == FailureClass::Throttled ||
           Class == FailureClass::Again;
  };
  for (const EventRef &Each : L.End.Events)
    if (Each->Kind == EventKind::Classify)
      return Tristate::Unknown;
  for (const Test &Each : L.End.Tests) {
    if (Each.Handler || !(T.taint(Each.Condition) & TaintError))
      continue;
    const Term &X = T[Each.Condition];
    // What a function made of the failure is its judgement.
    bool Judged = false;
    T.visit(Each.Condition, [&](TermId, const Term &Part) {
      Judged = Judged || (Part.Kind == TermKind::Symbol &&
                          Part.Symbol == SymbolKind::CallResult && Part.Name);
    });
    if (Judged && X.Kind != TermKind::Const)
      return Tristate::Unknown;
  }
  bool Any = false;
  for (auto &[Id, Known] : L.End.Known) {
    if (!tellsOfRoot(L, Id) || leftByAnother(L, Id))
      continue;
    bool Sent = false, Possible = false;
    for (const ir::CodeClass &Each : Model->Classes)
      for (std::int64_t Code : Each.Codes)
        if (Known.contains(Code)) {
          Possible = true;
          Sent = Sent || !Harmless(Each.Class);
        }
    if (Known.single() && Possible && !Sent)
      return Tristate::Yes;
    Any = Any || Sent;
  }
  if (Any)
    return Tristate::No;
  // No code tells: an exception, null, false. Whoever catches one kind looked.
  return std::any_of(L.End.Tests.begin(), L.End.Tests.end(),
                     [](const Test &Each) { return Each.Handler && Each.Handler->TypeName; })
             ? Tristate::Unknown
             : Tristate::No;
}

/// A transaction that the database itself asks to run again: it has undone what was done.
bool Describer::transactionRerun() const {
  if (C->Bound.ByCount != Tristate::Yes && !C->Bound.MaxAttempts)
    return false;
  for (FunctionId In : around()) {
    const Body &B = Index.body(In);
    for (const ir::Value &V : B.Function->Values)
      if (V.Op == Op::String && V.Name) {
        std::string_view Text = B.Unit->str(V.Name);
        if (Text == "40001" || Text == "40P01")
          return true;
      }
    for (const ir::Try &Each : B.Function->Tries)
      for (const ir::Handler &H : Each.Handlers)
        if (H.TypeName && sounds(B.Unit->str(H.TypeName),
                                 {"serialization", "deadlock", "rollback"}))
          return true;
    for (const ir::Inst &I : B.Function->Insts)
      if (I.Kind == ir::InstKind::Call && within({In, ir::InstId(&I - B.Function->Insts.data())}) &&
          sounds(B.Unit->str(I.Name), {"commit", "rollback", "begintransaction",
                                       "begin_transaction", "starttransaction",
                                       "start_transaction"}))
        return true;
  }
  return false;
}

void Describer::catches(const Test &Each, bool &Told) {
  Selectivity &S = C->Selectivity;
  const Body &B = Index.body(Each.In);
  bool Here = Each.In == Group.Site.In;
  if (Here && Each.Handler->Where.valid()) {
    S.CatchAllWhere = Index.place(Each.In, Each.Handler->Where);
    std::string_view Type = B.Unit->str(Each.Handler->TypeName);
    S.CatchAllText = Type.empty() ? "catch (...)" : "catch (" + std::string(Type) + ")";
  }
  for (const ir::Try &Block : B.Function->Tries)
    for (const ir::Handler &Other : Block.Handlers) {
      if (&Other == Each.Handler)
        return;
      if (&Block.Handlers.back() < Each.Handler || &Block.Handlers.front() > Each.Handler)
        break;
      bool Retried = false;
      for (const Lap &L : Group.Laps)
        for (const Test &T : L.End.Tests)
          Retried = Retried || T.Handler == &Other;
      Told = Told || !Retried;
    }
}

bool Describer::switchTells(const Test &Each) const {
  const ir::Block &Block = Index.body(Each.In).Function->Blocks[Each.Block];
  if (Block.Terminator != ir::TerminatorKind::Switch)
    return false;
  for (std::size_t I = 0; I < Block.Cases.size(); ++I) {
    if (Block.Cases[I].First == 0 && Block.Cases[I].Last == 0)
      continue; // success
    bool Round = false;
    for (const Lap &L : Group.Laps)
      for (const Test &Other : L.End.Tests)
        Round = Round || (Other.In == Each.In && Other.Block == Each.Block &&
                          Other.Successor == I);
    if (!Round)
      return true;
  }
  return false;
}

bool Describer::leavesBySwitch(const Test &Each) const {
  const ir::Block &Block = Index.body(Each.In).Function->Blocks[Each.Block];
  if (Block.Terminator != ir::TerminatorKind::Switch || Each.Successor < Block.Cases.size())
    return false;
  bool Named = false, Rest = false;
  for (const Lap &L : Group.Laps)
    for (const Test &Other : L.End.Tests)
      if (!Other.Handler && Other.In == Each.In && Other.Block == Each.Block) {
        Named = Named || (Other.Successor < Block.Cases.size() &&
                          Block.Cases[Other.Successor].First != 0);
        Rest = Rest || Other.Successor == Each.Successor;
      }
  return Named && !Rest;
}

bool Describer::onlyCancelled(const Lap &L, const Test &Each) const {
  const Term &X = T[Each.Condition];
  return X.Kind == TermKind::Operation && isComparison(X.Op) && T.isConst(X.B) &&
         classOf(L.Root->Model, T[X.B].Int) == ir::FailureClass::Cancelled;
}

} // namespace retrylint::link
