//===- FallbackOnRejectionCheck.cpp ---------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds requests that the server may have rejected on one way and that are
/// sent again at once on another.
///
/// A server that refuses because of load then gets each request twice, at the
/// one time when it said that it wants none.
class FallbackOnRejectionCheck : public RetryCheck {
public:
  void check(const link::Observations &Seen, Report &Out) const override {
    for (const link::FollowUp &Each : Seen.FollowUps) {
      if (Each.InTest || Each.SamePayload != Tristate::Yes)
        continue;
      // Failures that are no answer are what a fall-back is for.
      if (Each.Classified != Tristate::No ||
          Each.MayBeRejection != Tristate::Yes)
        continue;
      // Another host after a refusal to connect is fail-over.
      if (Each.Failed.Model.ConnectOnly == Tristate::Yes)
        continue;
      Out.finding(Each.Next.Where)
          << quoted(Each.Next.Name) << " sends again what "
          << quoted(Each.Failed.Name)
          << " failed to send, also where the server answered and rejected it; "
             "fall back "
             "only where there was no answer";
      Out.path(Each.Path, Each.Function, Each.Confidence);
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(FallbackOnRejection)
