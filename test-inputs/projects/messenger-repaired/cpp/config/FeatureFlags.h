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
  /// A number of seconds, or Default where the text is none or out of bounds.
  std::chrono::seconds interval(const std::string &Key, std::chrono::seconds Default) const;

  std::map<std::string, std::string> Values;
};

} // namespace heron
