#include "jobs/PreKeyJobs.h"

#include "net/ServiceError.h"
#include "util/Log.h"

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
  return dynamic_cast<const ServiceError *>(&Error) != nullptr; // finding: retry-permanent-error
}

bool SignedPreKeyRotation::rotate(const std::atomic<bool> &Stop) {
  PreKeyBundle Bundle = Keys.makeSignedKey();
  while (!Stop) {
    try {
      Service.setPreKeys(Bundle);
      Keys.keep(Bundle);
      return true;
    } catch (const ServiceError &Error) { // finding: retry-permanent-error
      log::warn(std::string("prekey rotation: ") + Error.what());
    }
    std::this_thread::sleep_for(Flags.preKeyRetryInterval()); // finding: retry-unvalidated-delay
  }
  return false;
}

} // namespace heron
