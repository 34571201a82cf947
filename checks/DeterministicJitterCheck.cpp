//===- DeterministicJitterCheck.cpp ---------------------------------------===//

#include "Judgement.h"
#include "Remedies.h"

namespace retrylint {
namespace {

/// Finds jitter from a generator that draws the same numbers in every client.
///
/// A generator with a constant seed, or with none, starts the same sequence in
/// each process: the waits look random and are the same everywhere.
class DeterministicJitterCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (harmless(Retry))
      return;
    for (const Delay &Wait : Retry.Delays) {
      if (Wait.Jittered != Tristate::Yes)
        continue;
      bool Constant = Wait.JitterQuality == ir::RandomQuality::Constant;
      bool Time = Wait.JitterQuality == ir::RandomQuality::TimeSeed;
      // Another wait of this way round may be random as it should.
      if (!Constant && !Time)
        return;
    }
    for (const Delay &Wait : Retry.Delays) {
      if (Wait.Jittered != Tristate::Yes)
        continue;
      bool Constant = Wait.JitterQuality == ir::RandomQuality::Constant;
      const Place &Where = Wait.SeedWhere.valid()     ? Wait.SeedWhere
                           : Wait.JitterWhere.valid() ? Wait.JitterWhere
                                                      : Wait.Where;
      Out.finding(Where)
          << "the jitter before each retry of " << quoted(Retry.Attempt.Name)
          << (Constant
                  ? " comes from a generator whose seed is the same in every "
                    "client"
              : Wait.Reseeded
                  ? " comes from a generator that is seeded with the time before "
                    "each draw, so that all that wait at one time wait the same"
                  : " comes from a generator that is seeded with the time, the "
                    "same for all that start together")
          << (Wait.Reseeded
                  ? "; seed it once, from the system's entropy"
                  : "; seed it from the system's entropy, as std::random_device does");
      // Clients that start at different times do differ.
      if (!Constant && !Wait.Reseeded)
        Out.level(Level::Note);
      Out.path(Retry);
      if (std::optional<Fix> Seed = seedFromEntropy(Wait))
        Out.fix(std::move(*Seed));
      return;
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(DeterministicJitter)
