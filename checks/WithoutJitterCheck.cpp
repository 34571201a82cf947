//===- WithoutJitterCheck.cpp ---------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds growing delays with no random part, so that all clients come back in
/// the same second.
///
/// A server that restarts loses all its clients at one moment; without a random
/// part they return together after 1 s, 2 s, 4 s, and knock it over each time.
class WithoutJitterCheck : public RetryCheck {
  /// Fewer attempts make no wave. 2 means that one retry is enough to report.
  unsigned MinAttempts = option("MinAttempts", 3u);

  /// For tools of which one copy runs at a time, nobody is there to collide
  /// with.
  bool SingleInstance = option("SingleInstance", false);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (SingleInstance || harmless(Retry))
      return;
    if (MinAttempts > 0 && atMost(Retry, MinAttempts - 1))
      return;
    const Delay *Growing = nullptr;
    for (const Delay &Wait : Retry.Delays) {
      // A random part anywhere on the way round spreads the clients.
      if (Wait.Jittered != Tristate::No || Wait.ServerDirected == Tristate::Yes)
        return;
      if (!Growing && grows(Wait))
        Growing = &Wait;
    }
    if (!Growing)
      return;
    auto Message = Out.finding(Growing->Where);
    Message << "the delay before each retry of " << quoted(Retry.Attempt.Name);
    std::string Waits = sequence(*Growing);
    if (Waits.empty())
      Message << " grows with no random part";
    else
      Message << " is " << Waits << " in every client";
    Message << "; add jitter, such as a random share of the delay";
    Out.path(Retry);
  }

private:
  /// "1 s, 2 s, 4 s, ..."
  static std::string sequence(const Delay &Wait) {
    std::string Text;
    for (unsigned N = 1; N <= 3; ++N) {
      std::optional<Span> Each = waitAfter(Wait, N);
      if (!Each)
        return "";
      Text += Each->str() + ", ";
    }
    return Text + "...";
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(WithoutJitter)
