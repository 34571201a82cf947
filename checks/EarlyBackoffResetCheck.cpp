//===- EarlyBackoffResetCheck.cpp -----------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds backoff that starts over before the operation has proved to work, or
/// never.
///
/// A server that accepts and then drops its clients, as one does that has just
/// come up, gets them all back after the first and shortest wait, each time.
class EarlyBackoffResetCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (harmless(Retry))
      return;
    for (const Delay &Wait : Retry.Delays) {
      if (Wait.ResetEarly == Tristate::Yes && Wait.ResetWhere.valid()) {
        Out.finding(Wait.ResetWhere)
            << "the delay before each retry of " << quoted(Retry.Attempt.Name)
            << " starts over as soon as a connection stands" << from(Wait)
            << "; set it back after the first message, or a time without "
               "failure";
        Out.path(Retry);
        return;
      }
      if (Wait.NeverReset == Tristate::Yes && grows(Wait)) {
        Out.finding(Wait.GrowthWhere.valid() ? Wait.GrowthWhere : Wait.Where)
            << "the delay before each retry of " << quoted(Retry.Attempt.Name)
            << " grows and is never set back, so that after some failures "
               "every later "
               "one waits the longest time; set it back after the first "
               "message";
        Out.path(Retry);
        return;
      }
    }
  }

private:
  static std::string from(const Delay &Wait) {
    return Wait.First ? ", at " + Wait.First->str() : "";
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(EarlyBackoffReset)
