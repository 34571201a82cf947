#pragma once

#include "net/Envelope.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

namespace heron {

/// A message that no session of ours opens.
class DecryptionError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Sessions with others' devices.
class SessionStore {
public:
  void start(const std::string &Name, std::uint32_t Device, const PreKeyBundle &Bundle);
  void archive(const std::string &Name, std::uint32_t Device);
  std::string encrypt(const std::string &Name, std::uint32_t Device, const std::string &Text);
  std::string encryptAgain(const std::string &Name, std::uint32_t Device,
                           std::uint64_t Timestamp);
  std::string decrypt(const Envelope &Message);

private:
  std::mutex Lock;
  std::map<std::pair<std::string, std::uint32_t>, std::string> Keys;
  std::map<std::uint64_t, std::string> Sent;
};

} // namespace heron
