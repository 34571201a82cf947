//===- UnvalidatedDelayCheck.cpp ------------------------------------------===//

#include "Judgement.h"

#include <algorithm>

namespace retrylint {
namespace {

/// Finds delays that come from outside and are used without a lower or upper
/// limit.
///
/// A zero in a configuration file, or in a flag that is sent to all clients,
/// makes a loop without a wait of code that was reviewed as paced.
class UnvalidatedDelayCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (Retry.Attempt.Local == Tristate::Yes || Retry.Interactive)
      return;
    double Floor = 0;
    for (const Delay &Wait : Retry.Delays)
      if (Wait.FromOutside == Tristate::No && Wait.First)
        Floor = std::max(Floor, Wait.First->seconds());
    for (const Delay &Wait : Retry.Delays) {
      const Place &Where =
          Wait.OutsideWhere.valid() ? Wait.OutsideWhere : Wait.Where;
      // Another wait of this way round is a floor, too.
      if (Wait.FromOutside == Tristate::Yes && Wait.HasFloor == Tristate::No &&
          Floor == 0) {
        Out.finding(Where)
            << "the delay before each retry of " << quoted(Retry.Attempt.Name)
            << " is read from outside and has no lower limit, so that 0 "
               "makes it none; limit it with std::clamp where it is read";
        Out.path(Retry);
        return;
      }
      if (Wait.ServerDirected == Tristate::Yes && Wait.Capped == Tristate::No) {
        Out.finding(Where)
            << "the server's wish is waited for however long it is before "
               "each retry of "
            << quoted(Retry.Attempt.Name)
            << "; limit it with std::min where it is read";
        Out.path(Retry);
        return;
      }
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(UnvalidatedDelay)
