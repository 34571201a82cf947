#include "link/Handlers.h"

#include <algorithm>

namespace retrylint::link {

std::optional<std::vector<TermId>> handlerArguments(Engine &E, FunctionId Handler,
                                                    const Callback &C, bool Failed,
                                                    FunctionId For, State &From) {
  const ir::Function &H = *E.Index.body(Handler).Function;
  std::vector<TermId> Args(H.Params.size(), 0);
  // Arguments that were bound when the handler was handed over.
  std::vector<std::size_t> Free;
  std::size_t Skip = 0;
  std::vector<TermId> Bound;
  if (C.Callee && E.Terms[C.Callee].Kind == TermKind::Bind)
    Bound = E.Terms.list(C.Callee);
  if (!Bound.empty() && H.Kind == ir::FunctionKind::Method &&
      Bound.size() > H.Params.size() - std::min<std::size_t>(H.Params.size(), 1))
    Skip = Bound.size() == H.Params.size() + 1 ? 1 : 0;
  for (std::size_t P = 0; P < H.Params.size(); ++P) {
    TermId Given = P + Skip < Bound.size() ? Bound[P + Skip] : 0;
    if (Given)
      Args[P] = Given;
    else
      Free.push_back(P);
  }
  if (C.Spec && C.Spec->Failure.In == ir::FailureIn::CallbackParam &&
      C.Spec->Failure.Index < Free.size()) {
    const ir::FailureSign &Sign = C.Spec->Failure;
    TermId Told = E.Terms.fresh(SymbolKind::AttemptResult, For);
    Range Values = Range::of(Failed ? Sign.Test : negated(Sign.Test), Sign.Number);
    if (Sign.Test == ir::Compare::Mask) {
      Values = {};
      if (Failed)
        Values.exclude(0);
    }
    if (!E.restrict(Told, Values, From))
      return std::nullopt;
    Args[Free[Sign.Index]] = Told;
  }
  return Args;
}

} // namespace retrylint::link
