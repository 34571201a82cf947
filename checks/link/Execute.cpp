//===- Execute.cpp - Follows the ways through a function ------------------===//

#include "link/Engine.h"

#include <algorithm>
#include <unordered_set>

namespace retrylint::link {

using ir::Op;

namespace {
// Bounds of the work on one function. Code that needs more is generated, or a
// parser; what is cut off there is unknown.
constexpr unsigned MaxOutcomes = 16;
constexpr unsigned MaxAlike = 2;
constexpr unsigned MaxAlikeOnce = 8;     ///< of what is run for one caller alone
constexpr unsigned MaxEvents = 24;
constexpr unsigned MaxTests = 48;
constexpr unsigned MaxStates = 4000;
constexpr unsigned MaxKept = 12;        ///< tests that an outcome tells its callers
} // namespace

struct Engine::Work {
  State S;
  ir::BlockId Block = 0;
  std::size_t At = 0;
};

bool Outcome::failed() const {
  for (auto Each = After.Events.rbegin(); Each != After.Events.rend(); ++Each)
    if ((*Each)->Kind == EventKind::Attempt)
      return (*Each)->Failed;
  return false;
}

bool Outcome::attempts() const {
  for (const EventRef &Each : After.Events)
    if (Each->Kind == EventKind::Attempt || Each->Kind == EventKind::Start)
      return true;
  return false;
}

Engine::Engine(const link::Index &Index) : Index(Index), Uses(Index), Dispatch(Index) {
  std::size_t Count = Index.size();
  Summaries.resize(Count);
  InProgress.assign(Count, 0);
  Loops.resize(Count);
  Modified.resize(Count);
  CalledThrough.resize(Count);
  ModifiedInProgress.assign(Count, 0);
  computeMatters();
}

static std::size_t mix(std::size_t Hash, std::size_t More) {
  return (Hash ^ More) * 0x9E3779B97F4A7C15ull + (Hash >> 29);
}

static std::size_t eventHash(const std::vector<EventRef> &Events) {
  std::size_t Hash = Events.size();
  for (const EventRef &E : Events)
    Hash = mix(Hash, (std::size_t(E->Kind) | std::size_t(E->Failed) << 8 |
                      std::size_t(E->Site.In) << 16 | std::size_t(E->Site.At) << 40) +
                         E->Judge);
  return Hash;
}

void Engine::run(const Run &R, State From, ir::BlockId Block, std::size_t At) {
  resume(R, {std::move(From), false, 0}, Block, At);
}

void Engine::resume(const Run &R, After From, ir::BlockId Block, std::size_t At) {
  From.S.Visits.resize(Index.body(R.In).Function->Blocks.size());
  std::vector<Work> Todo;
  dispatch(R, Todo, std::move(From), Block, At);
  unsigned Steps = 0;
  std::uint64_t Until = Applied + R.Steps;
  // Two ways that come to the same block with the same knowledge go on alike.
  std::unordered_set<std::size_t> Seen;
  while (!Todo.empty() && ++Steps <= R.Steps && Applied < Until && !overBudget()) {
    ++Spent;
    Work W = std::move(Todo.back());
    Todo.pop_back();
    if (W.At == 0) {
      std::size_t Hash = mix(W.Block, eventHash(W.S.Events));
      for (auto &[Place, Term] : W.S.Env)
        Hash = mix(mix(Hash, Place), Term);
      for (auto &[Term, Known] : W.S.Known)
        Hash = mix(mix(mix(Hash, Term), std::size_t(Known.Low)), std::size_t(Known.High));
      for (auto &[Object, Classes] : W.S.Classes)
        Hash = mix(mix(Hash, Object), Classes);
      for (std::uint8_t Visits : W.S.Visits)
        Hash = mix(Hash, Visits);
      if (!Seen.insert(Hash).second)
        continue;
    }
    step(R, Todo, std::move(W));
    if (Todo.size() > MaxStates)
      break;
  }
}

void Engine::step(const Run &R, std::vector<Work> &Todo, Work W) {
  const Body &B = Index.body(R.In);
  const ir::Function &F = *B.Function;
  if (W.Block >= F.Blocks.size())
    return;
  const ir::Block &Block = F.Blocks[W.Block];
  for (; W.At < Block.Insts.size(); ++W.At) {
    ir::InstId Id = Block.Insts[W.At];
    const ir::Inst &I = F.Insts[Id];
    switch (I.Kind) {
    case ir::InstKind::Call: {
      if (R.Stop && R.Stop(W.S, W.Block, Id))
        return;
      std::vector<After> Ways = call(R.In, Id, std::move(W.S));
      if (Ways.size() == 1 && !Ways[0].Throws) {
        W.S = std::move(Ways[0].S);
        continue;
      }
      for (auto Way = Ways.rbegin(); Way != Ways.rend(); ++Way)
        dispatch(R, Todo, std::move(*Way), W.Block, W.At + 1);
      return;
    }
    case ir::InstKind::Assign: {
      TermId Value = eval(R.In, I.Source, W.S);
      PlaceId Place = placeOf(R.In, I.Target, W.S);
      if (Index.ofOneAmongSeveral(I))
        Value = Terms.fresh(SymbolKind::Havoc, Place);
      if (PlaceId To = objectAt(R.In, I.Target, W.S))
        copyParts(objectAt(R.In, I.Source, W.S), To, W.S);
      assign(Place, Value, W.S);
      break;
    }
    case ir::InstKind::Forget: {
      PlaceId Place = placeOf(R.In, I.Target, W.S);
      assign(Place, Terms.fresh(SymbolKind::Havoc, Place), W.S);
      break;
    }
    case ir::InstKind::Return: {
      TermId Value = eval(R.In, I.Source, W.S);
      copyParts(objectAt(R.In, I.Source, W.S), returned(R.In), W.S);
      return end(R, std::move(W.S), Value, false, 0);
    }
    case ir::InstKind::Throw: {
      NameId Type = 0;
      if (I.ThrownType)
        Type = Index.name(B.UnitIndex, B.Unit->Types[I.ThrownType].Name);
      else if (!I.Source)
        Type = rethrown(R.In, W.Block, W.S);
      dispatch(R, Todo, {std::move(W.S), true, Type}, W.Block, W.At + 1);
      return;
    }
    case ir::InstKind::Unlock: {
      Event E;
      E.Kind = EventKind::Unlock;
      E.Site = {R.In, Id};
      PlaceId Place = placeOf(R.In, I.Target, W.S);
      E.Handle = Place ? Terms.address(Place) : 0;
      W.S.Events.push_back(std::make_shared<Event>(std::move(E)));
      break;
    }
    }
  }
  switch (Block.Terminator) {
  case ir::TerminatorKind::Exit:
    // A function that falls off its end; one that never returns has no way on.
    if (Block.Insts.empty() || F.Insts[Block.Insts.back()].Kind != ir::InstKind::Call ||
        Block.Successors.empty())
      end(R, std::move(W.S), 0, false, 0);
    return;
  case ir::TerminatorKind::Jump:
    if (!Block.Successors.empty())
      enter(R, Todo, std::move(W.S), W.Block, Block.Successors[0], 0);
    return;
  case ir::TerminatorKind::Branch: {
    if (Block.Successors.size() < 2)
      return;
    TermId Condition = eval(R.In, Block.Condition, W.S);
    for (bool Taken : {false, true}) {
      State Next = W.S;
      if (!assume(Condition, Taken, Next))
        continue;
      if (Next.Tests.size() < MaxTests)
        Next.Tests.push_back({Condition, Taken, R.In, W.Block, Taken ? 0u : 1u,
                              std::uint32_t(Next.Events.size()), nullptr});
      enter(R, Todo, std::move(Next), W.Block, Block.Successors[Taken ? 0 : 1],
            Taken ? 0 : 1);
    }
    return;
  }
  case ir::TerminatorKind::Switch: {
    TermId Condition = eval(R.In, Block.Condition, W.S);
    State Rest = W.S;
    bool RestPossible = true;
    auto Go = [&](State Next, TermId Test, bool Taken, std::uint32_t Successor) {
      if (Next.Tests.size() < MaxTests)
        Next.Tests.push_back({Test, Taken, R.In, W.Block, Successor,
                              std::uint32_t(Next.Events.size()), nullptr});
      enter(R, Todo, std::move(Next), W.Block, Block.Successors[Successor], Successor);
    };
    for (std::uint32_t C = 0; C < Block.Cases.size() && C < Block.Successors.size(); ++C) {
      const ir::Case &Case = Block.Cases[C];
      State Next = W.S;
      TermId Test =
          Case.First == Case.Last
              ? Terms.compare(Op::Eq, Condition, Terms.constant(Case.First))
              : Terms.compare(Op::Ge, Condition, Terms.constant(Case.First));
      if (restrict(Condition, {Case.First, Case.Last, {}}, Next))
        Go(std::move(Next), Test, true, C);
      if (Case.First == Case.Last && RestPossible) {
        Range Out;
        Out.exclude(Case.First);
        RestPossible = restrict(Condition, Out, Rest);
      }
    }
    if (RestPossible && Block.Successors.size() > Block.Cases.size())
      Go(std::move(Rest), Condition, false, std::uint32_t(Block.Successors.size() - 1));
    return;
  }
  }
}

static bool contains(const std::vector<PlaceId> &Places, PlaceId Place) {
  return std::ranges::find(Places, Place) != Places.end();
}

void Engine::enter(const Run &R, std::vector<Work> &Todo, State S, ir::BlockId From,
                   ir::BlockId To, std::uint32_t) {
  if (To >= S.Visits.size())
    return;
  for (const Loop &L : loops(R.In)) {
    if (L.Header != To)
      continue;
    if (!L.Blocks[From]) {
      S.Visits[To] = 0;
      continue;
    }
    // Once round as it is, once round with what the loop changes forgotten. A lap
    // goes twice round as it is, for states that lead to one another; what would take
    // it longer nobody knows.
    bool AroundLap = R.Start != ir::None && L.Blocks[R.Start];
    if (++S.Visits[To] > 2)
      return;
    if (S.Visits[To] == 1 && !AroundLap) {
      for (PlaceId Place : L.Modified)
        S.Env.set(Place, Terms.fresh(SymbolKind::Havoc, Place));
      std::vector<PlaceId> Parts;
      for (auto &[Place, Value] : S.Env)
        if (PlaceId Base = Terms.place(Place).Base; Base && contains(L.Modified, Base))
          Parts.push_back(Place);
      for (PlaceId Place : Parts)
        S.Env.set(Place, Terms.fresh(SymbolKind::Havoc, Place));
    }
  }
  Todo.push_back({std::move(S), To, 0});
}

bool Engine::caught(const ir::Handler &H, std::uint32_t Unit, NameId Thrown) const {
  if (!H.TypeName)
    return true;
  NameId Type = Index.name(Unit, H.TypeName);
  if (Thrown == Type || Index.derives(Thrown, Type))
    return true;
  for (ir::StringId Derived : H.Derived)
    if (Index.name(Unit, Derived) == Thrown)
      return true;
  return false;
}

void Engine::dispatch(const Run &R, std::vector<Work> &Todo, After From,
                      ir::BlockId Block, std::size_t At) {
  if (!From.Throws) {
    Todo.push_back({std::move(From.S), Block, At});
    return;
  }
  const Body &B = Index.body(R.In);
  const ir::Function &F = *B.Function;
  for (std::uint32_t T = F.Blocks[Block].Try; T < F.Tries.size(); T = F.Tries[T].Parent) {
    for (const ir::Handler &H : F.Tries[T].Handlers) {
      bool Sure = caught(H, B.UnitIndex, From.Thrown);
      // Of what is thrown only a base, or nothing, is known: it may be caught here.
      bool Perhaps = !From.Thrown ||
                     Index.derives(Index.name(B.UnitIndex, H.TypeName), From.Thrown);
      if (!Sure && !Perhaps)
        continue;
      State Next = From.S;
      // Where it may be anything, it is at least what is caught here.
      TermId Caught = Terms.fresh(SymbolKind::Caught, Sure ? From.Thrown
                                                           : Index.name(B.UnitIndex, H.TypeName));
      if (H.Variable != ir::None)
        Next.Env.set(Terms.intern({PlaceKind::Local, R.In, H.Variable, 0, 0}), Caught);
      if (Next.Tests.size() < MaxTests)
        Next.Tests.push_back({Caught, true, R.In, Block, 0, std::uint32_t(Next.Events.size()),
                              &H});
      enter(R, Todo, std::move(Next), Block, H.Entry, 0);
      if (Sure)
        return;
    }
  }
  end(R, std::move(From.S), 0, true, From.Thrown);
}

TermId Engine::caughtIn(FunctionId In, const ir::Handler &H, const State &S) const {
  for (auto Each = S.Tests.rbegin(); Each != S.Tests.rend(); ++Each)
    if (Each->Handler == &H && Each->In == In)
      return Each->Condition;
  return 0;
}

bool Engine::within(FunctionId In, const ir::Handler &H, ir::BlockId At) const {
  const ir::Function &F = *Index.body(In).Function;
  std::vector<char> Seen(F.Blocks.size());
  std::vector<ir::BlockId> Todo;
  auto Go = [&](ir::BlockId To) {
    if (To < Seen.size() && To != H.Entry && !Seen[To]) {
      Seen[To] = 1;
      Todo.push_back(To);
    }
  };
  Go(F.Entry);
  while (!Todo.empty()) {
    const ir::Block &Block = F.Blocks[Todo.back()];
    Todo.pop_back();
    for (ir::BlockId Each : Block.Successors)
      Go(Each);
    for (std::uint32_t T = Block.Try; T < F.Tries.size(); T = F.Tries[T].Parent)
      for (const ir::Handler &Each : F.Tries[T].Handlers)
        Go(Each.Entry);
  }
  return At < Seen.size() && !Seen[At];
}

NameId Engine::rethrown(FunctionId In, ir::BlockId At, const State &S) {
  // The innermost handler around it, which is the last one that was entered.
  for (auto Each = S.Tests.rbegin(); Each != S.Tests.rend(); ++Each)
    if (Each->Handler && Each->In == In && within(In, *Each->Handler, At))
      return Terms[Each->Condition].Kind == TermKind::Symbol ? Terms[Each->Condition].Name : 0;
  return 0;
}

void Engine::end(const Run &R, State S, TermId Return, bool Throws, NameId Thrown) {
  if (!R.End)
    return;
  Outcome O;
  O.Return = Return;
  O.Throws = Throws;
  O.Thrown = Thrown;
  O.After = std::move(S);
  R.End(std::move(O));
}

PlaceId Engine::objectAt(FunctionId In, ir::ValueId Value, State &S) {
  if (!Value)
    return 0;
  const Body &B = Index.body(In);
  const ir::Function &F = *B.Function;
  const ir::Value &V = F.Values[withoutCasts(F, Value)];
  bool Own = V.Op == Op::Result || (V.Op == Op::Local && !V.Name);
  return Own && B.Unit->Types[V.Type].Kind == ir::TypeKind::Record
             ? placeOf(In, withoutCasts(F, Value), S)
             : 0;
}

void Engine::copyParts(PlaceId From, PlaceId To, State &S) {
  if (!From || !To || From == To)
    return;
  std::vector<std::pair<NameId, TermId>> Parts;
  for (auto &[Place, Value] : S.Env) {
    const PlaceKey &Key = Terms.place(Place);
    if (Key.Kind == PlaceKind::Field && Key.Base == From && Index.text(Key.Name)[0] != '#')
      Parts.emplace_back(Key.Name, Value);
  }
  for (auto &[Name, Value] : Parts)
    S.Env.set(Terms.intern({PlaceKind::Field, 0, 0, Name, To}), Value);
}

void Engine::assign(PlaceId Place, TermId Value, State &S) {
  if (!Place)
    return;
  S.Env.set(Place, Value ? Value : Terms.fresh(SymbolKind::Havoc, Place));
}

/// What of an outcome its callers can see.
static void keepVisible(Outcome &O, FunctionId Id, const ir::Function &F,
                        const Terms &T) {
  std::erase_if(O.After.Tests, [&](const Test &Each) {
    return T.isConst(Each.Condition) || !T.taint(Each.Condition);
  });
  // A lock that is taken and given back with nothing in between tells nobody anything.
  std::vector<EventRef> &Events = O.After.Events;
  for (std::size_t I = 0; I + 1 < Events.size();)
    if (Events[I]->Kind == EventKind::Lock && Events[I + 1]->Kind == EventKind::Unlock) {
      for (Test &Each : O.After.Tests)
        if (Each.EventsBefore > I)
          Each.EventsBefore -= std::min<std::uint32_t>(2, Each.EventsBefore - I);
      Events.erase(Events.begin() + long(I), Events.begin() + long(I) + 2);
      I = I ? I - 1 : 0;
    } else
      ++I;
  if (O.After.Tests.size() > MaxKept)
    O.After.Tests.resize(MaxKept);
  SortedMap<PlaceId, TermId> Visible;
  for (auto &[Place, Value] : O.After.Env) {
    const PlaceKey *Key = &T.place(Place);
    if (Key->Kind == PlaceKind::Field && Key->Base)
      Key = &T.place(Key->Base);
    bool Keep = Key->Kind == PlaceKind::Field || Key->Kind == PlaceKind::Global ||
                Key->Kind == PlaceKind::Pointee ||
                ((Key->Kind == PlaceKind::Local || Key->Kind == PlaceKind::Param) &&
                 Key->Function != Id) ||
                (Key->Kind == PlaceKind::Result && Key->Function == Id &&
                 Key->Index == ir::None);
    if (Key->Kind == PlaceKind::Param && Key->Function == Id &&
        Key->Index < F.Params.size()) {
      Keep = T.place(Place).Kind == PlaceKind::Field || F.Params[Key->Index].ByReference;
    }
    if (Keep)
      Visible.set(Place, Value);
  }
  O.After.Env = std::move(Visible);
  O.After.Visits.clear();
  // Of objects, only those that callers know too.
  SortedMap<TermId, ClassesId> Classes;
  for (auto &[Object, Of] : O.After.Classes) {
    const Term &X = T[Object];
    if (X.Kind == TermKind::Symbol &&
        (X.Symbol == SymbolKind::This || X.Symbol == SymbolKind::Entry) && Classes.size() < 4)
      Classes.set(Object, Of);
  }
  O.After.Classes = std::move(Classes);
  // Of what is known, only what callers can learn from: parameters, fields, errors,
  // and what is returned or left behind.
  std::unordered_set<TermId> Told;
  auto Tell = [&](TermId Id) { T.visit(Id, [&](TermId Each, const Term &) { Told.insert(Each); }); };
  Tell(O.Return);
  for (auto &[Place, Value] : O.After.Env)
    Tell(Value);
  SortedMap<TermId, Range> Known;
  for (auto &[Id, Range] : O.After.Known)
    if (Known.size() < 32 && (Told.contains(Id) || (T.taint(Id) & (TaintError | TaintParam |
                                                                   TaintField))))
      Known.set(Id, Range);
  O.After.Known = std::move(Known);
}

/// What holds on either way.
static SortedMap<TermId, Range> knownOfBoth(const SortedMap<TermId, Range> &A,
                                            const SortedMap<TermId, Range> &B) {
  SortedMap<TermId, Range> Both;
  for (auto &[Id, Known] : A)
    if (const Range *Other = B.find(Id)) {
      Range Hull = Known;
      Hull.Low = std::min(Known.Low, Other->Low);
      Hull.High = std::max(Known.High, Other->High);
      std::erase_if(Hull.Except, [&](std::int64_t Point) { return Other->contains(Point); });
      if (!Hull.full())
        Both.set(Id, std::move(Hull));
    }
  return Both;
}

/// Joins outcomes that differ only in how they came about: what a logger does for its
/// own reasons would else split every way through its callers.
static void joinAlike(Summary &S) {
  for (std::size_t I = 0; I < S.Outcomes.size(); ++I)
    for (std::size_t J = I + 1; J < S.Outcomes.size();) {
      Outcome &A = S.Outcomes[I], &B = S.Outcomes[J];
      if (A.After.Events.empty() && B.After.Events.empty() && !A.Return && !B.Return &&
          A.Throws == B.Throws && A.Thrown == B.Thrown && A.After.Env == B.After.Env) {
        A.After.Known = knownOfBoth(A.After.Known, B.After.Known);
        A.After.Tests.clear();
        if (!(A.After.Classes == B.After.Classes))
          A.After.Classes = {};
        S.Outcomes.erase(S.Outcomes.begin() + long(J));
      } else
        ++J;
    }
}

/// Calls Visit on each term that an event or a test holds.
template <class F> static void eachTerm(Event &E, F Visit) {
  for (TermId *Term : {&E.Delay, &E.Timeout, &E.Target, &E.Handle, &E.Result, &E.Code})
    Visit(*Term);
  for (Callback &C : E.Callbacks)
    Visit(C.Callee);
}

void Engine::forgetWays(Summary &S, const link::Terms::Mark &Begin) {
  // Callees' summaries that were made meanwhile hold on to theirs.
  const link::Terms::Mark From = Begin.Terms < LastSummary.Terms ? LastSummary : Begin;
  std::vector<TermId> Wanted;
  // One event is in many outcomes.
  std::vector<std::pair<EventRef, std::shared_ptr<Event>>> Events;
  for (Outcome &O : S.Outcomes) {
    Wanted.push_back(O.Return);
    for (auto &[Place, Value] : O.After.Env)
      Wanted.push_back(Value);
    for (auto &[Term, Known] : O.After.Known)
      Wanted.push_back(Term);
    for (const Test &T : O.After.Tests)
      Wanted.push_back(T.Condition);
    for (auto &[Object, Classes] : O.After.Classes)
      Wanted.push_back(Object);
    for (const EventRef &E : O.After.Events)
      Events.emplace_back(E, nullptr);
  }
  std::sort(Events.begin(), Events.end());
  Events.erase(std::unique(Events.begin(), Events.end()), Events.end());
  for (auto &[Was, Is] : Events) {
    Is = std::make_shared<Event>(*Was);
    eachTerm(*Is, [&](TermId &Term) { Wanted.push_back(Term); });
  }
  const std::vector<std::pair<TermId, TermId>> Now = Terms.rewindBut(From, Wanted);
  auto Renew = [&](TermId &Id) {
    if (Id >= From.Terms)
      Id = std::lower_bound(Now.begin(), Now.end(), std::pair(Id, TermId(0)))->second;
  };
  for (auto &[Was, Is] : Events)
    eachTerm(*Is, Renew);
  for (Outcome &O : S.Outcomes) {
    Renew(O.Return);
    SortedMap<PlaceId, TermId> Env;
    for (auto [Place, Value] : O.After.Env) {
      Renew(Value);
      Env.set(Place, Value);
    }
    O.After.Env = std::move(Env);
    SortedMap<TermId, Range> Known;
    for (auto [Term, Range] : O.After.Known) {
      Renew(Term);
      Known.set(Term, std::move(Range));
    }
    O.After.Known = std::move(Known);
    SortedMap<TermId, ClassesId> Classes;
    for (auto [Object, Of] : O.After.Classes) {
      Renew(Object);
      Classes.set(Object, Of);
    }
    O.After.Classes = std::move(Classes);
    for (Test &T : O.After.Tests)
      Renew(T.Condition);
    for (EventRef &E : O.After.Events)
      E = std::lower_bound(Events.begin(), Events.end(), E, [](auto &Each, const EventRef &Was) {
            return Each.first < Was;
          })->second;
  }
}

const Summary &Engine::summary(FunctionId Id) {
  static const Summary Nothing;
  if (Summaries[Id])
    return *Summaries[Id];
  if (InProgress[Id] || Depth > 60 || overBudget())
    return Nothing;
  InProgress[Id] = 1;
  ++Depth;
  ++SummariesMade;
  Summaries[Id] = std::make_unique<Summary>(summarize(Id, {}, Scope::Callers));
  LastSummary = Terms.mark();
  --Depth;
  InProgress[Id] = 0;
  return *Summaries[Id];
}

Summary Engine::summarize(FunctionId Id, State From, Scope Sees) {
  Summary Result;
  const unsigned Most = Sees == Scope::Callers ? MaxAlike : MaxAlikeOnce;
  const Body &B = Index.body(Id);
  std::vector<std::pair<std::size_t, unsigned>> Alike;
  Run R;
  R.In = Id;
  R.Steps = Matters[Id] ? 1000 : 300;
  R.End = [&](Outcome O) {
    // What a handler leaves in its variables, closures that it made may have captured.
    std::vector<std::pair<PlaceId, TermId>> Left;
    if (Sees == Scope::Closures)
      for (auto &[Place, Value] : O.After.Env)
        if (Terms.place(Place).Function == Id && Terms.place(Place).Kind != PlaceKind::Result)
          Left.emplace_back(Place, Value);
    keepVisible(O, Id, *B.Function, Terms);
    for (auto &[Place, Value] : Left)
      O.After.Env.set(Place, Value);
    std::size_t Key = mix(eventHash(O.After.Events), O.Throws ? O.Thrown + 1 : 0);
    for (auto &[Object, Classes] : O.After.Classes)
      Key = mix(mix(Key, Object), Classes);
    Range Return = rangeOf(O.Return, O.After);
    Key = mix(mix(Key, std::size_t(Return.Low)), std::size_t(Return.High));
    auto At = std::find_if(Alike.begin(), Alike.end(),
                           [&](auto &Each) { return Each.first == Key; });
    if (At == Alike.end()) {
      Alike.emplace_back(Key, 0);
      At = Alike.end() - 1;
    }
    if (++At->second > Most || Result.Outcomes.size() >= MaxOutcomes) {
      Result.Complete = false;
      return;
    }
    if (O.After.Events.size() > MaxEvents) {
      O.After.Events.resize(MaxEvents);
      Result.Complete = false;
    }
    Result.Outcomes.push_back(std::move(O));
  };
  // A callee's work is not counted to the caller that happens to ask first.
  std::uint64_t Before = Applied;
  const link::Terms::Mark Begin = Terms.mark();
  run(R, std::move(From), B.Function->Entry, 0);
  Applied = Before;
  joinAlike(Result);
  forgetWays(Result, Begin);
  return Result;
}

} // namespace retrylint::link
