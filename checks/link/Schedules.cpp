#include "link/Schedules.h"
#include "link/Describer.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;

namespace {

bool speaksOfRetry(std::string_view Name) {
  return hasWord(Name, {"retry", "reconnect", "attempt", "backoff", "resend", "retransmit"});
}

/// "ts_retry", "nextReconnect", "retryAt", or "time" in a function that is called
/// "retry_outgoing": when a retry is due.
bool saysWhenToRetry(std::string_view Field, std::string_view Function) {
  return hasWord(Field, {"ts", "time", "at", "next", "when", "until", "after", "due", "deadline",
                         "timestamp", "expires", "expiry"}) &&
         (speaksOfRetry(Field) ||
          (speaksOfRetry(Function) && !hasWord(Field, {"timeout", "start", "last", "sent"})));
}

class Finder {
public:
  explicit Finder(Engine &E) : E(E), Index(E.Index) {}

  void find(FunctionId In, std::vector<RetryCycle> &Found) {
    const Body &B = Index.body(In);
    const ir::Function &F = *B.Function;
    std::vector<ir::StringId> Seen;
    for (ir::InstId Id = 0; Id < F.Insts.size(); ++Id) {
      const ir::Inst &I = F.Insts[Id];
      if (I.Kind != ir::InstKind::Assign || !I.Source)
        continue;
      const ir::Value &Target = F.Values[I.Target];
      std::string_view Field = Target.Op == Op::Field ? B.Unit->str(Target.Name) : "";
      if (Field.empty() || Field.starts_with('#') ||
          !saysWhenToRetry(symbolName(Field), B.Unit->str(F.Name)) ||
          F.Values[withoutCasts(F, I.Source)].Op == Op::Const)
        continue;
      if (std::ranges::find(Seen, Target.Name) != Seen.end())
        continue;
      LapGroup Group = laps({In, Id});
      if (Group.Laps.empty())
        continue;
      Seen.push_back(Target.Name);
      Found.push_back(Describer(E, Group).schedule(symbolName(Field)));
    }
  }

private:
  LapGroup laps(Site At) {
    LapGroup Group;
    Group.Site = Group.Again = At;
    Group.Back = Back::Queue;
    const ir::Function &F = *Index.body(At.In).Function;
    Engine::Run Run;
    Run.In = At.In;
    Run.Steps = 3000;
    bool Unclear = false;
    std::vector<PlaceId> Counters;
    auto Take = [&](State &S) {
      PlaceId Target = E.placeOf(At.In, F.Insts[At.At].Target, S);
      const TermId *Held = Target ? S.Env.find(Target) : nullptr;
      TermId Delay = Held ? afterNow(*Held) : 0;
      if (!Delay)
        return false;
      auto Same = std::ranges::count_if(Group.Laps, [&](const Lap &L) {
        return L.End.Events.back()->Delay == Delay;
      });
      if (Same >= 4 || Group.Laps.size() >= 64)
        return true;
      Unclear = Unclear || !isClear(Delay, S, Counters);
      Lap L;
      L.End = std::move(S);
      auto Wait = std::make_shared<Event>();
      Wait->Kind = EventKind::Wait;
      Wait->Wait = WaitKind::Guard;
      Wait->Site = At;
      Wait->Delay = Delay;
      auto Root = std::make_shared<Event>();
      Root->Kind = EventKind::Attempt;
      Root->Site = At;
      L.Root = Root;
      L.End.Events = {Root, std::move(Wait)};
      Group.Laps.push_back(std::move(L));
      return true;
    };
    // What is done once the time is set says nothing of it.
    Run.Stop = [&](State &S, ir::BlockId, ir::InstId) { return Take(S); };
    Run.End = [&](Outcome O) { Take(O.After); };
    E.run(Run, counting(At.In), 0, 0);
    // Beside a way that may grow, one that stands still is its cap or its start.
    if (Unclear)
      Group.Laps.clear();
    for (PlaceId Counter : Counters)
      count(Counter, Group);
    return Group;
  }

  /// What is added to the present time; 0 where that is not what a term is.
  TermId afterNow(TermId Id) {
    const Term X = E.Terms[Id];
    if (X.Kind != TermKind::Operation)
      return 0;
    if (X.Op == Op::Cast)
      return afterNow(X.A);
    if (X.Op != Op::Add)
      return 0;
    bool A = isNow(X.A), B = isNow(X.B);
    return A == B ? 0 : A ? X.B : X.A;
  }

  /// The clock's time, or a field or global that is given nothing but that: what a
  /// program's main loop keeps, so as not to ask the clock each time.
  bool isNow(TermId Id) {
    if (E.Terms.taint(Id) & TaintNow)
      return true;
    const Term &X = E.Terms[Id];
    if (X.Kind != TermKind::Symbol || X.Symbol != SymbolKind::Entry)
      return false;
    NameId Name = E.Terms.place(X.Name).Name;
    return Name && !Index.stored(Name).Writers.empty() &&
           eachWrite(Name, [&](FunctionId In, const ir::Inst &I) {
             const ir::Function &F = *Index.body(In).Function;
             return F.Values[withoutCasts(F, I.Source)].Op == Op::Now;
           });
  }

  /// The function's beginning, with the counters that it reads as one place each, also where
  /// a list of requests is walked over.
  State counting(FunctionId In) {
    const Body &B = Index.body(In);
    State Begin;
    for (ir::ValueId Each = 0; Each < B.Function->Values.size(); ++Each) {
      const ir::Value &V = B.Function->Values[Each];
      if (V.Op != Op::Field || !V.Name || B.Unit->str(V.Name).starts_with('#') ||
          !Index.stored(Index.name(B.UnitIndex, V.Name)).SelfUpdate)
        continue;
      State Nothing;
      PlaceId Place = E.placeOf(In, Each, Nothing);
      if (Place && !E.Terms.place(Place).Base && counts(E.Terms.place(Place).Name))
        Begin.Env.set(Place, E.read(Place, Begin, &B.Unit->Types[V.Type]));
    }
    return Begin;
  }

  /// How the fields go on that a delay is made of, from one schedule to the next, is known:
  /// counters count, settings stand still, and what this way gives them is what it says.
  bool isClear(TermId Delay, const State &S, std::vector<PlaceId> &Counters) {
    bool Clear = true;
    E.Terms.visit(Delay, [&](TermId, const Term &X) {
      if (X.Kind != TermKind::Symbol || X.Symbol != SymbolKind::Entry)
        return;
      NameId Name = E.Terms.place(X.Name).Name;
      if (!Name)
        return;
      if (Index.stored(Name).SelfUpdate && counts(Name))
        Counters.push_back(X.Name);
      else if (!S.Env.find(X.Name))
        Clear = Clear && !Index.stored(Name).SelfUpdate && isSetting(Name);
    });
    return Clear;
  }

  /// Each way moves a counter, also where its delay is made of something else: the first
  /// one, or the longest.
  void count(PlaceId Counter, LapGroup &Group) {
    ir::Type Type;
    Type.Kind = ir::TypeKind::Int;
    Type.Bits = 64;
    Group.Before.set(Counter, E.Terms.constant(0));
    for (Lap &L : Group.Laps) {
      const Term Held = E.Terms[E.read(Counter, L.End)];
      if (Held.Kind == TermKind::Symbol && Held.Name == Counter)
        L.End.Env.set(Counter, E.Terms.operation(Op::Add, Type, E.read(Counter, L.End),
                                                 E.Terms.constant(1)));
    }
  }

  /// Every write counts by one, or by an amount that a caller says, or starts over.
  bool counts(NameId Field) {
    return eachWrite(Field, [&](FunctionId In, const ir::Inst &I) {
      const ir::Function &F = *Index.body(In).Function;
      const ir::Value &V = F.Values[withoutCasts(F, I.Source)];
      if (V.Op != Op::Add)
        return V.Op == Op::Const;
      return isStep(F, V.B);
    });
  }

  /// One, or what a caller or a test makes one or nothing.
  bool isStep(const ir::Function &F, ir::ValueId Id, unsigned Depth = 0) {
    const ir::Value &V = F.Values[withoutCasts(F, Id)];
    switch (V.Op) {
    case Op::Const:
      return V.Int == 1 || (Depth && V.Int == 0);
    case Op::Param:
      return true;
    case Op::Select:
      return isStep(F, V.B, Depth + 1) && isStep(F, V.Operands[0], Depth + 1);
    case Op::Local:
      return !V.Name && Depth < 2 &&
             std::ranges::all_of(F.Insts, [&](const ir::Inst &I) {
               return !assigns(F, I, V.Index) || isStep(F, I.Source, Depth + 1);
             });
    default:
      return false;
    }
  }

  /// Only what sets things up writes it.
  bool isSetting(NameId Field) {
    return eachWrite(Field, [&](FunctionId In, const ir::Inst &) {
      const ir::Function &F = *Index.body(In).Function;
      return F.Kind == ir::FunctionKind::Constructor ||
             sounds(Index.functionName(In),
                    {"init", "conf", "set", "new", "create", "parse", "default", "load",
                     "option", "main", "make"});
    });
  }

  template <class Test> bool eachWrite(NameId Field, Test Is) {
    for (FunctionId In : Index.stored(Field).Writers) {
      const Body &B = Index.body(In);
      for (const ir::Inst &I : B.Function->Insts) {
        if (I.Kind != ir::InstKind::Assign || !I.Source)
          continue;
        const ir::Value &Target = B.Function->Values[I.Target];
        if ((Target.Op == Op::Field || Target.Op == Op::Global) && Target.Name &&
            Index.name(B.UnitIndex, Target.Name) == Field && !Is(In, I))
          return false;
      }
    }
    return true;
  }

  Engine &E;
  const link::Index &Index;
};

} // namespace

std::vector<RetryCycle> findSchedules(Engine &E) {
  std::vector<RetryCycle> Found;
  Finder Finds(E);
  for (FunctionId In = 1; In < E.Index.size(); ++In)
    Finds.find(In, Found);
  return Found;
}

/// What functions compare a field with to see how far it has come: they may give up there.
struct Limits {
  bool Unknown = false;          ///< with what is no constant
  std::int64_t Largest = 0;      ///< of the constants
};

static Limits limits(Engine &E, NameId Field) {
  Limits Found;
  for (FunctionId In : E.Uses.of(Field)) {
    const Body &B = E.Index.body(In);
    const ir::Function &F = *B.Function;
    auto At = [&](ir::ValueId Id) -> const ir::Value & { return F.Values[withoutCasts(F, Id)]; };
    auto IsIt = [&](ir::ValueId Id) {
      const ir::Value &Sum = At(Id), &V = Sum.Op == Op::Add ? At(Sum.A) : Sum;
      return V.Op == Op::Field && V.Name && E.Index.name(B.UnitIndex, V.Name) == Field;
    };
    for (const ir::Value &V : F.Values) {
      if (!isComparison(V.Op) || !V.A || !V.B || IsIt(V.A) == IsIt(V.B))
        continue;
      const ir::Value &Limit = At(IsIt(V.A) ? V.B : V.A);
      if (Limit.Op == Op::Const)
        Found.Largest = std::max(Found.Largest, Limit.Int);
      else
        Found.Unknown = true;
    }
  }
  return Found;
}

/// Beside the way on which the delay grows there is one on which it stands still, once it
/// has been compared with something.
bool Describer::cappedByWay() const {
  return std::ranges::any_of(Group.Laps, [&](const Lap &L) {
    return !mentionsMoved(L.End.Events.back()->Delay) &&
           std::ranges::any_of(L.End.Tests, [&](const Test &Each) {
             const Term &X = T[Each.Condition];
             return X.Kind == TermKind::Operation && isOrder(X.Op) &&
                    mentionsMoved(Each.Condition);
           });
  });
}

RetryCycle Describer::schedule(const std::string &Field) {
  RetryCycle Result;
  C = &Result;
  Moved = movedPlaces(E, Group);
  Numbers = replay(E, Group);
  Worst = &Group.Laps.front();
  C->Attempt.Name = lastComponent(Index.functionName(Group.Site.In));
  C->Attempt.Function = Index.functionName(Group.Site.In);
  C->Attempt.Where = where(Group.Site);
  C->Back = Back::Queue;
  C->BackWhere = C->Attempt.Where;
  for (const WaitTrace &Trace : Numbers.Waits) {
    Delay D = delay(Trace, false);
    D.Call = Field;
    // The unit of time is whatever the program's clock has.
    D.First.reset();
    D.Increment.reset();
    D.Cap.reset();
    D.Sequence.clear();
    if (cappedByWay())
      D.Capped = Tristate::Yes;
    C->Delays.push_back(std::move(D));
  }
  C->Waits = Tristate::Yes;
  Limits Most;
  for (PlaceId Each : Moved)
    if (NameId Name = T.place(Each).Name) {
      Limits Its = limits(E, Name);
      Most.Unknown = Most.Unknown || Its.Unknown;
      Most.Largest = std::max(Most.Largest, Its.Largest);
    }
  // Whether it has counted at all is no limit.
  bool Counted = Most.Largest > 1;
  C->Bound.ByCount = Most.Unknown ? Tristate::Unknown : Counted ? Tristate::Yes : Tristate::No;
  if (!Most.Unknown && Counted)
    C->Bound.MaxAttempts = unsigned(std::min<std::int64_t>(Most.Largest, 1 << 20)) + 1;
  C->InTest = F.Test;
  step(StepKind::Timer, C->Attempt.Where,
       quoted(Field) + " is set here to when the next attempt is due");
  return Result;
}

} // namespace retrylint::link
