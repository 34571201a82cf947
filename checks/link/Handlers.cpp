#include "link/Handlers.h"

#include <algorithm>

namespace retrylint::link {

/// Fills in what was bound, in the order of the parameters.
/// \returns the parameters that are left
static std::vector<std::size_t> bind(Engine &E, FunctionId Callee, TermId Bound,
                                     std::vector<TermId> &Args) {
  const ir::Function &F = *E.Index.body(Callee).Function;
  std::vector<TermId> List;
  if (Bound && E.Terms[Bound].Kind == TermKind::Bind)
    List = E.Terms.list(Bound);
  std::size_t Skip =
      F.Kind == ir::FunctionKind::Method && List.size() == F.Params.size() + 1 ? 1 : 0;
  std::vector<std::size_t> Free;
  for (std::size_t P = 0; P < F.Params.size(); ++P)
    if (TermId Given = P + Skip < List.size() ? List[P + Skip] : 0)
      Args[P] = Given;
    else
      Free.push_back(P);
  return Free;
}

std::vector<TermId> boundArguments(Engine &E, FunctionId Callee, TermId Bound,
                                   const std::vector<TermId> &Given) {
  std::vector<TermId> Args(E.Index.body(Callee).Function->Params.size(), 0);
  std::vector<std::size_t> Free = bind(E, Callee, Bound, Args);
  for (std::size_t I = 0; I < Free.size() && I < Given.size(); ++I)
    Args[Free[I]] = Given[I];
  return Args;
}

std::optional<std::vector<TermId>> handlerArguments(Engine &E, FunctionId Handler,
                                                    const Callback &C, bool Failed,
                                                    bool Answered, FunctionId For,
                                                    State &From) {
  std::vector<TermId> Args(E.Index.body(Handler).Function->Params.size(), 0);
  std::vector<std::size_t> Free = bind(E, Handler, C.Callee, Args);
  if (C.Spec && C.Spec->Failure.In == ir::FailureIn::CallbackParam &&
      C.Spec->Failure.Index < Free.size()) {
    const ir::FailureSign &Sign = C.Spec->Failure;
    TermId Told = E.Terms.fresh(SymbolKind::AttemptResult, For);
    if (!E.restrict(Told, Failed ? told(Sign) : notTold(Sign), From))
      return std::nullopt;
    Args[Free[Sign.Index]] = Told;
  }
  if (Answered)
    for (std::size_t P : Free)
      if (!Args[P])
        Args[P] = E.Terms.fresh(SymbolKind::AttemptError, For);
  return Args;
}

/// A registration speaks of what the call starts: of its handle, or of what it returns.
static Tristate speaksOf(Engine &E, const Index::Registration &Each, const Event &Start) {
  if (!Each.Call)
    return Tristate::Unknown;
  const Body &B = E.Index.body(Each.By);
  const ir::FunctionSummary *Model = E.Index.model(Each.By, *Each.Call);
  // client.request(...).then(...): it speaks of that call, and of no other.
  const ir::Value &On =
      B.Function->Values[withoutCasts(*B.Function, handleOf(*Each.Call, Model))];
  if (On.Op == ir::Op::Result)
    if (const ir::FunctionSummary *Maker = E.Index.model(Each.By, B.Function->Insts[On.Index]);
        Maker && Maker->Role == ir::Role::Start)
      return Each.By == Start.Site.In && On.Index == Start.Site.At ? Tristate::Yes
                                                                   : Tristate::No;
  Variable Handle = E.Uses.variable(Each.By, handleOf(*Each.Call, Model));
  const ir::Function &F = *E.Index.body(Start.Site.In).Function;
  const ir::Inst &Call = F.Insts[Start.Site.At];
  Variable Other = E.Uses.variable(Start.Site.In, handleOf(Call, Start.Model));
  Variable Object = E.Uses.variable(Start.Site.In, Call.Receiver);
  if (!Handle.valid() || Handle.Kind == ir::Op::Param)
    return Tristate::Unknown;
  if (Handle == Other || Handle == Object)
    return Tristate::Yes;
  for (const ir::Inst &I : F.Insts)
    if (I.Kind == ir::InstKind::Assign && I.Source) {
      const ir::Value &Source = F.Values[withoutCasts(F, I.Source)];
      if (Source.Op == ir::Op::Result && Source.Index == Start.Site.At &&
          E.Uses.variable(Start.Site.In, I.Target) == Handle)
        return Tristate::Yes;
    }
  // Another variable of the same object; what a local holds is seen.
  bool Local = Handle.Kind == ir::Op::Local;
  if (Local && B.Function != &F)
    return Tristate::Unknown;
  return Local || Other.Kind == Handle.Kind || Object.Kind == Handle.Kind
             ? Tristate::No
             : Tristate::Unknown;
}

static NameId classOf(const Index &Index, FunctionId Id) {
  const Body &B = Index.body(Id);
  return B.Function->Class ? Index.name(B.UnitIndex, B.Function->Class) : 0;
}

bool nobodyListens(Engine &E, Site Start, const ir::FunctionSummary &Model) {
  if (E.Index.registrations(Model.Library).empty())
    return true;
  bool Throws = std::any_of(Model.Failures.begin(), Model.Failures.end(), [](auto &Sign) {
    return Sign.In == ir::FailureIn::Exception;
  });
  if (!Throws)
    return false;
  Event Probe;
  Probe.Kind = EventKind::Start;
  Probe.Site = Start;
  Probe.Model = &Model;
  return handlersOf(E, Probe).empty();
}

std::vector<Callback> handlersOf(Engine &E, const Event &Start) {
  if (!Start.Callbacks.empty() || !Start.Model)
    return Start.Callbacks;
  const std::vector<Index::Registration> &All = E.Index.registrations(Start.Model->Library);
  std::size_t Methods = std::size_t(std::count_if(
      All.begin(), All.end(), [](const Index::Registration &Each) { return !Each.Call; }));
  NameId Class = classOf(E.Index, Start.Site.In);
  std::vector<Callback> Result;
  for (const Index::Registration &Each : All) {
    Tristate Sure = speaksOf(E, Each, Start);
    if (Sure == Tristate::No)
      continue;
    // What another class registers, or is called for, is most often its own affair.
    NameId Other = classOf(E.Index, Each.By);
    bool Related = !Class || !Other || E.Index.derives(Class, Other) ||
                   E.Index.derives(Other, Class);
    bool Only = Each.Call ? All.size() == 1 : Methods == 1;
    if (Sure == Tristate::Yes || Related || Only)
      Result.push_back({0, Each.Targets, Each.Spec});
  }
  return Result;
}

} // namespace retrylint::link
