#include "crypto/SessionStore.h"

namespace heron {
namespace {

/// Stands in for the ratchet: an exclusive or with the session's key.
std::string mix(const std::string &Text, const std::string &Key) {
  std::string Out = Text;
  for (std::size_t I = 0; I < Out.size() && !Key.empty(); ++I)
    Out[I] = static_cast<char>(Out[I] ^ Key[I % Key.size()]);
  return Out;
}

} // namespace

void SessionStore::start(const std::string &Name, std::uint32_t Device,
                         const PreKeyBundle &Bundle) {
  std::lock_guard<std::mutex> Guard(Lock);
  Keys[{Name, Device}] = Bundle.SignedKey;
}

void SessionStore::archive(const std::string &Name, std::uint32_t Device) {
  std::lock_guard<std::mutex> Guard(Lock);
  Keys.erase({Name, Device});
}

std::string SessionStore::encrypt(const std::string &Name, std::uint32_t Device,
                                  const std::string &Text) {
  std::lock_guard<std::mutex> Guard(Lock);
  return mix(Text, Keys[{Name, Device}]);
}

std::string SessionStore::encryptAgain(const std::string &Name, std::uint32_t Device,
                                       std::uint64_t Timestamp) {
  std::lock_guard<std::mutex> Guard(Lock);
  return mix(Sent[Timestamp], Keys[{Name, Device}]);
}

std::string SessionStore::decrypt(const Envelope &Message) {
  std::lock_guard<std::mutex> Guard(Lock);
  auto Found = Keys.find({Message.Source, Message.SourceDevice});
  if (Found == Keys.end())
    throw DecryptionError("no session with " + Message.Source);
  return mix(Message.Content, Found->second);
}

} // namespace heron
