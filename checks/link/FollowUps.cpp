//===- FollowUps.cpp - Requests made because others failed ----------------===//
///
/// \file
/// A pair of calls is looked at where the second may be a fall-back (another function
/// is given the same payload) or a recovery (its name says so: a reset, a refresh).
/// The function is then run up to the second call: it follows a failure where the first
/// call had failed each time that it is reached. Handlers are run as the call that they
/// are handed to calls them: after it failed, and after it did not.
///
//===----------------------------------------------------------------------===//

#include "link/FailureTests.h"
#include "link/FollowUps.h"
#include "link/Guards.h"
#include "link/Handlers.h"
#include "link/Payload.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;
using ir::Role;

namespace {

constexpr unsigned MaxWays = 24;
constexpr unsigned MaxWrappers = 2;

bool isRequest(const Event &E) {
  return E.Kind == EventKind::Attempt || E.Kind == EventKind::Start;
}

/// The call of a function through which an event came about.
Site entered(const Event &E, FunctionId In) {
  for (const Site &Each : E.Via)
    if (Each.In == In)
      return Each;
  return E.Site.In == In ? E.Site : Site();
}

/// What is known of an operation when control comes to what follows it.
struct Way {
  std::vector<Test> Tests;    ///< from its beginning on
  EventRef Last;              ///< the last that it asked; null: it asks nobody
  bool Refused = false;       ///< an answer was looked at, and it was no
  Tristate Waits = Tristate::No;
};

/// Two calls that may belong together.
struct Pair {
  Site Failed, Next;
  bool SamePayload = false;
  bool AsWell = false;        ///< the second is made also after the first went well
  bool Asks = false;          ///< the first asks a peer
  std::vector<Way> Ways;
};

} // namespace

class FollowUpFinder : FailureTests {
public:
  FollowUpFinder(FollowUps &Of, FunctionId In, std::vector<FollowUp> &Out)
      : FailureTests(Of.E), Of(Of), In(In), F(*Index.body(In).Function), Out(Out) {}

  void run() {
    std::vector<Site> Calls = callsOf(In);
    inOneFunction(Calls);
    inHandlers(Calls);
    for (Pair &Each : Pairs)
      if (!Each.AsWell && !Each.Ways.empty())
        tell(Each);
  }

private:
  std::vector<Site> callsOf(FunctionId Where) const {
    std::vector<Site> Result;
    const ir::Function &Body = *Index.body(Where).Function;
    for (ir::InstId Id = 0; Id < Body.Insts.size(); ++Id)
      if (Body.Insts[Id].Kind == ir::InstKind::Call)
        Result.push_back({Where, Id});
    return Result;
  }

  bool asks(FunctionId Id) {
    if (!E.matters(Id))
      return false;
    auto Known = Of.Asks.find(Id);
    if (Known != Of.Asks.end())
      return Known->second;
    bool Result = false;
    for (const Outcome &O : E.summary(Id).Outcomes)
      Result = Result || O.attempts() || posts(O.After, 0);
    return Of.Asks[Id] = Result;
  }

  /// What is handed to an event loop asks.
  bool posts(const State &S, unsigned Depth) {
    if (Depth > 1)
      return false;
    for (const EventRef &Each : S.Events)
      if (Each->Kind == EventKind::Post)
        for (const Callback &C : Each->Callbacks)
          for (FunctionId Target : C.Targets)
            if (E.matters(Target))
              for (const Outcome &O : E.summary(Target).Outcomes)
                if (O.attempts() || posts(O.After, Depth + 1))
                  return true;
    return false;
  }

  bool asks(Site At) {
    const ir::Inst &I = inst(At);
    if (const ir::FunctionSummary *Model = Index.model(At.In, I))
      if (Model->Role != Role::Unknown)
        return Model->Role == Role::Attempt || Model->Role == Role::Start ||
               Model->Role == Role::Transfer;
    for (FunctionId Callee : Index.sureCallees(At.In, I))
      if (asks(Callee))
        return true;
    return false;
  }

  bool modelled(Site At) const {
    const ir::FunctionSummary *Model = Index.model(At.In, inst(At));
    return Model && Model->Role != Role::Unknown;
  }

  /// Sends something, as far as its name tells. Data that several sources have is
  /// fetched from another one with good reason.
  bool sends(Site At) const {
    std::string Name = methodName(nameOf(At));
    if (hasWord(Name, {"get", "fetch", "load", "read", "download", "resolve", "lookup", "query",
                       "find", "list", "connect", "reconnect", "open", "login", "recv",
                       "receive", "subscribe", "ping", "handshake", "init", "close", "free"}))
      return false;
    return modelled(At) ||
           hasWord(Name, {"send", "sends", "post", "put", "push", "publish", "submit",
                          "deliver", "upload", "write", "report", "notify", "transmit",
                          "request", "call", "invoke", "execute", "exec", "perform",
                          "forward", "commit", "produce", "store", "save", "rpc", "emit"});
  }

  /// Puts something right that failures have shown to be wrong.
  bool recovers(Site At) const {
    return hasWord(methodName(nameOf(At)),
                   {"reset", "refresh", "resync", "resynchronize", "renew", "rekey", "recover",
                    "repair", "reauth", "reauthenticate", "relogin", "reregister",
                    "renegotiate", "rebuild", "heal"});
  }

  /// What the second call does begins with the first one: a retry.
  bool comesBack(Site Failed, Site Next) {
    std::vector<FunctionId> First = Index.sureCallees(Failed.In, inst(Failed));
    for (FunctionId Callee : Index.sureCallees(Next.In, inst(Next))) {
      if (Callee == In || E.reaches(Callee, In))
        return true;
      for (FunctionId Each : First)
        if (E.reaches(Callee, Each) && !recovers(Next))
          return true;
    }
    return false;
  }

  /// Whether they may be a pair, before anything is run.
  void consider(Site Failed, Site Next) {
    if (Pairs.size() >= 16 || Failed == Next || !asks(Next))
      return;
    const ir::Inst &A = inst(Failed), &B = inst(Next);
    Pair New;
    New.Failed = Failed;
    New.Next = Next;
    New.Asks = asks(Failed);
    if (New.Asks && nameOf(Failed) != nameOf(Next) && sends(Failed) && sends(Next) &&
        sharesPayload(E, {Failed, A}, {Next, B}))
      New.SamePayload = true;
    else if (!recovers(Next) || recovers(Failed) || (!New.Asks && !mayFail(Failed)))
      return;
    if (comesBack(Failed, Next))
      return;
    Pairs.push_back(std::move(New));
  }

  /// Local work that says in a way of its own that it failed: it throws, or fills an
  /// error that it is handed.
  bool mayFail(Site At) {
    return !modelled(At) && (errorArgument(At).valid() || !thrown(At, false).empty());
  }

  /// The variable that a call is handed to write an error into.
  Variable errorArgument(Site At) const {
    const Body &B = Index.body(At.In);
    for (ir::ValueId Arg : inst(At).Args) {
      const ir::Value &V = B.Function->Values[withoutCasts(*B.Function, Arg)];
      if (V.Op != Op::Address)
        continue;
      Variable Error = E.Uses.variable(At.In, Arg);
      if (Error.Kind == Op::Local && Error.Index < B.Function->Locals.size() &&
          sounds(B.Unit->str(B.Function->Locals[Error.Index].Name), {"error", "err"}))
        return Error;
    }
    return {};
  }

  //===--------------------------------------------------------------------===//
  // What the tests on a way say
  //===--------------------------------------------------------------------===//

  /// The failure, as the function of the second call has it: the handler's parameter,
  /// the exception, what the first call returned.
  bool isFailure(const Pair &Of, FunctionId Where, ir::ValueId Id) const {
    const ir::Function &Body = *Index.body(Where).Function;
    Variable V = E.Uses.variable(Where, Id);
    if (V.Kind == Op::Param && V.In == Where && Where != Of.Failed.In)
      return true;
    if (Where == Of.Failed.In && mentionsCall(Of.Failed, Id))
      return true;
    if (V.Kind != Op::Local || V.In != Where)
      return false;
    return std::any_of(Body.Insts.begin(), Body.Insts.end(), [&](const ir::Inst &I) {
      return assigns(Body, I, V.Index) && Body.Values[I.Source].Op == Op::Caught;
    });
  }

  /// A condition asks a function of the program what it thinks of the failure.
  bool judges(const Pair &Of, FunctionId Where, ir::ValueId Id, unsigned Depth = 0) const {
    const ir::Function &Body = *Index.body(Where).Function;
    if (!Id || Depth > 6)
      return false;
    const ir::Value &V = Body.Values[Id];
    if (V.Op == Op::Result && V.Index < Body.Insts.size() && Site{Where, V.Index} != Of.Failed) {
      const ir::Inst &Call = Body.Insts[V.Index];
      const ir::FunctionSummary *Model = Index.model(Where, Call);
      if (Model && Model->Role == Role::Inspect)
        return false;
      return (Call.Receiver && isFailure(Of, Where, Call.Receiver)) ||
             std::any_of(Call.Args.begin(), Call.Args.end(),
                         [&](ir::ValueId Arg) { return isFailure(Of, Where, Arg); });
    }
    return judges(Of, Where, V.A, Depth + 1) || judges(Of, Where, V.B, Depth + 1);
  }

  bool classified(const Pair &Of, const Way &Each) {
    for (const Test &Seen : Each.Tests) {
      if (!Seen.Handler) {
        if (tellsApart(Seen) ||
            (Seen.In == Of.Next.In &&
             judges(Of, Seen.In, Index.body(Seen.In).Function->Blocks[Seen.Block].Condition)))
          return true;
        continue;
      }
      if (Seen.In != Of.Next.In)
        continue;
      for (NameId Type : thrown(Of.Failed, false))
        if (!catches(Seen, Type))
          return true;
    }
    return false;
  }

  /// Its codes of their own, not those of HTTP, name a refusal because of load.
  static bool codesTellRefusal(const ir::FunctionSummary &Model) {
    for (const ir::CodeClass &Each : Model.Classes)
      if (Each.Class == ir::FailureClass::Throttled)
        for (const std::string &Name : Each.Names)
          if (Name.find_first_not_of("0123456789") != Name.npos)
            return true;
    return false;
  }

  Tristate mayBeRejection(const Pair &Of) {
    Tristate Result = Tristate::Unknown;
    for (const Way &Each : Of.Ways) {
      if (Each.Refused)
        return Tristate::Yes;
      if (Each.Last && Each.Last->Model &&
          Each.Last->Model->CarriesStatus == Tristate::Yes &&
          (Each.Last->Model->Protocol != "http" || codesTellRefusal(*Each.Last->Model)))
        return Tristate::Yes;
      for (const Test &Seen : Each.Tests)
        if (Seen.Handler && Seen.In == Of.Next.In)
          for (NameId Type : thrown(Of.Failed, true))
            if (catches(Seen, Type))
              return Tristate::Yes;
    }
    return Result;
  }

  //===--------------------------------------------------------------------===//
  // Both calls in one function
  //===--------------------------------------------------------------------===//

  void inOneFunction(const std::vector<Site> &Calls) {
    for (Site Next : Calls)
      if (asks(Next))
        for (Site Failed : Calls)
          if (Failed != Next)
            consider(Failed, Next);
    if (Pairs.empty())
      return;
    Engine::Run R;
    R.In = In;
    R.Steps = 1500;
    R.Stop = [&](State &S, ir::BlockId, ir::InstId At) {
      for (Pair &Each : Pairs)
        if (Each.Next.At == At)
          arrive(Each, S);
      return false;
    };
    E.run(R, {}, F.Entry, 0);
  }

  /// Control comes to the second call.
  void arrive(Pair &Each, const State &S) {
    std::size_t Begin = 0, End = 0;
    for (std::size_t I = S.Events.size(); I > 0; --I)
      if (entered(*S.Events[I - 1], In) == Each.Failed) {
        End = End ? End : I;
        Begin = I - 1;
      } else if (End)
        break;
      else if (isRequest(*S.Events[I - 1]))
        return; // something else was asked since
    const Test *Caught = nullptr;
    for (const Test &Seen : S.Tests)
      if (Seen.Handler && Seen.In == In && Seen.EventsBefore >= End)
        Caught = &Seen;
    if (!Each.Asks) {
      local(Each, S, Caught);
      return;
    }
    if (!End)
      return;
    EventRef Last;
    for (std::size_t I = Begin; I < End; ++I)
      if (isRequest(*S.Events[I]) || S.Events[I]->Kind == EventKind::Post)
        Last = S.Events[I];
    if (!Last)
      return;
    bool Thrown = false;
    if (Caught)
      for (NameId Type : thrown(Each.Failed, false))
        Thrown = Thrown || catches(*Caught, Type);
    add(Each, S, Begin, End, Last, (Last->Kind == EventKind::Attempt && Last->Failed) || Thrown);
  }

  /// \param Begin, End  the events of the first call
  void add(Pair &Each, const State &S, std::size_t Begin, std::size_t End, EventRef Last,
           bool Failed) {
    Way New;
    New.Last = std::move(Last);
    Tristate Refused = refused(S, Begin + 1);
    New.Refused = Refused == Tristate::Yes;
    if (!Failed && Refused != Tristate::Yes) {
      Each.AsWell = Each.AsWell || Refused == Tristate::No;
      return;
    }
    for (std::size_t I = End; I < S.Events.size(); ++I) {
      const Event &Seen = *S.Events[I];
      if (Seen.Kind == EventKind::Wait || Seen.Kind == EventKind::Timer)
        New.Waits = Tristate::Yes;
      else if (Seen.Kind == EventKind::MaybeWait && New.Waits == Tristate::No)
        New.Waits = Tristate::Unknown;
    }
    for (const Test &Seen : S.Tests)
      if (Seen.EventsBefore > Begin)
        New.Tests.push_back(Seen);
    if (Each.Ways.size() < MaxWays)
      Each.Ways.push_back(std::move(New));
  }

  /// The same for an operation that asks nobody.
  void local(Pair &Each, const State &S, const Test *Caught) {
    Way New;
    if (Caught && thrownInside(Each.Failed, *Caught)) {
      New.Tests.push_back(*Caught);
    } else if (Variable Error = errorArgument(Each.Failed); Error.valid()) {
      const Test *Told = nullptr;
      for (const Test &Seen : S.Tests)
        if (!Seen.Handler && Seen.In == In && saysFailed(Each.Failed, Error, Seen))
          Told = &Seen;
      if (!Told) {
        Each.AsWell = true;
        return;
      }
      New.Tests.push_back(*Told);
    } else {
      Each.AsWell = true;
      return;
    }
    bool Since = false;
    for (const Test &Seen : S.Tests) {
      if (Since && !Seen.Handler)
        New.Tests.push_back(Seen);
      Since = Since || (Seen.In == In && Seen.Block == New.Tests[0].Block &&
                        Seen.Handler == New.Tests[0].Handler);
    }
    for (const EventRef &Seen : S.Events)
      if (Seen->Kind == EventKind::Wait || Seen->Kind == EventKind::Timer)
        New.Waits = Tristate::Yes;
    if (Each.Ways.size() < MaxWays)
      Each.Ways.push_back(std::move(New));
  }

  /// A call in the block that the handler belongs to throws what it catches.
  bool thrownInside(Site Call, const Test &Caught) {
    for (const ir::Block &Block : F.Blocks) {
      if (std::find(Block.Insts.begin(), Block.Insts.end(), Call.At) == Block.Insts.end())
        continue;
      for (std::uint32_t Try = Block.Try; Try < F.Tries.size(); Try = F.Tries[Try].Parent)
        for (const ir::Handler &H : F.Tries[Try].Handlers)
          if (&H == Caught.Handler) {
            std::vector<NameId> Types = thrown(Call, false);
            return std::any_of(Types.begin(), Types.end(), [&](NameId Type) {
              return Caught.Handler->TypeName && catches(Caught, Type);
            });
          }
    }
    return false;
  }

  /// A branch that is taken where the call returned nothing, or left an error.
  bool saysFailed(Site Call, const Variable &Error, const Test &Seen) const {
    bool True = Seen.Taken;
    ir::ValueId Id = F.Blocks[Seen.Block].Condition;
    for (unsigned Depth = 0; Id && Depth < 8; ++Depth) {
      const ir::Value &V = F.Values[Id];
      bool Zero = V.B && F.Values[V.B].Op == Op::Const && F.Values[V.B].Int == 0;
      if (V.Op == Op::Not || (V.Op == Op::Eq && Zero))
        True = !True;
      else if (V.Op != Op::Truth && V.Op != Op::Cast && !(V.Op == Op::Ne && Zero))
        break;
      Id = V.A;
    }
    if (!Id)
      return false;
    if (E.Uses.variable(In, Id) == Error)
      return True;
    const ir::Value &V = F.Values[Id];
    bool OfCall = V.Op == Op::Result && V.Index == Call.At;
    if (V.Op == Op::Local && !V.Name)
      for (const ir::Inst &I : F.Insts)
        if (assigns(F, I, V.Index)) {
          const ir::Value &Source = F.Values[withoutCasts(F, I.Source)];
          OfCall = OfCall || (Source.Op == Op::Result && Source.Index == Call.At);
        }
    return OfCall && !True;
  }

  //===--------------------------------------------------------------------===//
  // The second call in what the first one calls back
  //===--------------------------------------------------------------------===//

  void inHandlers(const std::vector<Site> &Calls) {
    for (Site Call : Calls) {
      std::vector<FunctionId> Handlers = handedOver(Call);
      if (Handlers.empty() || !asks(Call))
        continue;
      std::size_t Before = Pairs.size();
      for (FunctionId Handler : Handlers)
        if (E.matters(Handler))
          for (Site Next : callsOf(Handler))
            consider(Call, Next);
      if (Pairs.size() == Before)
        continue;
      State S;
      if (modelled(Call)) {
        std::vector<Engine::After> Ways = E.call(In, Call.At, S);
        for (Engine::After &Way : Ways)
          callBack(Way.S, Before);
      } else
        inside(Call, std::move(S), Before, 0);
      // Handlers that nothing was seen to call are not told of.
    }
  }

  /// Functions that a call is handed.
  std::vector<FunctionId> handedOver(Site Call) const {
    const ir::Inst &I = inst(Call);
    const ir::Function &From = *Index.body(Call.In).Function;
    std::vector<FunctionId> Result;
    for (const ir::CallbackArg &Each : I.Callbacks)
      Index.targets(Call.In, Each.Callee, Result);
    if (I.Callbacks.empty())
      for (ir::ValueId Arg : I.Args) {
        const ir::Value &V = From.Values[withoutCasts(From, Arg)];
        if (V.Op == Op::Function || V.Op == Op::Bind)
          Index.targets(Call.In, Arg, Result);
      }
    return Result;
  }

  /// Runs what a call runs, with the functions that it is handed in the hands of its
  /// parameters, up to where they are called back.
  void inside(Site Call, State S, std::size_t First, unsigned Depth) {
    if (Depth > MaxWrappers || E.overBudget())
      return;
    const std::vector<ir::ValueId> &Args = inst(Call).Args;
    for (FunctionId Callee : Index.sureCallees(Call.In, inst(Call))) {
      if (!E.matters(Callee))
        continue;
      const ir::Function &To = *Index.body(Callee).Function;
      State Begin;
      for (std::uint32_t P = 0; P < To.Params.size() && P < Args.size(); ++P)
        if (TermId Given = E.eval(Call.In, Args[P], S))
          Begin.Env.set(T.intern({PlaceKind::Param, Callee, P, 0, 0}), Given);
      Engine::Run R;
      R.In = Callee;
      R.Steps = 300;
      R.Stop = [&](State &At, ir::BlockId, ir::InstId Id) {
        const ir::Inst &Next = To.Insts[Id];
        if (Next.Kind == ir::InstKind::Call && !modelled({Callee, Id}) && handsOn(At, {Callee, Id}))
          inside({Callee, Id}, At, First, Depth + 1);
        return false;
      };
      R.End = [&](Outcome O) { callBack(O.After, First); };
      E.run(R, Begin, To.Entry, 0);
      kept(Callee, Begin, First);
    }
  }

  /// A function keeps what it was handed in a field, for whoever gets the answer: a
  /// table of pending requests. Where that is called after a refusal was seen, the
  /// handler hears of refusals.
  void kept(FunctionId Keeper, const State &Given, std::size_t First) {
    const Body &B = Index.body(Keeper);
    for (const ir::Inst &I : B.Function->Insts) {
      if (I.Kind != ir::InstKind::Assign || !I.Source ||
          B.Function->Values[I.Target].Op != Op::Field)
        continue;
      const ir::Value &Source = B.Function->Values[withoutCasts(*B.Function, I.Source)];
      if (Source.Op != Op::Param || Source.Name)
        continue;
      const TermId *Held =
          Given.Env.find(T.intern({PlaceKind::Param, Keeper, Source.Index, 0, 0}));
      if (!Held || T[*Held].Kind != TermKind::Function)
        continue;
      FunctionId Handler = Index.definition(T[*Held].Name);
      if (Handler != ir::None && E.matters(Handler))
        answered(Index.name(B.UnitIndex, B.Function->Values[I.Target].Name), Handler, First);
    }
  }

  /// Runs the functions that call what a field holds, up to where they do.
  void answered(NameId Field, FunctionId Handler, std::size_t First) {
    for (FunctionId Caller : E.Uses.of(Field)) {
      const Body &B = Index.body(Caller);
      auto Calls = [&](const ir::Inst &I) {
        if (I.Kind != ir::InstKind::Call || !I.CalleeValue)
          return false;
        const ir::Value &V = B.Function->Values[withoutCasts(*B.Function, I.CalleeValue)];
        return V.Op == Op::Field && Index.name(B.UnitIndex, V.Name) == Field;
      };
      if (std::none_of(B.Function->Insts.begin(), B.Function->Insts.end(), Calls))
        continue;
      bool Refused = false;
      Engine::Run R;
      R.In = Caller;
      R.Steps = 300;
      R.Stop = [&](State &S, ir::BlockId, ir::InstId Id) {
        if (!Calls(B.Function->Insts[Id]))
          return false;
        Refused = Refused || refused(S, 0) == Tristate::Yes;
        return true;
      };
      E.run(R, {}, B.Function->Entry, 0);
      if (!Refused)
        continue;
      for (std::size_t I = First; I < Pairs.size(); ++I)
        if (Pairs[I].Next.In == Handler && !Pairs[I].Ways.empty())
          Pairs[I].Ways.front().Refused = true;
    }
  }

  /// A call is handed a function that came from outside.
  bool handsOn(State &S, Site Call) {
    for (ir::ValueId Arg : inst(Call).Args) {
      TermId Given = E.eval(Call.In, Arg, S);
      if (Given && (T[Given].Kind == TermKind::Function || T[Given].Kind == TermKind::Bind))
        return true;
    }
    return false;
  }

  /// Follows what the starts of a state call back, in failure and in success.
  void callBack(const State &S, std::size_t First) {
    for (const EventRef &Start : S.Events) {
      if (!isRequest(*Start) || Start->Failed || !Start->Model)
        continue;
      for (const Callback &C : callbacksOf(*Start))
        for (FunctionId Handler : C.Targets)
          for (bool Failed : {true, false}) {
            if (C.Spec && C.Spec->Role == (Failed ? ir::CallbackRole::Success
                                                  : ir::CallbackRole::Failure))
              continue;
            // Where nothing tells how it went, neither is known.
            if (!C.Spec || (C.Spec->Role == ir::CallbackRole::Completion &&
                            C.Spec->Failure.In == ir::FailureIn::Unknown))
              continue;
            runHandler(S, Start, C, Handler, Failed, First);
          }
    }
  }

  /// Also of what only moves data, which the engine does not follow further.
  std::vector<Callback> callbacksOf(const Event &Start) const {
    std::vector<Callback> Result = Start.Callbacks;
    if (Result.empty())
      for (const ir::CallbackArg &Each : inst(Start.Site).Callbacks) {
        Callback C;
        Index.targets(Start.Site.In, Each.Callee, C.Targets);
        if (Each.Spec < Start.Model->Callbacks.size())
          C.Spec = &Start.Model->Callbacks[Each.Spec];
        Result.push_back(std::move(C));
      }
    return Result;
  }

  void runHandler(const State &S, const EventRef &Start, const Callback &C,
                  FunctionId Handler, bool Failed, std::size_t First) {
    const ir::Function &H = *Index.body(Handler).Function;
    State From;
    for (auto &[Place, Value] : S.Env) {
      const PlaceKey &Key = T.place(Place);
      if (Key.Kind == PlaceKind::Local || Key.Kind == PlaceKind::Param)
        From.Env.set(Place, Value);
    }
    std::optional<std::vector<TermId>> Args = handlerArguments(E, Handler, C, Failed, false, In, From);
    if (!Args)
      return;
    for (std::uint32_t P = 0; P < Args->size(); ++P)
      if ((*Args)[P])
        From.Env.set(T.intern({PlaceKind::Param, Handler, P, 0, 0}), (*Args)[P]);
    auto Note = [&](const State &At, Site Next, std::size_t Upto) {
      for (std::size_t I = First; I < Pairs.size(); ++I)
        if (Pairs[I].Next == Next) {
          State Before = At;
          Before.Events.resize(Upto);
          std::erase_if(Before.Tests, [&](const Test &Each) { return Each.EventsBefore > Upto; });
          Before.Events.insert(Before.Events.begin(), Start);
          for (Test &Each : Before.Tests)
            ++Each.EventsBefore;
          add(Pairs[I], Before, 0, 1, Start, Failed);
        }
    };
    Engine::Run R;
    R.In = Handler;
    R.Steps = 300;
    R.Stop = [&](State &At, ir::BlockId, ir::InstId Id) {
      Note(At, {Handler, Id}, At.Events.size());
      return false;
    };
    // What the handler runs in its turn: the function that its maker was handed.
    R.End = [&](Outcome O) {
      for (std::size_t At = 0; At < O.After.Events.size(); ++At)
        for (const Site &Each : O.After.Events[At]->Via)
          if (Each.In != Handler)
            Note(O.After, Each, At);
    };
    E.run(R, std::move(From), H.Entry, 0);
  }

  //===--------------------------------------------------------------------===//
  // Telling
  //===--------------------------------------------------------------------===//

  Tristate guarded(const Pair &Each) const {
    std::vector<FunctionId> Around = Index.sureCallees(Each.Next.In, inst(Each.Next));
    std::vector<FunctionId> Inside = Around;
    Around.push_back(Each.Next.In);
    Around.push_back(In);
    Guards G(E, Around);
    Tristate Result = Tristate::No;
    auto Take = [&](Tristate Next) {
      if (Next == Tristate::Yes || Result == Tristate::No)
        Result = Next;
    };
    for (const Way &Way : Each.Ways)
      for (const Test &Seen : Way.Tests) {
        if (Seen.Handler || Seen.In != Each.Next.In || speaksOfFailure(Seen.Condition))
          continue;
        // Not the test that tells the failure itself.
        ir::ValueId Condition = Index.body(Seen.In).Function->Blocks[Seen.Block].Condition;
        if (Seen.In != Each.Failed.In || !mentionsCall(Each.Failed, Condition))
          Take(G.guards(Seen.In, Condition));
      }
    for (FunctionId Callee : Inside)
      Take(G.within(Callee));
    return Result;
  }

  /// What a call of a function asks first.
  EventRef firstRequest(Site Call) {
    for (FunctionId Callee : Index.sureCallees(Call.In, inst(Call)))
      for (const Outcome &O : E.summary(Callee).Outcomes)
        for (const EventRef &Each : O.After.Events)
          if (isRequest(*Each))
            return Each;
    return nullptr;
  }

  Attempt attempt(Site At, const EventRef &Asked) const {
    Attempt Result;
    Result.Name = nameOf(At);
    Result.Where = where(At);
    Result.Function = std::string(Index.functionName(At.In));
    if (Asked && Asked->Model)
      Result.Model = *Asked->Model;
    else if (const ir::FunctionSummary *Model = Index.model(At.In, inst(At)))
      Result.Model = *Model;
    return Result;
  }

  void tell(const Pair &Each) {
    FollowUp Result;
    Result.Function = std::string(Index.functionName(Each.Next.In));
    Result.Failed = attempt(Each.Failed, Each.Ways[0].Last);
    Result.Next = attempt(Each.Next, modelled(Each.Next) ? nullptr : firstRequest(Each.Next));
    Result.SamePayload = Each.SamePayload ? Tristate::Yes : Tristate::No;
    // Connecting anew is what a lost connection calls for.
    if (!Each.SamePayload && Result.Next.Model.ConnectOnly == Tristate::Yes)
      return;
    Result.Waits = Tristate::No;
    bool Told = Each.Asks;
    for (const Way &Way : Each.Ways) {
      if (Way.Waits != Tristate::No)
        Result.Waits = Way.Waits;
      Told = Told && classified(Each, Way);
    }
    Result.Classified = !Each.Asks ? Tristate::Unknown : Told ? Tristate::Yes : Tristate::No;
    Result.MayBeRejection = mayBeRejection(Each);
    Result.Guarded = guarded(Each);
    Result.InTest = inTest(In) || inTest(Each.Next.In);
    Result.Confidence = !Each.Asks ? Confidence::Low
                        : modelled(Each.Failed) && modelled(Each.Next) ? Confidence::High
                                                                       : Confidence::Medium;
    Result.Path.push_back({StepKind::Attempt, Result.Failed.Where,
                           quoted(Result.Failed.Name) + " is tried here", 0});
    for (const Test &Seen : Each.Ways[0].Tests)
      if (Seen.In == Each.Next.In && testWhere(Seen).valid()) {
        Result.Path.push_back({StepKind::Failure, testWhere(Seen),
                               "it failed, and this branch is taken", 0});
        break;
      }
    Result.Path.push_back({StepKind::Attempt, Result.Next.Where,
                           quoted(Result.Next.Name) + " asks again here", 0});
    Out.push_back(std::move(Result));
  }

  FollowUps &Of;
  FunctionId In;
  const ir::Function &F;
  std::vector<FollowUp> &Out;
  std::vector<Pair> Pairs;
};

void FollowUps::find(FunctionId In, std::vector<FollowUp> &Out) {
  FollowUpFinder(*this, In, Out).run();
}

} // namespace retrylint::link
