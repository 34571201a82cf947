//===- WithoutDelayCheck.cpp ----------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries that follow a failure at once, with no delay in between.
///
/// What made the first attempt fail is still there a millisecond later, so all
/// attempts are spent on the same moment.
class WithoutDelayCheck : public RetryCheck {
  /// One more try, at once, mends a stale connection or an expired token.
  unsigned MinAttempts = option("MinAttempts", 3u);

  /// Where a balancer sends each attempt to another server, going there at once
  /// is what its operators want.
  bool BehindLoadBalancer = option("BehindLoadBalancer", false);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (asynchronous(Retry) || Retry.Waits != Tristate::No || harmless(Retry))
      return;
    if (MinAttempts > 0 && atMost(Retry, MinAttempts - 1))
      return;
    // A database asks for exactly this after a deadlock.
    if (Retry.TransactionRerun)
      return;
    if (BehindLoadBalancer && Retry.Bound.MaxAttempts)
      return;
    Out.finding(Retry.BackWhere)
        << quoted(Retry.Attempt.Name)
        << " is tried again at once after a failure" << upToTimes(Retry)
        << "; wait before the next attempt, longer after each failure";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(WithoutDelay)
