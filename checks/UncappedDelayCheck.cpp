//===- UncappedDelayCheck.cpp ---------------------------------------------===//

#include "Judgement.h"
#include "Remedies.h"

#include <algorithm>

namespace retrylint {
namespace {

/// Finds delays that grow from attempt to attempt without a cap.
///
/// After a long outage such a client stays away for hours although the server
/// is back, until someone restarts it.
class UncappedDelayCheck : public RetryCheck {
  /// Longest wait, in seconds, that needs no cap.
  double MaxDelay = option("MaxDelay", 300.0);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Attempt.Local == Tristate::Yes)
      return;
    // A deadline over all attempts ends the growth before it does harm, and an
    // unknown limit is no reason to report.
    if (Retry.Bound.ByDeadline == Tristate::Yes)
      return;
    if (!Retry.Bound.MaxAttempts && Retry.Bound.ByCount != Tristate::No)
      return;
    for (const Delay &Wait : Retry.Delays) {
      if (Wait.Growth != Growth::Exponential || Wait.Capped != Tristate::No)
        continue;
      // Nobody chose a number of attempts: quote one that an outage reaches.
      unsigned Last =
          Retry.Bound.MaxAttempts ? *Retry.Bound.MaxAttempts - 1 : 16;
      std::optional<Span> Longest = waitAfter(Wait, Last);
      if (Retry.Bound.MaxAttempts &&
          (!Longest || Longest->seconds() <= MaxDelay))
        continue;
      Out.finding(Wait.GrowthWhere.valid() ? Wait.GrowthWhere : Wait.Where)
          << growth(Wait) << " without a cap" << figure(Last, Longest)
          << "; limit it with std::min";
      Out.path(Retry);
      // A minute, or what somebody who begins with long waits can live with.
      double Most = Wait.First && Wait.First->seconds() > 10 ? MaxDelay : std::min(MaxDelay, 60.0);
      if (std::optional<Fix> Limit = limitGrowth(Wait, {Most * 1e9}))
        Out.fix(std::move(*Limit));
      else if ((Limit = limitExponent(Wait, {Most * 1e9})))
        Out.fix(std::move(*Limit));
      return;
    }
  }

private:
  static std::string growth(const Delay &Wait) {
    std::string Text = "the delay ";
    if (Wait.Factor == 2)
      Text += "doubles";
    else
      Text += "grows exponentially";
    if (Wait.First)
      Text += " from " + Wait.First->str();
    return Text;
  }

  static std::string figure(unsigned Last, const std::optional<Span> &Longest) {
    if (!Longest)
      return "";
    return ": attempt " + std::to_string(Last) + " waits " + Longest->str();
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(UncappedDelay)
