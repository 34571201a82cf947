#include "crypto/KeyStore.h"

#include <random>

namespace heron {

std::string KeyStore::randomKey() {
  static const char Digits[] = "0123456789abcdef";
  std::random_device Source;
  std::string Key;
  for (int I = 0; I < 64; ++I)
    Key += Digits[Source() & 15];
  return Key;
}

PreKeyBundle KeyStore::currentSignedKey() const {
  std::lock_guard<std::mutex> Guard(Lock);
  return Current;
}

PreKeyBundle KeyStore::makeSignedKey() {
  std::lock_guard<std::mutex> Guard(Lock);
  PreKeyBundle Bundle;
  Bundle.SignedKeyId = NextId++;
  Bundle.SignedKey = randomKey();
  Bundle.Signature = randomKey();
  return Bundle;
}

std::vector<std::string> KeyStore::makeOneTimeKeys(unsigned Count) {
  std::vector<std::string> Keys;
  for (unsigned I = 0; I < Count; ++I)
    Keys.push_back(randomKey());
  return Keys;
}

void KeyStore::keep(const PreKeyBundle &Bundle) {
  std::lock_guard<std::mutex> Guard(Lock);
  Current = Bundle;
  OneTimeKeys.insert(OneTimeKeys.end(), Bundle.OneTimeKeys.begin(), Bundle.OneTimeKeys.end());
}

} // namespace heron
