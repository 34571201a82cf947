//===- DelayOverflowCheck.cpp ---------------------------------------------===//

#include "Judgement.h"
#include "Remedies.h"

#include <algorithm>

namespace retrylint {
namespace {

/// Finds delays whose arithmetic leaves its type after some attempts, so that
/// they wrap around to nothing.
///
/// A limit that is applied afterwards sees what is left of the number: zero, or
/// a negative one, and from then on the client goes round without a wait.
class DelayOverflowCheck : public RetryCheck {
  /// An overflow that takes more days of failures than this to reach is left to
  /// retry-uncapped-delay: the delay itself is then the defect.
  double MaxDays = option("MaxDays", 7.0);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    // Something gives up on most cycles, and an unknown limit is no reason to
    // report, unless the delay is limited: that is for so many attempts.
    bool LimitUnknown = !Retry.Bound.MaxAttempts && Retry.Bound.ByCount != Tristate::No;
    for (const Delay &Wait : Retry.Delays) {
      if (!Wait.OverflowAt || *Wait.OverflowAt == 0)
        continue;
      if (LimitUnknown && Wait.Capped != Tristate::Yes)
        continue;
      unsigned At = *Wait.OverflowAt;
      if (Retry.Bound.MaxAttempts && At > *Retry.Bound.MaxAttempts - 1)
        continue;
      double Until = secondsBefore(Wait, At);
      if (Until > MaxDays * 86400)
        continue;
      const Place &Where =
          Wait.OverflowWhere.valid() ? Wait.OverflowWhere : Wait.Where;
      auto Message = Out.finding(Where);
      Message << (Wait.OverflowText.empty() ? "the delay"
                                            : quoted(Wait.OverflowText))
              << " leaves its type at failed attempt " << At;
      if (Until > 0)
        Message << ", after " << Span{Until * 1e9} << " of waiting";
      Message << ", and the wait is then none; limit the exponent with "
                 "std::min before "
                 "the arithmetic";
      Out.path(Retry);
      Span Most = Wait.Cap.value_or(Span{60e9});
      if (std::optional<Fix> Limit = limitGrowth(Wait, Most))
        Out.fix(std::move(*Limit));
      else if ((Limit = limitExponent(Wait, Most)))
        Out.fix(std::move(*Limit));
      return;
    }
  }

private:
  /// How long the waits before this one take together, as far as that is known.
  static double secondsBefore(const Delay &Wait, unsigned N) {
    double Sum = 0;
    for (unsigned I = 1; I < N; ++I) {
      std::optional<Span> Each = waitAfter(Wait, I);
      if (!Each)
        break;
      double Seconds = Each->seconds();
      Sum += Wait.Cap ? std::min(Seconds, Wait.Cap->seconds()) : Seconds;
    }
    return Sum;
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(DelayOverflow)
