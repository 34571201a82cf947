#include "config/FeatureFlags.h"

#include <algorithm>
#include <cstdlib>

using namespace std::chrono_literals;

namespace heron {
namespace {
constexpr std::chrono::seconds Shortest = 1min;
constexpr std::chrono::seconds Longest = 24h;
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

std::chrono::seconds FeatureFlags::interval(const std::string &Key,
                                            std::chrono::seconds Default) const {
  auto Found = Values.find(Key);
  if (Found == Values.end())
    return Default;
  return std::clamp(std::chrono::seconds(std::atoi(Found->second.c_str())), Shortest, Longest);
}

bool FeatureFlags::automaticSessionReset() const { return flag(AutomaticSessionReset, true); }

std::chrono::seconds FeatureFlags::automaticSessionResetInterval() const {
  return interval(AutomaticSessionResetInterval, 3600s);
}

std::chrono::seconds FeatureFlags::preKeyRetryInterval() const {
  return interval(PreKeyRetryInterval, 300s);
}

} // namespace heron
