//===- StaleStateCheck.cpp ------------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds state of a failed attempt that the next attempt goes on with.
///
/// Half an answer is followed by a whole one, half an upload is missing its
/// start, and a socket that failed fails again.
class StaleStateCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    // A socket to this machine fails because nobody listens yet, and is none the worse.
    if (Retry.Attempt.Local == Tristate::Yes)
      return;
    for (const link::Reuse &Shared : Retry.Reused) {
      const char *Fact = nullptr, *Remedy = nullptr;
      switch (Shared.How) {
      case link::Reuse::OneShot:
        continue; // retry-grpc-context-reuse
      case link::Reuse::Accumulates:
        Fact = " still holds what a failed attempt of ";
        Remedy = " received when the next one adds to it; empty it before each "
                 "attempt";
        break;
      case link::Reuse::Consumed:
        Fact = " was read by a failed attempt of ";
        Remedy = " and the next one goes on where it stopped; set it back to "
                 "its start "
                 "before each attempt";
        break;
      case link::Reuse::Broken:
        Fact = " failed with an attempt of ";
        Remedy =
            " and the next one uses it again; make a new one for each attempt";
        break;
      }
      Out.finding(Shared.Used) << quoted(Shared.Name) << Fact
                               << quoted(Retry.Attempt.Name) << Remedy;
      Out.path(Retry);
      return;
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(StaleState)
