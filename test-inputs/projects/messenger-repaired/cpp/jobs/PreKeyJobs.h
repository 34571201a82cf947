#pragma once

#include "config/FeatureFlags.h"
#include "crypto/KeyStore.h"
#include "jobs/Job.h"
#include "net/PushService.h"

#include <atomic>

namespace heron {

/// Keeps enough one-time keys on the service for others to write to us.
class RefreshPreKeysJob : public Job {
public:
  RefreshPreKeysJob(PushService &Service, KeyStore &Keys) : Service(Service), Keys(Keys) {}

  std::string name() const override { return "refresh prekeys"; }
  void run() override;
  bool shouldRetry(const std::exception &Error) const override;

private:
  PushService &Service;
  KeyStore &Keys;
};

/// Replaces the signed prekey on a thread of its own, every two days.
class SignedPreKeyRotation {
public:
  SignedPreKeyRotation(PushService &Service, KeyStore &Keys, const FeatureFlags &Flags)
      : Service(Service), Keys(Keys), Flags(Flags) {}

  /// Publishes a new signed prekey. Returns false when asked to stop.
  bool rotate(const std::atomic<bool> &Stop);

private:
  PushService &Service;
  KeyStore &Keys;
  const FeatureFlags &Flags;
};

} // namespace heron
