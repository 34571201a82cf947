#include "config/FeatureFlags.h"

#include <cstdlib>

namespace heron {
namespace {
constexpr char AutomaticSessionReset[] = "desktop.automaticSessionReset";
constexpr char AutomaticSessionResetInterval[] = "desktop.automaticSessionResetInterval";
constexpr char PreKeyRetry[] = "desktop.preKeyRetry";
constexpr char PreKeyRetryInterval[] = "desktop.preKeyRetryInterval";

/// What we ask for; the service sends the flags of every platform.
constexpr const char *Known[] = {AutomaticSessionReset, AutomaticSessionResetInterval, PreKeyRetry,
                                 PreKeyRetryInterval};
} // namespace

void FeatureFlags::update(const std::map<std::string, std::string> &FromService) {
  Values.clear();
  for (const char *Key : Known) {
    auto Found = FromService.find(Key);
    if (Found != FromService.end())
      Values.insert(*Found);
  }
}

bool FeatureFlags::flag(const std::string &Key, bool Default) const {
  auto Found = Values.find(Key);
  return Found == Values.end() ? Default : Found->second == "true" || Found->second == "1";
}

int FeatureFlags::number(const std::string &Key, int Default) const {
  auto Found = Values.find(Key);
  return Found == Values.end() ? Default : std::atoi(Found->second.c_str());
}

bool FeatureFlags::automaticSessionReset() const { return flag(AutomaticSessionReset, true); }

std::chrono::seconds FeatureFlags::automaticSessionResetInterval() const {
  return std::chrono::seconds(number(AutomaticSessionResetInterval, 3600));
}

std::chrono::seconds FeatureFlags::preKeyRetryInterval() const {
  return std::chrono::seconds(number(PreKeyRetry, 300));
}

} // namespace heron
