#include "link/Recoveries.h"
#include "link/Handlers.h"
#include "link/SourceReader.h"

#include <algorithm>

namespace retrylint::link {

namespace {

constexpr unsigned MaxHops = 3;

/// A function that is called when the network may be back, as its name tells:
/// onNetworkAvailable, reachabilityChanged, applicationWillEnterForeground.
bool soundsLikeRecovery(std::string_view Name) {
  std::vector<std::string> Words = words(Name);
  if (Words.empty())
    return false;
  // What asks, sets or tells, and is not told.
  for (const char *Each : {"is", "has", "get", "set", "check", "wait", "can", "should", "was",
                           "test", "print", "log", "notify", "emit", "send", "add", "remove",
                           "register", "start", "stop", "init"})
    if (Words.front() == Each)
      return false;
  return hasWord(Name, {"network", "reachability", "connectivity", "internet", "online", "foreground"}) &&
         hasWord(Name, {"available", "reachable", "changed", "change", "restored", "back", "up",
              "online", "recovered", "regained", "foreground", "returned"});
}

class RecoveryFinder : SourceReader {
public:
  RecoveryFinder(Engine &E, std::vector<Recovery> &Out) : SourceReader(E), Out(Out) {}

  void run() {
    for (FunctionId Id = 1; Id < Index.size(); ++Id) {
      if (!E.matters(Id))
        continue;
      const Body &B = Index.body(Id);
      const ir::Function &F = *B.Function;
      for (ir::InstId At = 0; At < F.Insts.size(); ++At)
        registered({Id, At});
      std::string Name = methodName(B.Unit->str(F.Name));
      if (B.Unit->Types[F.ReturnType].Kind == ir::TypeKind::Void && soundsLikeRecovery(Name))
        handler(Id, Name, Confidence::Low);
    }
  }

private:
  /// What starts first, of all ways with the least wait.
  struct Start {
    EventRef Asked;
    Site Call;                 ///< in the handler
    Tristate Waits = Tristate::No;
    Tristate Jittered = Tristate::No;
    bool Named = true;         ///< false: what is handed over here makes the call
    std::vector<Step> Between;
  };

  void registered(Site At) {
    const ir::Inst &I = inst(At);
    if (I.Kind != ir::InstKind::Call)
      return;
    const ir::FunctionSummary *Model = Index.model(At.In, I);
    if (!Model)
      return;
    if (Model->Role != ir::Role::Register)
      return;
    std::string Event = event(At);
    for (const ir::CallbackArg &Each : I.Callbacks) {
      bool Modelled = Each.Spec < Model->Callbacks.size() &&
                      Model->Callbacks[Each.Spec].Role == ir::CallbackRole::Recovery;
      if (!Modelled && !soundsLikeRecovery(Event))
        continue;
      std::vector<FunctionId> Targets;
      Index.targets(At.In, Each.Callee, Targets);
      for (FunctionId Target : Targets)
        handler(Target, Event, Modelled ? Confidence::Medium : Confidence::Low);
    }
  }

  /// What a call of role Register registers for: the signal that it is given, else its
  /// own name.
  std::string event(Site At) const {
    const Body &B = Index.body(At.In);
    for (ir::ValueId Arg : inst(At).Args) {
      const ir::Value &V = B.Function->Values[withoutCasts(*B.Function, Arg)];
      if (V.Op != ir::Op::Function)
        continue;
      // "c:@S@QNetworkInformation@F@reachabilityChanged#..."
      std::string_view Symbol = B.Unit->str(V.Name);
      std::size_t Begin = Symbol.rfind("@F@");
      if (Begin != Symbol.npos && Symbol.find("$lambda") == Symbol.npos)
        return std::string(Symbol.substr(Begin + 3, Symbol.find('#', Begin) - Begin - 3));
    }
    return methodName(nameOf(At));
  }

  /// Waits less, or stands first.
  bool worse(const Start &A, const Start &B) const {
    auto Key = [&](const Start &S) {
      const ir::Location &At = inst(S.Call).Where;
      return std::tuple(S.Jittered != Tristate::No, S.Waits != Tristate::No, At.Line, At.Column);
    };
    return Key(A) < Key(B);
  }

  /// A random part of a wait; Unknown where its length comes from out of sight.
  Tristate jittered(TermId Delay) const {
    if (!Delay)
      return Tristate::Unknown;
    std::uint16_t Taint = T.taint(Delay);
    if (Taint & TaintRandom)
      return Tristate::Yes;
    return Taint & (TaintCall | TaintParam | TaintField | TaintVolatile | TaintHavoc |
                    TaintText | TaintServer)
               ? Tristate::Unknown
               : Tristate::No;
  }

  void follow(const State &S, std::size_t From, Start Begun, FunctionId In, unsigned Hop,
              std::vector<Start> &Found) {
    for (std::size_t At = From; At < S.Events.size(); ++At) {
      const EventRef &Each = S.Events[At];
      if (!Hop || !Begun.Named)
        Begun.Call = Each->Via.empty() ? Each->Site : Each->Via.front();
      switch (Each->Kind) {
      case EventKind::Attempt:
      case EventKind::Start: {
        if (Each->Model && Each->Model->Role == ir::Role::Transfer)
          break;
        Start Done = Begun;
        Done.Asked = Each;
        Found.push_back(std::move(Done));
        return;
      }
      case EventKind::Wait:
      case EventKind::MaybeWait:
        wait(Begun, *Each);
        break;
      case EventKind::Timer:
      case EventKind::Post: {
        if (Hop >= MaxHops)
          break;
        Start Later = Begun;
        Later.Named = !Each->Via.empty() || (Hop && Begun.Named);
        if (Each->Kind == EventKind::Timer)
          wait(Later, *Each);
        for (const Callback &C : Each->Callbacks)
          for (FunctionId Target : C.Targets)
            if (E.matters(Target) && Target != In)
              for (const Outcome &O : E.summary(Target).Outcomes)
                follow(O.After, 0, Later, Target, Hop + 1, Found);
        break;
      }
      default:
        break;
      }
    }
  }

  void wait(Start &S, const Event &Each) const {
    S.Waits = Each.Kind == EventKind::MaybeWait ? Tristate::Unknown : Tristate::Yes;
    Tristate Jitter = Each.Kind == EventKind::MaybeWait ? Tristate::Unknown : jittered(Each.Delay);
    if (S.Jittered != Tristate::Yes && Jitter != Tristate::No)
      S.Jittered = Jitter;
    S.Between.push_back({Each.Kind == EventKind::Timer ? StepKind::Timer : StepKind::Wait,
                         where(Each.Site),
                         Each.Kind == EventKind::Timer ? "a timer is armed" : "waits here", 0});
  }

  bool local(const Event &Asked) const {
    if (Asked.Model && (Asked.Model->Protocol == "unix" || Asked.Model->Protocol == "local"))
      return true;
    bool Found = false;
    T.visit(Asked.Target, [&](TermId, const Term &X) {
      Found = Found || (X.Kind == TermKind::Text && saysThisMachine(Index.text(X.Name)));
    });
    return Found;
  }

  void handler(FunctionId Id, std::string Event, Confidence Sure) {
    if (std::find(Seen.begin(), Seen.end(), Id) != Seen.end() || !E.matters(Id))
      return;
    Seen.push_back(Id);
    std::vector<Start> Found;
    for (const Outcome &O : E.summary(Id).Outcomes)
      follow(O.After, 0, {}, Id, 0, Found);
    if (Found.empty())
      return;
    const Start &Worst =
        *std::min_element(Found.begin(), Found.end(),
                          [&](const Start &A, const Start &B) { return worse(A, B); });
    const Body &B = Index.body(Id);
    Recovery Result;
    Result.Function = std::string(Index.functionName(Id));
    Result.Event = std::move(Event);
    Result.Started.Name = nameOf(Worst.Call);
    Result.Started.Where = where(Worst.Call);
    Result.Started.Function = Result.Function;
    if (Worst.Asked->Model)
      Result.Started.Model = *Worst.Asked->Model;
    Result.Started.Local = local(*Worst.Asked) ? Tristate::Yes : Tristate::Unknown;
    Result.Waits = Worst.Waits;
    Result.Jittered = Worst.Jittered;
    Result.Confidence = Sure;
    Result.InTest = inTest(Id);
    Result.Path.push_back({StepKind::Callback, Index.place(Id, B.Function->Where),
                           quoted(Result.Event) + " is told here", 0});
    for (const Step &Each : Worst.Between)
      Result.Path.push_back(Each);
    if (Worst.Asked->Site != Worst.Call)
      Result.Path.push_back({StepKind::Call, Result.Started.Where,
                             quoted(Result.Started.Name) + " is called here", 0});
    Result.Path.push_back({StepKind::Attempt, where(Worst.Asked->Site),
                           quoted(nameOf(Worst.Asked->Site)) + " is started here", 0});
    Out.push_back(std::move(Result));
  }

  std::vector<Recovery> &Out;
  std::vector<FunctionId> Seen;
};

} // namespace

void findRecoveries(Engine &E, std::vector<Recovery> &Out) { RecoveryFinder(E, Out).run(); }

} // namespace retrylint::link
