//===- UnthrottledRecoveryCheck.cpp ---------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds error handlers that make another request each time, with no least
/// interval in between.
///
/// A session reset or a token refresh for every failed message doubles the load
/// while messages fail.
class UnthrottledRecoveryCheck : public RetryCheck {
public:
  void check(const link::Observations &Seen, Report &Out) const override {
    for (const link::FollowUp &Each : Seen.FollowUps) {
      if (Each.InTest || Each.SamePayload != Tristate::No)
        continue;
      if (Each.Guarded != Tristate::No || Each.Waits != Tristate::No)
        continue;
      // An answer that asks for it (401, 409) is the protocol's way.
      if (Each.Classified == Tristate::Yes)
        continue;
      Out.finding(Each.Next.Where)
          << "every failure of " << quoted(Each.Failed.Name)
          << " makes a request of " << quoted(Each.Next.Name)
          << ", with no least time between two; remember when it was last "
             "made, and wait "
             "for an interval";
      Out.path(Each.Path, Each.Function, Each.Confidence);
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(UnthrottledRecovery)
