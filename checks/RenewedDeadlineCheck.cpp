//===- RenewedDeadlineCheck.cpp -------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries whose attempts each get a new deadline, while nothing limits
/// them all together.
///
/// Whoever asked has long given up when the last attempt does, and its work is
/// done for nobody.
class RenewedDeadlineCheck : public RetryCheck {
  /// Seconds that all attempts may take together.
  double MaxTotal = option("MaxTotal", 60.0);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Attempt.DeadlineRenewed != Tristate::Yes ||
        Retry.Bound.ByDeadline != Tristate::No)
      return;
    // What runs in the background until it is told to stop keeps nobody
    // waiting.
    if (Retry.Bound.ByStop != Tristate::No || asynchronous(Retry))
      return;
    std::optional<Span> Total;
    if (Retry.Bound.MaxAttempts && Retry.Attempt.Timeout)
      Total =
          Span{Retry.Attempt.Timeout->Nanoseconds * *Retry.Bound.MaxAttempts};
    bool Endless = Retry.Bound.ByCount == Tristate::No;
    if (!Endless && (!Total || Total->seconds() <= MaxTotal))
      return;
    const Place &Where = Retry.Attempt.DeadlineWhere;
    auto Message = Out.finding(Where.valid() ? Where : Retry.Attempt.Where);
    Message << "each attempt of " << quoted(Retry.Attempt.Name)
            << " gets a new deadline, ";
    if (Total)
      Message << "up to " << *Total << " in all";
    else
      Message << "and nothing limits them all together";
    Message << "; compute the deadline once, before the first attempt, and "
               "pass on what "
               "is left";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(RenewedDeadline)
