//===- NegligibleDelayCheck.cpp -------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries that wait so little that it is no delay.
///
/// A timer of zero, or milliseconds given to a call that takes microseconds,
/// looks like pacing and lets the retry go round almost as fast as without it.
class NegligibleDelayCheck : public RetryCheck {
  /// Shortest wait, in milliseconds, that is worth the name.
  double MinDelay = option("MinDelay", 10.0);

  /// One more try, at once, mends a stale connection or an expired token.
  unsigned MinAttempts = option("MinAttempts", 3u);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Delays.empty() || harmless(Retry) || Retry.TransactionRerun)
      return;
    if (MinAttempts > 0 && atMost(Retry, MinAttempts - 1))
      return;
    double Sum = 0;
    for (const Delay &Wait : Retry.Delays) {
      // What grows gets somewhere, and a random or unknown part may be enough.
      if (Wait.Growth != Growth::Constant || !Wait.First ||
          Wait.Jittered == Tristate::Yes ||
          Wait.ServerDirected == Tristate::Yes)
        return;
      // Something other than the clock ends these, or the attempt takes its
      // time.
      if (Wait.Kind == WaitKind::Ready || Wait.Kind == WaitKind::Attempt)
        return;
      Sum += Wait.First->Nanoseconds;
    }
    if (Sum >= MinDelay * 1e6)
      return;
    Out.finding(Retry.Delays[0].Where)
        << "the wait before each retry of " << quoted(Retry.Attempt.Name)
        << " is only " << Span{Sum} << perSecond(Sum)
        << "; start with some hundred milliseconds, and let it grow";
    Out.path(Retry);
  }

private:
  /// How often it goes round where the attempt itself takes no time.
  static std::string perSecond(double Nanoseconds) {
    if (Nanoseconds <= 0)
      return "";
    return ", up to " + std::to_string(long(1e9 / Nanoseconds)) +
           " attempts a second";
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(NegligibleDelay)
