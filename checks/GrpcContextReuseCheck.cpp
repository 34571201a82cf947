//===- GrpcContextReuseCheck.cpp ------------------------------------------===//

#include "Judgement.h"
#include "Remedies.h"

namespace retrylint {
namespace {

/// Finds call contexts that are used for more than one attempt.
///
/// The library's header forbids it: the second call fails an assertion, or goes
/// out with the state of the first.
class GrpcContextReuseCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    for (const link::Reuse &Shared : Retry.Reused) {
      if (Shared.How != link::Reuse::OneShot)
        continue;
      Out.finding(Shared.Used)
          << quoted(Shared.Name) << " serves one call, and every attempt of "
          << quoted(Retry.Attempt.Name)
          << " is given the same one; make a new one for each attempt";
      Out.path(Retry);
      if (std::optional<Fix> Inside = declareInLoop(Retry, Shared))
        Out.fix(std::move(*Inside));
      return;
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(GrpcContextReuse)
