#include "link/FailureTests.h"
#include "link/Handlers.h"
#include "link/Laps.h"
#include "link/Locks.h"

#include <algorithm>
#include <map>
#include <set>

namespace retrylint::link {

using ir::Role;

namespace {

constexpr unsigned MaxLaps = 48;
constexpr unsigned MaxHops = 5;
constexpr unsigned MaxRecursionDepth = 6;

class LapFinder : FailureTests {
public:
  LapFinder(Engine &E, FunctionId In)
      : FailureTests(E), In(In), B(E.Index.body(In)), F(*B.Function) {}

  std::vector<LapGroup> run() {
    bool Elsewhere = leadsBack();
    std::vector<std::pair<ir::BlockId, std::size_t>> Sites;
    for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
      if (Elsewhere || inLoop(Block))
        for (std::size_t At = 0; At < F.Blocks[Block].Insts.size(); ++At)
          if (mayFail(F.Blocks[Block].Insts[At]))
            Sites.emplace_back(Block, At);
    if (!Sites.empty())
      arrive(Sites);
    for (auto &[Block, At] : Sites)
      site(Block, At);
    std::vector<LapGroup> Result;
    for (auto &[Each, Group] : Groups) {
      // Whether success goes round in the same way is not known where none was seen.
      if (Group.Through && !Successful.contains({Group.Site.At, Group.Through}))
        continue;
      Group.SuccessWaits = Successes[std::get<0>(Each)];
      const Called Way{Group.Site.At, Group.Through};
      Group.FailureExits = Exits[Way];
      Group.FailureWays = FailureWays[Way];
      Group.Fine = Fine[Group.Site.At];
      leaving(Group);
      Result.push_back(std::move(Group));
    }
    return Result;
  }

private:
  using Key = std::tuple<ir::InstId, Back, ir::BlockId, FunctionId, ir::InstId>;
  /// A call, and what it runs where that depends on the object.
  using Called = std::pair<ir::InstId, FunctionId>;

  /// The attempt is made for an object that decides by its class what is run, and that comes
  /// from a list or a queue, or is handed on by whoever took it there: the next turn is
  /// another object's.
  bool anothersTurn(const Lap &L) const {
    return std::ranges::any_of(L.Root->Via, [&](const Site &Via) {
      const ir::Function &From = *E.Index.body(Via.In).Function;
      const ir::Inst &Call = From.Insts[Via.At];
      if (!Call.Virtual || E.Index.callees(Via.In, Call).size() < 2)
        return false;
      const ir::Value *Object = &From.Values[Call.Receiver];
      while (Object->A && (converts(Object->Op) || Object->Op == ir::Op::Address ||
                           Object->Op == ir::Op::Deref || Object->Op == ir::Op::Field))
        Object = &From.Values[Object->A];
      if (Via.In == In)
        return Object->Op == ir::Op::Local && !Object->Name &&
               modifiedHere(E.Terms.intern({PlaceKind::Local, In, Object->Index, 0, 0}));
      return Object->Op == ir::Op::Local || Object->Op == ir::Op::Result ||
             Object->Op == ir::Op::Element || Object->Op == ir::Op::Param;
    });
  }

  /// Which overrider's attempt it was that failed.
  FunctionId through(const Lap &L, ir::InstId Id) const {
    const ir::Inst &I = F.Insts[Id];
    const std::vector<Site> &Via = L.Root->Via;
    if (!I.Virtual || Via.empty() || Via[0] != Site{In, Id} ||
        E.Index.callees(In, I).size() < 2)
      return 0;
    return Via.size() > 1 ? Via[1].In : L.Root->Site.In;
  }

  /// The overrider that was last asked about the exception.
  FunctionId judge(const State &S, std::size_t From) const {
    for (std::size_t At = S.Events.size(); At > From; --At) {
      const Event &Each = *S.Events[At - 1];
      if (Each.Kind != EventKind::Judged)
        continue;
      const ir::Inst &I = E.Index.body(Each.Site.In).Function->Insts[Each.Site.At];
      return I.Virtual && E.Index.callees(Each.Site.In, I).size() > 1 ? Each.Judge : 0;
    }
    return 0;
  }

  /// The type of what this function caught, or lets pass; 0 where it is not known.
  NameId thrown(const State &S, std::size_t From, NameId Escaping = 0) const {
    for (auto Each = S.Tests.rbegin(); Each != S.Tests.rend(); ++Each)
      if (Each->Handler && Each->In == In && Each->EventsBefore > From &&
          E.Terms[Each->Condition].Kind == TermKind::Symbol)
        return E.Terms[Each->Condition].Name;
    return Escaping;
  }

  /// This function caught something since.
  bool handled(const State &S, std::size_t From) const {
    return std::ranges::any_of(S.Tests, [&](const Test &Each) {
      return Each.Handler && Each.In == In && Each.EventsBefore > From;
    });
  }

  void noteLeaving(const State &S, const Lap &Current, ir::InstId Id, bool Throws,
                   NameId Escaping) {
    NameId Type = thrown(S, Current.RootAt, Escaping);
    std::vector<Leave> &Known = Leaves[{Id, through(Current, Id)}];
    Leave New{Type, judge(S, Current.RootAt), Current};
    if ((!Type && (Throws || handled(S, Current.RootAt))) || Known.size() >= 64 || std::ranges::any_of(Known, [&](const Leave &Each) {
          return Each.Type == New.Type && Each.Judge == New.Judge &&
                 Each.Way.ByStatus == Current.ByStatus;
        }))
      return;
    New.Way.End = S;
    Known.push_back(std::move(New));
  }

  /// What is thrown and leaves, for a judge where there is one; else for all of them.
  void leaving(LapGroup &Group) {
    const Called Way{Group.Site.At, Group.Through};
    for (const Leave &Each : Leaves[Way])
      if (!Group.Judge || !Each.Judge || Each.Judge == Group.Judge)
        Group.Leaving.emplace_back(Each.Type, Each.Way);
    for (auto &[Type, Judge] : Rounds[Way])
      if (!Group.Judge || !Judge || Judge == Group.Judge)
        Group.Thrown.push_back(Type);
  }

  /// Whether a call can be an attempt that failed.
  bool mayFail(ir::InstId Id) {
    const ir::Inst &I = F.Insts[Id];
    if (I.Kind != ir::InstKind::Call)
      return false;
    if (const ir::FunctionSummary *Model = E.Index.model(In, I))
      if (Model->Role != Role::Unknown)
        return Model->Role == Role::Attempt || Model->Role == Role::Start;
    for (FunctionId Callee : E.Index.callees(In, I))
      if (E.matters(Callee))
        for (const Outcome &O : E.summary(Callee).Outcomes)
          if (O.failed() || (startsFor(O) && !handedOver(I).empty()))
            return true;
    return false;
  }

  /// Functions that a call is handed, and that can lead to a further attempt.
  std::vector<FunctionId> handedOver(const ir::Inst &I) {
    std::vector<FunctionId> Result;
    for (ir::ValueId Arg : I.Args) {
      ir::Op Kind = F.Values[withoutCasts(F, Arg)].Op;
      if (Kind == ir::Op::Function || Kind == ir::Op::Bind || Kind == ir::Op::Local)
        E.Index.targets(In, Arg, Result);
    }
    std::erase_if(Result, [&](FunctionId Each) { return !E.matters(Each); });
    return Result;
  }

  /// It starts an asynchronous attempt whose handler calls what its caller handed over.
  bool startsFor(const Outcome &O) {
    for (const EventRef &Each : O.After.Events)
      if (Each->Kind == EventKind::Start)
        for (const Callback &C : Each->Callbacks) {
          bool Captures = false;
          E.Terms.visit(C.Callee, [&](TermId Id, const Term &T) {
            Captures = Captures || (Id != C.Callee && T.Kind == TermKind::Symbol);
          });
          if (Captures)
            return true;
        }
    return false;
  }

  /// Whether going round is possible at all: a loop, recursion, or events.
  bool inLoop(ir::BlockId Block) {
    for (const Loop &L : E.loops(In))
      if (L.Blocks[Block])
        return true;
    return false;
  }

  static EventRef lastAttempt(const State &S, std::size_t From, std::size_t &At) {
    for (std::size_t I = S.Events.size(); I > From; --I)
      if (S.Events[I - 1]->Kind == EventKind::Attempt) {
        At = I - 1;
        return S.Events[I - 1];
      }
    return nullptr;
  }

  /// What an outcome of the call asks for again. A transfer that fails means that
  /// the connection before it is made again.
  static EventRef rootOf(const State &S, std::size_t From, std::size_t &At) {
    EventRef Last = lastAttempt(S, From, At);
    if (!Last || !Last->Model || Last->Model->Role != Role::Transfer)
      return Last;
    for (std::size_t I = At; I > From; --I)
      if (S.Events[I - 1]->Kind == EventKind::Attempt &&
          S.Events[I - 1]->Model->Role == Role::Attempt) {
        At = I - 1;
        return S.Events[I - 1];
      }
    return nullptr;
  }

  /// Whether something beside a loop of its own can lead back into the function:
  /// recursion, or what an event loop calls back.
  bool leadsBack() {
    for (const ir::Inst &I : F.Insts)
      if (I.Kind == ir::InstKind::Call)
        for (FunctionId Callee : E.Index.sureCallees(In, I))
          if (E.matters(Callee) && E.reaches(Callee, In))
            return true;
    for (const Outcome &O : E.summary(In).Outcomes)
      for (const EventRef &Each : O.After.Events)
        if (Each->Kind == EventKind::Timer || Each->Kind == EventKind::Post ||
            Each->Kind == EventKind::Start)
          return true;
    return false;
  }

  /// The states in which control first comes to each site.
  void arrive(const std::vector<std::pair<ir::BlockId, std::size_t>> &Sites) {
    std::vector<char> Wanted(F.Insts.size());
    for (auto &[Block, At] : Sites)
      Wanted[F.Blocks[Block].Insts[At]] = 1;
    Engine::Run R;
    R.In = In;
    R.Steps = 1200;
    R.Stop = [&](State &S, ir::BlockId, ir::InstId At) {
      if (!Wanted[At])
        return false;
      std::vector<State> &Found = Arrivals[At];
      // Not what is left of it after a loop has been gone round.
      bool First = std::all_of(S.Visits.begin(), S.Visits.end(),
                               [](std::uint8_t Visits) { return Visits == 0; });
      if (Found.size() < 8 && (First || Found.empty()))
        Found.push_back(S);
      return false;
    };
    E.run(R, {}, F.Entry, 0);
  }

  /// Places whose value before the first lap is the same on every way in.
  SortedMap<PlaceId, TermId> before(const std::vector<State> &Arrivals) {
    SortedMap<PlaceId, TermId> Same;
    if (Arrivals.empty())
      return Same;
    for (auto &[Place, Value] : Arrivals[0].Env) {
      bool Agreed = std::all_of(Arrivals.begin(), Arrivals.end(), [&](const State &S) {
        const TermId *Held = S.Env.find(Place);
        return Held && *Held == Value;
      });
      if (Agreed)
        Same.set(Place, Value);
    }
    return Same;
  }

  /// Follows a call that can lead back into this function, so that what was written
  /// before it decides the callee's tests: abort() that finds itself aborted.
  void recur(const State &S, const Lap &Current, ir::InstId Id, Site Again, Site Call,
             FunctionId Callee, unsigned Depth) {
    if (Callee == In) {
      Lap Closed = Current;
      State End = S;
      passOn(Call, End, S);
      Closed.TargetAfter = targetNow(S, Current, Id);
      Closed.End = std::move(End);
      add({Id, Back::Recursion, ir::None, Again.In, Again.At}, std::move(Closed));
      return;
    }
    if (Depth >= MaxRecursionDepth || E.overBudget())
      return;
    const ir::Function &From = *E.Index.body(Call.In).Function;
    const ir::Function &To = *E.Index.body(Callee).Function;
    State Begin = S;
    Begin.Visits.clear();
    const std::vector<ir::ValueId> &Args = From.Insts[Call.At].Args;
    for (std::uint32_t P = 0; P < To.Params.size(); ++P) {
      PlaceId Place = E.Terms.intern({PlaceKind::Param, Callee, P, 0, 0});
      TermId Given = P < Args.size() ? E.eval(Call.In, Args[P], Begin) : 0;
      if (Given)
        Begin.Env.set(Place, Given);
      else
        Begin.Env.erase(Place);
    }
    Engine::Run R;
    R.In = Callee;
    R.Steps = 300;
    R.Stop = [&, Again](State &At, ir::BlockId, ir::InstId Other) {
      const ir::Inst &Next = To.Insts[Other];
      if (Next.Kind != ir::InstKind::Call)
        return false;
      bool Recurs = false;
      for (FunctionId Each : E.Index.sureCallees(Callee, Next))
        if (E.matters(Each) && (Each == In || E.reaches(Each, In))) {
          Recurs = true;
          recur(At, Current, Id, Again, {Callee, Other}, Each, Depth + 1);
        }
      return Recurs;
    };
    R.End = [](Outcome) {};
    E.run(R, std::move(Begin), To.Entry, 0);
  }

  /// What every way in has found out of a value.
  static SortedMap<TermId, Range> knownBefore(const std::vector<State> &Arrivals) {
    SortedMap<TermId, Range> Same;
    if (Arrivals.empty())
      return Same;
    for (auto &[Id, Known] : Arrivals[0].Known) {
      Range All = Known;
      bool Everywhere = true;
      for (const State &S : Arrivals) {
        const Range *Here = S.Known.find(Id);
        Everywhere = Everywhere && Here;
        if (!Here)
          break;
        All.Low = std::min(All.Low, Here->Low);
        All.High = std::max(All.High, Here->High);
        std::erase_if(All.Except, [&](std::int64_t Point) { return Here->contains(Point); });
      }
      if (Everywhere)
        Same.set(Id, std::move(All));
    }
    return Same;
  }

  /// Locks that are held on every way in.
  std::vector<EventRef> lockedBefore(const std::vector<State> &Arrivals) {
    std::vector<EventRef> Result;
    for (std::size_t I = 0; I < Arrivals.size(); ++I) {
      HeldLocks Held(E);
      for (const EventRef &Each : Arrivals[I].Events)
        Held.see(Each);
      if (I == 0)
        for (const HeldLock &Lock : Held.held())
          Result.push_back(Lock.Taken);
      std::erase_if(Result, [&](const EventRef &Taken) {
        return std::ranges::none_of(Held.held(), [&](const HeldLock &Lock) {
          return Lock.Taken->Site == Taken->Site;
        });
      });
    }
    return Result;
  }

  /// The branches by which alone a call is reached, as far as nothing changes what they
  /// look at: a client that connects by one of two ways comes back by the same.
  void assumeWayIn(ir::BlockId Block, std::size_t At, State &Start) {
    std::vector<PlaceId> Written = ModifiedHere;
    bool Calls = false;
    auto Pass = [&](ir::BlockId Through, std::size_t End) {
      for (std::size_t Each = 0; Each < End; ++Each) {
        const ir::Inst &I = F.Insts[F.Blocks[Through].Insts[Each]];
        if (I.Kind == ir::InstKind::Call)
          Calls = true;
        else if (I.Target)
          Written.push_back(E.placeOf(In, I.Target, Start));
      }
    };
    Pass(Block, At);
    for (unsigned Depth = 0; Depth < 16; ++Depth) {
      std::optional<ir::BlockId> Before;
      for (ir::BlockId Each = 0; Each < F.Blocks.size(); ++Each)
        if (std::ranges::find(F.Blocks[Each].Successors, Block) != F.Blocks[Each].Successors.end()) {
          if (Before)
            return;
          Before = Each;
        }
      if (!Before)
        return;
      const ir::Block &From = F.Blocks[*Before];
      if (From.Terminator == ir::TerminatorKind::Branch && From.Successors.size() == 2 &&
          From.Successors[0] != From.Successors[1]) {
        TermId Condition = E.eval(In, From.Condition, Start);
        if (Condition && staysWithin(Condition, Calls) && !mentionsAny(Condition, Written))
          E.assume(Condition, From.Successors[0] == Block, Start);
      }
      Pass(*Before, From.Insts.size());
      Block = *Before;
    }
  }

  /// Only this function's own variables decide; where calls were made, only those that no
  /// other function can reach.
  bool staysWithin(TermId Condition, bool Calls) {
    bool Own = true;
    E.Terms.visit(Condition, [&](TermId, const Term &T) {
      if (T.Kind == TermKind::Const || T.Kind == TermKind::Operation)
        return;
      const PlaceKey *Key = T.Kind == TermKind::Symbol && T.Symbol == SymbolKind::Entry
                                ? &E.Terms.place(T.Name)
                                : nullptr;
      Own = Own && Key && Key->Function == In &&
            (Key->Kind == PlaceKind::Param ||
             (Key->Kind == PlaceKind::Local &&
              !(Calls && Key->Index < F.Locals.size() && F.Locals[Key->Index].AddressTaken)));
    });
    return Own;
  }

  /// Others may change a field or global between two turns.
  bool othersWrite(PlaceId Place) {
    const PlaceKey &Key = E.Terms.place(Place);
    if (Key.Kind != PlaceKind::Field && Key.Kind != PlaceKind::Global)
      return false;
    for (FunctionId Writer : E.Index.stored(Key.Name).Writers)
      if (Writer != In &&
          E.Index.body(Writer).Function->Kind != ir::FunctionKind::Constructor)
        return true;
    return false;
  }

  bool mentionsAny(TermId Id, const std::vector<PlaceId> &Places) {
    bool Found = false;
    E.Terms.visit(Id, [&](TermId, const Term &T) {
      Found = Found || (T.Kind == TermKind::Symbol && T.Symbol == SymbolKind::Entry &&
                        std::find(Places.begin(), Places.end(), T.Name) != Places.end());
    });
    return Found;
  }

  bool modifiedHere(PlaceId Place) const {
    return std::ranges::find(ModifiedHere, Place) != ModifiedHere.end();
  }

  void site(ir::BlockId Block, std::size_t At) {
    ir::InstId Id = F.Blocks[Block].Insts[At];
    const ir::Inst &I = F.Insts[Id];
    // Where the search for ways in ended early nothing is known of them.
    const std::vector<State> &Arrived = Arrivals[Id];
    if (Arrived.empty() && !inLoop(Block))
      return;
    First = before(Arrived);
    Known = knownBefore(Arrived);
    Locked = lockedBefore(Arrived);
    ModifiedHere.clear();
    for (const Loop &L : E.loops(In))
      if (L.Blocks[Block])
        for (PlaceId Place : L.Modified)
          if (std::find(ModifiedHere.begin(), ModifiedHere.end(), Place) ==
              ModifiedHere.end())
            ModifiedHere.push_back(Place);
    State Start;
    for (auto &[Place, Value] : First)
      if (!modifiedHere(Place) && !modifiedHere(E.Terms.place(Place).Base) &&
          !othersWrite(Place) && !mentionsAny(Value, ModifiedHere))
        Start.Env.set(Place, Value);
    assumeWayIn(Block, At, Start);
    std::vector<TermId> Args;
    for (ir::ValueId Arg : I.Args)
      Args.push_back(E.eval(In, Arg, Start));

    std::vector<Engine::After> Ways = E.call(In, Id, Start);
    Engine::Run R;
    R.In = In;
    R.Start = Block;
    Lap Current;
    bool Succeeded = false;
    R.Stop = [&](State &S, ir::BlockId, ir::InstId Other) {
      if (Succeeded && (Other == Id || speaks(Other)))
        noteFine(S, Current, Id);
      if (Other == Id) {
        if (Succeeded)
          addSuccess(S, Current, Id, Block);
        else
          close(S, Current, Id, Block);
        return true;
      }
      const ir::Inst &Call = F.Insts[Other];
      if (Call.Kind != ir::InstKind::Call)
        return false;
      if (const ir::FunctionSummary *Model = E.Index.model(In, Call))
        if (Model->Role != Role::Unknown)
          return false;
      bool Recurs = false;
      for (FunctionId Callee : E.Index.sureCallees(In, Call))
        if (E.matters(Callee) && E.reaches(Callee, In)) {
          Recurs = true;
          if (Succeeded)
            Successes[{Id, Back::Recursion, ir::None, In, Other}].push_back(
                waits(S, Current.RootAt));
          else
            recur(S, Current, Id, {In, Other}, {In, Other}, Callee, 0);
        }
      return Recurs;
    };
    R.End = [&](Outcome O) {
      O.After.Visits.clear();
      if (Succeeded) {
        noteFine(O.After, Current, Id);
      } else {
        noteExit(O.After, Current, Id);
        noteWay(O.After, Current, Id);
        noteLeaving(O.After, Current, Id, O.Throws, O.Throws ? O.Thrown : 0);
      }
      Following = Succeeded;
      follow(O.After, Current.RootAt + 1, Current, {}, Id);
    };
    bool Loops = inLoop(Block);
    for (Engine::After &Way : Ways) {
      std::size_t RootAt = 0, LastAt = 0;
      EventRef Last = lastAttempt(Way.S, 0, LastAt);
      if (Last) {
        EventRef Root = rootOf(Way.S, 0, RootAt);
        if (!Root)
          continue;
        Succeeded = !Last->Failed;
        bool ByStatus = Succeeded && Root->Model &&
                        Root->Model->CarriesStatus == Tristate::Yes;
        Current = {};
        Current.Root = Root;
        Current.RootAt = RootAt;
        Current.ByStatus = ByStatus;
        if (Succeeded)
          Successful.insert({Id, through(Current, Id)});
        // What is set on a handle within the loop was set before the first lap too.
        State Begun;
        Begun.Env = First;
        Begun.Classes = Way.S.Classes;
        Current.TargetBefore = targetNow(Begun, Current, Id);
        Current.ArgsBefore = Args;
        // Without a loop only recursion and events lead back; both end the run.
        R.Steps = Loops ? 2500 : 800;
        if (!ByStatus) {
          Current.ByStatus = false;
          E.resume(R, std::move(Way), Block, At + 1);
        } else {
          // Twice: as success, and as an answer that is not liked.
          Current.ByStatus = false;
          E.resume(R, Way, Block, At + 1);
          Succeeded = false;
          Current.ByStatus = true;
          E.resume(R, std::move(Way), Block, At + 1);
        }
        continue;
      }
      Following = false;
      startsHere(Way.S, Id, true, false);
      startsHere(Way.S, Id, false, true);
      Following = true;
      startsHere(Way.S, Id, false, false);
      Following = false;
    }
  }

  /// Asynchronous attempts that this very call starts: itself, or through helpers whose
  /// handlers call what they are handed here.
  /// \param Refused  it came through, and what it says is not liked
  void startsHere(State &S, ir::InstId Id, bool Failed, bool Refused) {
    for (std::size_t At = 0; At < S.Events.size(); ++At) {
      EventRef Start = S.Events[At];
      if (Start->Kind != EventKind::Start)
        continue;
      if (Refused && !carriesStatus(*Start))
        continue;
      Handed.clear();
      if (Start->Site != Site{In, Id}) {
        Handed = handedOver(F.Insts[Id]);
        if (Handed.empty())
          continue;
      }
      Lap Begin;
      Begin.Root = Start;
      Begin.RootAt = At;
      Begin.ByStatus = Refused;
      Begin.TargetBefore = Start->Target;
      State From = S;
      // Only what the handler sees: captured locals, and fields as anyone left them.
      SortedMap<PlaceId, TermId> Seen;
      for (auto &[Place, Value] : First) {
        const PlaceKey &Key = E.Terms.place(Place);
        if (Key.Kind == PlaceKind::Local || Key.Kind == PlaceKind::Param)
          Seen.set(Place, Value);
      }
      From.Env = Seen;
      From.Visits.clear();
      for (const Callback &C : handlersOf(E, *Start)) {
        bool Tells = !C.Spec || C.Spec->Role == ir::CallbackRole::Completion ||
                     C.Spec->Role == (Failed ? ir::CallbackRole::Failure
                                             : ir::CallbackRole::Success) ||
                     C.Spec->Role == ir::CallbackRole::Unknown;
        if (Tells && (Handed.empty() || E.knowsWhatItCalls(C.Callee)))
          enterHandler(From, Start, C, Failed, Begin, {}, Id);
      }
    }
    Handed.clear();
  }

  static bool carriesStatus(const Event &Start) {
    return Start.Model && Start.Model->CarriesStatus == Tristate::Yes;
  }

  /// The way from an attempt that a helper started up to an event that starts it again
  /// leads through what the helper was handed here, and through the same call.
  bool throughHere(const State &S, std::size_t From, std::size_t To, const std::vector<Hop> &Hops,
                   ir::InstId Id) const {
    auto Mine = [&](FunctionId Each) { return std::ranges::find(Handed, Each) != Handed.end(); };
    const std::vector<Site> &Again = S.Events[To]->Via;
    if (std::ranges::find(Again, Site{In, Id}) == Again.end())
      return false;
    if (std::ranges::any_of(Hops, [&](const Hop &H) { return Mine(H.Handler); }))
      return true;
    for (std::size_t At = From + 1; At <= To; ++At)
      if (Mine(S.Events[At]->Site.In) ||
          std::ranges::any_of(S.Events[At]->Via, [&](const Site &Each) { return Mine(Each.In); }))
        return true;
    return false;
  }

  /// The way round was gone because of what an answer says.
  bool refusedAndGone(const State &End, std::size_t RootAt, Site Again) const {
    return refused(End, RootAt) == Tristate::Yes &&
           std::ranges::any_of(End.Tests, [&](const Test &Each) {
             return Each.EventsBefore > RootAt && status(Each) && leadsRound(Each, End, Again);
           });
  }

  /// The call that leads back: of this function, or the one that starts the attempt.
  Site leadsBackFrom(const Event &Again, ir::InstId Id) const {
    if (Handed.empty())
      return Again.Via.empty() ? Again.Site : Again.Via.back();
    auto Here = std::ranges::find(Again.Via, Site{In, Id});
    return Here == Again.Via.begin() ? *Here : *std::prev(Here);
  }

  /// Follows what the events from an index on call back.
  void follow(const State &S, std::size_t FromEvent, const Lap &Begin,
              std::vector<Hop> Hops, ir::InstId Id) {
    if (Hops.size() >= MaxHops || E.overBudget())
      return;
    for (std::size_t At = FromEvent; At < S.Events.size(); ++At) {
      EventRef Each = S.Events[At];
      if (Each->Kind != EventKind::Timer && Each->Kind != EventKind::Post &&
          Each->Kind != EventKind::Start)
        continue;
      State Next = S;
      Next.Events.resize(At + 1);
      for (const Callback &C : Each->Callbacks) {
        // What comes after a failure of another attempt is that attempt's cycle.
        if (Each->Kind == EventKind::Start && C.Spec &&
            C.Spec->Role == ir::CallbackRole::Failure)
          continue;
        enterHandler(Next, Each, C, false, Begin, Hops, Id);
      }
    }
  }

  /// The handler asks how it went, and this is what it does about the other answer.
  static bool saysOtherwise(const Outcome &O, const Event &Start, bool Failed) {
    for (const EventRef &Each : O.After.Events)
      if (Each->Kind == EventKind::Attempt)
        return false;
      else if (Each->Kind == EventKind::Told && Start.Model &&
               Each->Model->Library == Start.Model->Library)
        return Each->Failed != Failed;
    return false;
  }

  void enterHandler(const State &S, const EventRef &Armed, const Callback &C, bool Failed,
                    const Lap &Begin, std::vector<Hop> Hops, ir::InstId Id) {
    for (FunctionId Handler : C.Targets) {
      if (!E.matters(Handler) && Handler != In && !E.knowsWhatItCalls(C.Callee))
        continue;
      if (std::any_of(Hops.begin(), Hops.end(),
                      [&](const Hop &H) { return H.Handler == Handler; }))
        continue;
      State From = S;
      bool Answered = Armed == Begin.Root && !Failed && carriesStatus(*Armed);
      std::optional<std::vector<TermId>> Told =
          handlerArguments(E, Handler, C, Failed, Answered, In, From);
      if (!Told)
        continue;
      const std::vector<TermId> &Args = *Told;
      std::vector<PlaceId> Places(Args.size(), 0);
      // What closures that it makes will have captured of them.
      for (std::uint32_t P = 0; P < Args.size(); ++P)
        if (Args[P] && Handler != In) {
          Places[P] = E.Terms.intern({PlaceKind::Param, Handler, P, 0, 0});
          From.Env.set(Places[P], Args[P]);
        }
      std::vector<Hop> Path = Hops;
      Path.push_back({Armed, Handler, From.Events.size()});
      Summary Own;
      for (const Outcome &O : E.outcomes(Handler, C.Callee, Engine::Scope::Closures, Own).Outcomes) {
        if (Armed->Kind == EventKind::Start && saysOtherwise(O, *Armed, Failed))
          continue;
        std::size_t Before = From.Events.size();
        std::optional<Engine::After> After =
            E.apply(Handler, O, Args, Places, From, nullptr, nullptr);
        if (!After)
          continue;
        State &Next = After->S;
        bool Closed = false;
        for (std::size_t At = Before; At < Next.Events.size() && !Closed; ++At) {
          const Event &Each = *Next.Events[At];
          if (Each.Site != Begin.Root->Site ||
              (Each.Kind != EventKind::Start && Each.Kind != EventKind::Attempt))
            continue;
          if (!Handed.empty() && !throughHere(Next, Begin.RootAt, At, Path, Id))
            continue;
          Closed = true;
          Lap Round = Begin;
          Round.Hops = Path;
          Round.TargetAfter = Each.Target;
          Site Again = leadsBackFrom(Each, Id);
          State End = Next;
          End.Events.resize(At);
          std::erase_if(End.Tests, [&](const Test &T) { return T.EventsBefore > At; });
          if (!Each.Via.empty())
            passOn(Again, End, Again.In == In ? End : State());
          Round.End = std::move(End);
          bool Timed = std::any_of(Round.End.Events.begin() + long(Begin.RootAt),
                                   Round.End.Events.end(), [](const EventRef &Each) {
                                     return Each->Kind == EventKind::Timer;
                                   });
          Key K{Id, Timed ? Back::Timer : Back::Callback, ir::None, Again.In, Again.At};
          if (Following) {
            // What is refused did not go well.
            if (!refusedAndGone(Round.End, Round.RootAt, Again))
              Successes[K].push_back(waits(Round.End, Round.RootAt));
          } else
            add(K, std::move(Round));
        }
        if (Following && Hops.empty())
          noteFine(Next, Begin, Id);
        if (!Closed)
          follow(Next, Before, Begin, Path, Id);
      }
    }
  }

  void noteExit(const State &S, const Lap &Current, ir::InstId Id) {
    for (auto Each = S.Tests.rbegin(); Each != S.Tests.rend(); ++Each) {
      if (E.Terms.isConst(Each->Condition) || E.decided(Each->Condition))
        continue;
      std::vector<Test> &Known = Exits[{Id, through(Current, Id)}];
      if (Known.size() < 32)
        Known.push_back(*Each);
      return;
    }
  }

  static bool sleeps(const State &S, std::size_t From) {
    for (std::size_t At = From; At < S.Events.size(); ++At)
      if (S.Events[At]->Kind == EventKind::Wait &&
          S.Events[At]->Wait == WaitKind::Blocking)
        return true;
    return false;
  }

  void noteWay(const State &S, const Lap &Current, ir::InstId Id) {
    std::vector<Lap> &Known = FailureWays[{Id, through(Current, Id)}];
    bool Sleeps = sleeps(S, Current.RootAt);
    if (Known.size() >= 16 || (!Sleeps && Known.size() >= 8))
      return;
    Lap Way = Current;
    Way.End = S;
    Known.insert(Sleeps ? Known.begin() : Known.end(), std::move(Way));
  }

  /// A call that exchanges something with a peer, as far as its model tells.
  bool speaks(ir::InstId Other) {
    const ir::Inst &Call = F.Insts[Other];
    if (Call.Kind != ir::InstKind::Call)
      return false;
    if (const ir::FunctionSummary *Model = E.Index.model(In, Call))
      if (Model->Role != Role::Unknown)
        return Model->Role == Role::Attempt || Model->Role == Role::Transfer ||
               Model->Role == Role::Start;
    for (FunctionId Callee : E.Index.sureCallees(In, Call))
      if (E.matters(Callee))
        for (const Outcome &O : E.summary(Callee).Outcomes)
          if (O.attempts())
            return true;
    return false;
  }

  void noteFine(const State &S, const Lap &Current, ir::InstId Id) {
    std::vector<State> &Known = Fine[Id];
    if (Known.size() >= 8 || thrownOfAnswer(S, Current))
      return;
    for (std::size_t At = Current.RootAt + 1; At < S.Events.size(); ++At)
      if (S.Events[At]->Kind == EventKind::Attempt) {
        // One with a callback has only begun.
        const Site &Other = S.Events[At]->Site;
        const ir::Inst &Call = E.Index.body(Other.In).Function->Insts[Other.At];
        if (Call.Callbacks.empty() || Call.Awaited)
          return;
      }
    Known.push_back(S);
    Known.back().Visits.clear();
  }

  /// What a call of this function hands over is what its parameters hold next time:
  /// an attempt number, a flag that says "not again". Seen is the state of the caller.
  void passOn(Site Call, State &S, State Seen) {
    const ir::Inst &I = E.Index.body(Call.In).Function->Insts[Call.At];
    std::vector<FunctionId> Callees = E.Index.sureCallees(Call.In, I);
    if (std::find(Callees.begin(), Callees.end(), In) == Callees.end())
      return;
    std::vector<std::pair<PlaceId, TermId>> Next;
    for (std::uint32_t P = 0; P < F.Params.size() && P < I.Args.size(); ++P)
      if (!F.Params[P].ByReference)
        Next.emplace_back(E.Terms.intern({PlaceKind::Param, In, P, 0, 0}),
                          E.eval(Call.In, I.Args[P], Seen));
    for (auto &[Place, Value] : Next)
      if (Value)
        S.Env.set(Place, Value);
  }

  static std::vector<Site> waits(const State &S, std::size_t From) {
    std::vector<Site> Sites;
    for (std::size_t At = From; At < S.Events.size(); ++At)
      if (S.Events[At]->Kind == EventKind::Wait || S.Events[At]->Kind == EventKind::Timer)
        Sites.push_back(S.Events[At]->Site);
    return Sites;
  }

  ir::BlockId headerOf(const State &S, ir::BlockId Block) {
    ir::BlockId Header = ir::None;
    for (const Loop &L : E.loops(In))
      if (L.Blocks[Block] && S.Visits[L.Header])
        Header = L.Header; // the outermost that was gone round
    return Header;
  }

  /// It came through, and an exception was made of what it says.
  bool thrownOfAnswer(const State &S, const Lap &L) const {
    return L.Root->Model && L.Root->Model->CarriesStatus == Tristate::Yes &&
           handled(S, L.RootAt);
  }

  void addSuccess(const State &S, const Lap &Current, ir::InstId Id, ir::BlockId Block) {
    if (thrownOfAnswer(S, Current))
      return;
    Successes[{Id, Back::Loop, headerOf(S, Block), 0, 0}].push_back(
        waits(S, Current.RootAt));
  }

  /// Whom the same attempt would ask in this state.
  TermId targetNow(const State &S, const Lap &Current, ir::InstId Id) {
    // Of all that the call makes, only the target is wanted.
    Terms::Mark Mark = E.Terms.mark();
    std::size_t Summaries = E.summaries();
    TermId Target = askedNow(S, Current, Id);
    if (Target < Mark.Terms && E.summaries() == Summaries)
      E.Terms.rewind(Mark);
    return Target;
  }

  TermId askedNow(const State &S, const Lap &Current, ir::InstId Id) {
    std::size_t Before = S.Events.size();
    for (Engine::After &Way : E.call(In, Id, S))
      for (std::size_t At = Before; At < Way.S.Events.size(); ++At)
        if (Way.S.Events[At]->Site == Current.Root->Site &&
            Way.S.Events[At]->Kind == EventKind::Attempt && Way.S.Events[At]->Target)
          return Way.S.Events[At]->Target;
    return 0;
  }

  void close(State &S, const Lap &Current, ir::InstId Id, ir::BlockId Block) {
    Lap Closed = Current;
    const ir::Inst &I = F.Insts[Id];
    for (ir::ValueId Arg : I.Args)
      Closed.ArgsAfter.push_back(E.eval(In, Arg, S));
    Closed.TargetAfter = targetNow(S, Current, Id);
    Closed.End = S;
    add({Id, Back::Loop, headerOf(S, Block), 0, 0}, std::move(Closed));
  }

  /// Numbers that everyone gives who calls this function from outside the recursion.
  void startedWith(SortedMap<PlaceId, TermId> &Before) {
    std::vector<std::optional<TermId>> Given(F.Params.size());
    for (FunctionId Caller = 1; Caller < E.Index.size(); ++Caller) {
      if (Caller == In || !E.matters(Caller) || E.reaches(In, Caller))
        continue;
      const ir::Function &From = *E.Index.body(Caller).Function;
      for (const ir::Inst &I : From.Insts) {
        if (I.Kind != ir::InstKind::Call)
          continue;
        std::vector<FunctionId> Callees = E.Index.sureCallees(Caller, I);
        if (std::find(Callees.begin(), Callees.end(), In) == Callees.end())
          continue;
        for (std::size_t P = 0; P < Given.size(); ++P) {
          const ir::Value *V =
              P < I.Args.size() ? &From.Values[withoutCasts(From, I.Args[P])] : nullptr;
          TermId Number = V && V->Op == ir::Op::Const ? E.Terms.constant(V->Int) : 0;
          Given[P] = Given[P].value_or(Number) == Number ? Number : 0;
        }
      }
    }
    for (std::uint32_t P = 0; P < Given.size(); ++P)
      if (Given[P].value_or(0))
        Before.set(E.Terms.intern({PlaceKind::Param, In, P, 0, 0}), *Given[P]);
  }

  void add(Key K, Lap L) {
    if (anothersTurn(L))
      return;
    L.End.Visits.clear();
    const FunctionId Through = through(L, std::get<0>(K)), Judge = judge(L.End, L.RootAt);
    if (NameId Type = thrown(L.End, L.RootAt))
      if (auto &Known = Rounds[{std::get<0>(K), Through}];
          std::ranges::find(Known, std::pair(Type, Judge)) == Known.end())
        Known.emplace_back(Type, Judge);
    LapGroup &Group = Groups[{K, Through, Judge}];
    Group.Through = Through;
    Group.Judge = Judge;
    Group.Site = {In, std::get<0>(K)};
    Group.Back = std::get<1>(K);
    Group.Header = std::get<2>(K);
    Group.Again = {std::get<3>(K), std::get<4>(K)};
    Group.Before = First;
    if (Group.Back == Back::Recursion && Group.Laps.empty())
      startedWith(Group.Before);
    Group.Known = Known;
    Group.Locked = Locked;
    Group.Modified = ModifiedHere;
    if (Group.Back == Back::Callback || Group.Back == Back::Timer)
      Group.Handed = Handed;
    if (Group.Laps.size() < MaxLaps)
      Group.Laps.push_back(std::move(L));
    else
      Group.Cut = true;
  }

  FunctionId In;
  const Body &B;
  const ir::Function &F;
  SortedMap<PlaceId, TermId> First;
  std::vector<PlaceId> ModifiedHere;
  std::map<ir::InstId, std::vector<State>> Arrivals;
  SortedMap<TermId, Range> Known;
  std::vector<EventRef> Locked;
  std::map<Called, std::vector<Test>> Exits;
  std::map<Called, std::vector<Lap>> FailureWays;
  struct Leave {
    NameId Type = 0;
    FunctionId Judge = 0;
    Lap Way;
  };
  std::set<Called> Successful;   ///< calls of which a success was seen
  std::map<Called, std::vector<Leave>> Leaves;
  std::map<Called, std::vector<std::pair<NameId, FunctionId>>> Rounds;
  std::map<ir::InstId, std::vector<State>> Fine;
  std::map<std::tuple<Key, FunctionId, FunctionId>, LapGroup> Groups;
  std::map<Key, std::vector<std::vector<Site>>> Successes;
  bool Following = false;   ///< what is followed began with success
  std::vector<FunctionId> Handed;   ///< to the helper that started what is followed
};

} // namespace

std::vector<LapGroup> findLaps(Engine &E, FunctionId In) {
  return LapFinder(E, In).run();
}

} // namespace retrylint::link
