#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace heron {

/// What travels: encrypted for one device of one recipient.
struct OutgoingMessage {
  std::uint32_t Device = 1;
  std::uint32_t RegistrationId = 0;
  std::string Content;
};

struct OutgoingMessageList {
  std::string Recipient;
  std::uint64_t Timestamp = 0;
  std::vector<OutgoingMessage> Messages;
  bool Online = false;
};

struct Envelope {
  std::string Source;
  std::uint32_t SourceDevice = 0;
  std::uint64_t Timestamp = 0;
  std::string Content;
};

struct PreKeyBundle {
  std::uint32_t SignedKeyId = 0;
  std::string SignedKey;
  std::string Signature;
  std::vector<std::string> OneTimeKeys;
};

} // namespace heron
