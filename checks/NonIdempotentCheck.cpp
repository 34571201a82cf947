//===- NonIdempotentCheck.cpp ---------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries of operations that do their work twice when the first attempt
/// succeeded and only its answer was lost.
///
/// After a timeout nobody knows whether the server has booked the payment; a
/// second request books another one.
class NonIdempotentCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Attempt.Idempotent != Tristate::No)
      return;
    if (Retry.Attempt.IdempotencyKey != Tristate::No)
      return;
    // The peer has not done anything yet, or undoes it.
    if (Retry.Selectivity.OnlyUnsent == Tristate::Yes ||
        Retry.TransactionRerun ||
        Retry.Attempt.Model.ConnectOnly == Tristate::Yes)
      return;
    if (Retry.Interactive)
      return;
    Out.finding(Retry.Attempt.Where)
        << quoted(Retry.Attempt.Name)
        << " is retried although it may have been done when its answer was lost"
        << upToTimes(Retry)
        << "; send a key that is made once, before the first attempt, or retry "
           "only "
           "failures to connect";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(NonIdempotent)
