//===- WithoutTimeoutCheck.cpp --------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retried operations that have no timeout, so that one attempt can hang
/// for ever.
///
/// A server that accepts and does not answer stops such a client for good: no
/// retry, no bound and no backoff behind it is ever reached.
class WithoutTimeoutCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Attempt.HasTimeout != Tristate::No)
      return;
    if (Retry.Attempt.Local == Tristate::Yes || Retry.Interactive)
      return;
    Out.finding(Retry.Attempt.Where)
        << quoted(Retry.Attempt.Name)
        << " is retried and has no timeout, so that an attempt that gets no "
           "answer "
           "never ends; set one before the first attempt";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(WithoutTimeout)
