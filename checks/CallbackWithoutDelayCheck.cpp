//===- CallbackWithoutDelayCheck.cpp --------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds operations that are started again from their own failure callback with
/// no delay.
///
/// While the server refuses, the event loop goes round as fast as refusals come
/// back, and it does so in every client at once.
class CallbackWithoutDelayCheck : public RetryCheck {
  /// One more try, at once, mends a connection that went stale while it was
  /// idle.
  unsigned MinAttempts = option("MinAttempts", 3u);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Back != Back::Callback && Retry.Back != Back::Queue)
      return;
    if (Retry.Waits != Tristate::No || harmless(Retry))
      return;
    if (MinAttempts > 0 && atMost(Retry, MinAttempts - 1))
      return;
    // The library itself waits before it does what it was asked.
    if (Retry.Attempt.Model.BuiltInBackoff == Tristate::Yes)
      return;
    Out.finding(Retry.BackWhere)
        << quoted(Retry.Attempt.Name)
        << " is started again from its own failure handler with no delay"
        << upToTimes(Retry)
        << "; wait on a timer first, longer after each failure";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(CallbackWithoutDelay)
