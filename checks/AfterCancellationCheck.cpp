//===- AfterCancellationCheck.cpp -----------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds operations that are retried although the program itself has cancelled
/// them.
///
/// A shutdown cancels what is pending; a handler that takes this for one more
/// failure starts it again, on objects that are about to go.
class AfterCancellationCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    for (const auto &Retried : Retry.Selectivity.Retried) {
      if (Retried.Class != ir::FailureClass::Cancelled)
        continue;
      Out.finding(Retried.Where)
          << quoted(Retry.Attempt.Name) << " is retried on " << Retried.Name
          << ", which says that this program cancelled it; return without "
             "another "
             "attempt";
      Out.path(Retry);
      return;
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(AfterCancellation)
