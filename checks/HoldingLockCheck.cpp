//===- HoldingLockCheck.cpp -----------------------------------------------===//

#include "Judgement.h"

#include <algorithm>

namespace retrylint {
namespace {

/// Finds retries that hold a lock from attempt to attempt.
///
/// Every thread that needs the lock stands still for as long as the server is
/// down, also those that have nothing to do with it.
class HoldingLockCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.HoldsLock != Tristate::Yes)
      return;
    // One more try holds the lock hardly longer than one.
    if (atMost(Retry, 2))
      return;
    auto Sleep =
        std::ranges::find(Retry.Delays, WaitKind::Blocking, &Delay::Kind);
    bool Sleeps = Sleep != Retry.Delays.end();
    // Whoever goes over a list under its lock asks each peer once.
    if (!Sleeps && Retry.Attempt.SameTarget == Tristate::No)
      return;
    Out.finding(Sleeps ? Sleep->Where : Retry.Attempt.Where)
        << (Retry.LockName.empty() ? "a lock" : quoted(Retry.LockName))
        << " is held while " << quoted(Retry.Attempt.Name)
        << (Sleeps ? " waits to be tried again" : " is retried")
        << "; release it first, or wait on a condition variable that does";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(HoldingLock)
