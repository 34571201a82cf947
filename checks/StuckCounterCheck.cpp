//===- StuckCounterCheck.cpp ----------------------------------------------===//

#include "Judgement.h"
#include "Remedies.h"

namespace retrylint {
namespace {

/// Finds attempt counters that are tested but do not move while the operation
/// fails.
///
/// The loop reads as bounded, and goes round for ever.
class StuckCounterCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (!Retry.Bound.StuckWhere.valid())
      return;
    // Something else ends it: the counter serves another purpose, or a smaller
    // one.
    if (Retry.Bound.ByCount == Tristate::Yes ||
        Retry.Bound.ByDeadline == Tristate::Yes)
      return;
    auto Message = Out.finding(Retry.Bound.StuckWhere);
    Message << quoted(Retry.Bound.StuckCounter);
    if (Retry.Bound.StuckReset)
      Message
          << " limits the retries of " << quoted(Retry.Attempt.Name)
          << ", and is set back" << onLine(Retry)
          << " on the way to the next one; set it back only after a success";
    else
      Message << " limits the retries of " << quoted(Retry.Attempt.Name)
              << ", and does not change when one fails; advance it on every "
                 "way back";
    Out.path(Retry);
    if (std::optional<Fix> Step = advanceCounter(Retry))
      Out.fix(std::move(*Step));
  }

private:
  static std::string onLine(const RetryCycle &Retry) {
    const Place &Where = Retry.Bound.StuckResetWhere;
    if (!Where.valid() || Where.File != Retry.Bound.StuckWhere.File)
      return "";
    return " on line " + std::to_string(Where.At.Line);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(StuckCounter)
