//===- RecursionCheck.cpp -------------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries by a call of the function that failed, so that the stack grows
/// with every failure.
///
/// An outage that lasts long enough ends in a crash, and the crash in a restart
/// that asks the server again.
class RecursionCheck : public RetryCheck {
  /// Deepest recursion that no stack minds.
  unsigned MaxDepth = option("MaxDepth", 5u);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Back != Back::Recursion || atMost(Retry, MaxDepth))
      return;
    // How deep it goes is not known, and unknown is no reason to report.
    if (!Retry.Bound.MaxAttempts && Retry.Bound.ByCount != Tristate::No)
      return;
    // A walk over a list ends with the list, for one.
    if (harmless(Retry))
      return;
    auto Message = Out.finding(Retry.BackWhere);
    Message << "each failure of " << quoted(Retry.Attempt.Name)
            << " calls this function again from within";
    if (Retry.Bound.MaxAttempts)
      Message << ", " << *Retry.Bound.MaxAttempts << " calls deep";
    else
      Message << ", until the stack is used up";
    Message << "; make it a loop, or let a timer start the next attempt";
    Out.path(Retry);
    if (Retry.Bound.none())
      Out.level(Level::Error);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(Recursion)
