#include "jobs/PreKeyJobs.h"

#include "net/ServiceError.h"
#include "util/Log.h"

#include <random>
#include <thread>

namespace heron {
namespace {
constexpr unsigned FewestPreKeys = 10;
constexpr unsigned PreKeyBatch = 100;
} // namespace

void RefreshPreKeysJob::run() {
  if (Service.remainingPreKeys() >= FewestPreKeys)
    return;
  PreKeyBundle Bundle = Keys.currentSignedKey();
  Bundle.OneTimeKeys = Keys.makeOneTimeKeys(PreKeyBatch);
  Service.setPreKeys(Bundle);
  Keys.keep(Bundle);
}

bool RefreshPreKeysJob::shouldRetry(const std::exception &Error) const {
  return isRetryable(Error);
}

bool SignedPreKeyRotation::rotate(const std::atomic<bool> &Stop) {
  std::mt19937 Random{std::random_device{}()};
  PreKeyBundle Bundle = Keys.makeSignedKey();
  while (!Stop) {
    try {
      Service.setPreKeys(Bundle);
      Keys.keep(Bundle);
      return true;
    } catch (const ServiceError &Error) {
      log::warn(std::string("prekey rotation: ") + Error.what());
      if (!isRetryable(Error))
        return true;
    }
    std::uniform_real_distribution<> Share(0.5, 1.0);
    std::this_thread::sleep_for(Flags.preKeyRetryInterval() * Share(Random));
  }
  return false;
}

} // namespace heron
