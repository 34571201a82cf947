//===- UnboundedCheck.cpp -------------------------------------------------===//

#include "Judgement.h"

#include <algorithm>

namespace retrylint {
namespace {

/// Finds retries that never give up while the operation fails.
///
/// The caller never learns of the failure, and the server gets the same request
/// for as long as it is down.
class UnboundedCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (!Retry.Bound.none() || harmless(Retry))
      return;
    bool Hot = Retry.Waits == Tristate::No;
    // A client that lives as long as its process has to come back; what makes
    // it bearable is that it does so ever more seldom, and other checks look at
    // that.
    if (!Hot && (Retry.Back == Back::Timer || backsOff(Retry)))
      return;
    Out.finding(Retry.BackWhere)
        << quoted(Retry.Attempt.Name) << " is retried for ever while it fails"
        << (Hot ? ", with no delay" : "")
        << "; give up after a number of attempts or at a deadline";
    Out.path(Retry);
    if (Hot)
      Out.level(Level::Error);
  }

private:
  /// A wait that grows up to a cap, or whose growth nobody knows.
  static bool backsOff(const RetryCycle &Retry) {
    return std::any_of(Retry.Delays.begin(), Retry.Delays.end(),
                       [](const Delay &Wait) {
                         return Wait.Growth == Growth::Unknown ||
                                (grows(Wait) && Wait.Capped != Tristate::No);
                       });
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(Unbounded)
