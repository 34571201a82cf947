#pragma once

#include "net/Envelope.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace heron {

/// Our own keys.
class KeyStore {
public:
  PreKeyBundle currentSignedKey() const;
  PreKeyBundle makeSignedKey();
  std::vector<std::string> makeOneTimeKeys(unsigned Count);
  void keep(const PreKeyBundle &Bundle);

private:
  std::string randomKey();

  mutable std::mutex Lock;
  PreKeyBundle Current;
  std::vector<std::string> OneTimeKeys;
  std::uint32_t NextId = 1;
};

} // namespace heron
