#pragma once

#include <chrono>
#include <map>
#include <string>

namespace heron {

/// Values that the service sets for us, as text.
class FeatureFlags {
public:
  void update(const std::map<std::string, std::string> &FromService);

  bool automaticSessionReset() const;
  std::chrono::seconds automaticSessionResetInterval() const;
  std::chrono::seconds preKeyRetryInterval() const;

private:
  bool flag(const std::string &Key, bool Default) const;
  int number(const std::string &Key, int Default) const;

  std::map<std::string, std::string> Values;
};

} // namespace heron
