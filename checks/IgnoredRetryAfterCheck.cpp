//===- IgnoredRetryAfterCheck.cpp -----------------------------------------===//

#include "Judgement.h"

#include <algorithm>

namespace retrylint {
namespace {

/// Finds retries of a refusal because of load that do not read how long the
/// server asks the client to stay away.
///
/// With 429 and 503 a server can say when it expects to cope. A client that
/// comes back sooner only adds to what it refused.
class IgnoredRetryAfterCheck : public RetryCheck {
  /// Waits of more seconds than this are longer than most servers ask for.
  double MaxInterval = option("MaxInterval", 60.0);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Selectivity.ReadsRetryAfter != Tristate::No || harmless(Retry))
      return;
    // Other protocols have no such header, or their library obeys it by itself.
    if (!Retry.Attempt.Model.Protocol.starts_with("http"))
      return;
    if (std::ranges::any_of(Retry.Delays, [&](const Delay &Wait) {
          return Wait.ServerDirected == Tristate::Yes ||
                 (Wait.First && Wait.First->seconds() > MaxInterval);
        }))
      return;
    for (const auto &Retried : Retry.Selectivity.Retried) {
      if (Retried.Class != ir::FailureClass::Throttled)
        continue;
      Out.finding(Retried.Where)
          << quoted(Retry.Attempt.Name) << " is retried on " << Retried.Name
          << ", and how long the server asks to wait is never read; read "
             "Retry-After and "
             "wait that long, up to a limit";
      Out.path(Retry);
      return;
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(IgnoredRetryAfter)
