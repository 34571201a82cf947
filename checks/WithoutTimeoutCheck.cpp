//===- WithoutTimeoutCheck.cpp --------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds requests that have no timeout, so that one attempt can hang for ever.
///
/// A server that accepts and does not answer stops such a client for good: no
/// retry, no bound and no backoff behind it is ever reached.
class WithoutTimeoutCheck : public RetryCheck {
  /// Requests in no retry cycle are told, too.
  bool Single = option("Single", true);

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

  void check(const link::Observations &Seen, Report &Out) const override {
    for (const link::EndlessRequest &Each : Seen.Endless) {
      if (!Single || Each.InTest)
        continue;
      Out.finding(Each.Request.Where)
          << quoted(Each.Request.Name)
          << " has no timeout, so that a server that accepts and does not answer "
             "stops it for ever; set one on its handle";
      Out.path({}, Each.Function, Confidence::High);
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(WithoutTimeout)
