//===- DeadlineAsDelayCheck.cpp -------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries that take the deadline of each attempt for a delay between
/// attempts.
///
/// The deadline says how long an attempt may take, not how long it does: a
/// refused connection comes back at once, and so does the next attempt.
class DeadlineAsDelayCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Waits != Tristate::No ||
        Retry.Attempt.DeadlineRenewed != Tristate::Yes || harmless(Retry))
      return;
    if (atMost(Retry, 2) || Retry.TransactionRerun)
      return;
    // It uses the deadline up, by contract.
    if (Retry.Attempt.Blocks == Tristate::Yes)
      return;
    const Place &Where = Retry.Attempt.DeadlineWhere;
    auto Message = Out.finding(Where.valid() ? Where : Retry.BackWhere);
    Message << "the deadline";
    if (Retry.Attempt.Timeout)
      Message << " of " << *Retry.Attempt.Timeout;
    Message
        << " limits each attempt of " << quoted(Retry.Attempt.Name)
        << " and is no delay: when it fails early, the next one starts at once"
        << upToTimes(Retry)
        << "; sleep until the deadline before the next attempt";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(DeadlineAsDelay)
