//===- ConstantDelayCheck.cpp ---------------------------------------------===//

#include "Judgement.h"

#include <algorithm>

namespace retrylint {
namespace {

/// Finds retries that wait the same time before every attempt.
///
/// A server that is down because of load stays down if every client returns
/// after the same short wait, so the wait has to grow.
class ConstantDelayCheck : public RetryCheck {
  /// A second and third try do not add up to a storm.
  unsigned MinAttempts = option("MinAttempts", 4u);

  /// From this many seconds on a client is no burden even if it never gives up.
  double MaxInterval = option("MaxInterval", 60.0);

  /// After how many waits they start over; 1 where all are the same.
  static std::size_t period(const std::vector<Span> &Waits) {
    std::size_t Period = 1;
    while (Period < Waits.size() &&
           !std::equal(Waits.begin() + long(Period), Waits.end(), Waits.begin()))
      ++Period;
    return Period;
  }

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Waits == Tristate::No || harmless(Retry) ||
        Retry.TransactionRerun)
      return;
    if (MinAttempts > 0 && atMost(Retry, MinAttempts - 1))
      return;
    const Delay *Longest = nullptr;
    for (const Delay &Wait : Retry.Delays) {
      // One wait that changes, or may change, makes the sum change.
      if (Wait.Growth != Growth::Constant || Wait.Jittered == Tristate::Yes ||
          Wait.ServerDirected == Tristate::Yes)
        return;
      // How long a receive or a long poll takes is the server's choice.
      if (Wait.Kind == WaitKind::Attempt)
        return;
      if (Wait.First && Wait.First->seconds() > MaxInterval)
        return;
      if (!Longest ||
          (Wait.First && (!Longest->First || Wait.First->Nanoseconds >
                                                 Longest->First->Nanoseconds)))
        Longest = &Wait;
    }
    if (!Longest)
      return;
    auto Message = Out.finding(Longest->Where);
    std::size_t Period = period(Longest->Sequence);
    if (Period > 1) {
      Message << "the delay before each retry of " << quoted(Retry.Attempt.Name)
              << " is ";
      for (std::size_t I = 0; I < Period && I < 4; ++I)
        Message << Longest->Sequence[I] << ", ";
      Message << "and so on from the start again";
    } else {
      Message << "every retry of " << quoted(Retry.Attempt.Name)
              << " waits the same ";
      if (Longest->First)
        Message << *Longest->First;
      else
        Message << "time";
    }
    Message
        << "; let the delay grow between attempts, up to a cap, with jitter";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(ConstantDelay)
