//===- OnRecoveryCheck.cpp ------------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds handlers of a network that came back which start an attempt at once,
/// in the same second as all other clients.
///
/// All clients of a carrier, and all that lost one server, hear of it together.
class OnRecoveryCheck : public RetryCheck {
public:
  void check(const link::Observations &Seen, Report &Out) const override {
    for (const link::Recovery &Each : Seen.Recoveries) {
      // A wait that is the same everywhere only moves the second.
      if (Each.InTest || Each.Jittered != Tristate::No)
        continue;
      if (Each.Started.Local == Tristate::Yes)
        continue;
      Out.finding(Each.Started.Where)
          << quoted(Each.Started.Name) << " is started "
          << (Each.Waits == Tristate::Yes ? "the same time after "
                                          : "at once on ")
          << quoted(Each.Event)
          << ", as in every other client that the event reaches; wait a random "
             "time, "
             "spread over seconds, first";
      Out.path(Each.Path, Each.Function, Each.Confidence);
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(OnRecovery)
