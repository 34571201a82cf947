//===- Digest.h - Content by its hash ---------------------------*- C++ -*-===//

#ifndef RETRYLINT_DRIVER_DIGEST_H
#define RETRYLINT_DRIVER_DIGEST_H

#include "driver/Packing.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

namespace retrylint::driver {

/// 128 bits that stand for a content. Not made to withstand an attacker: who can
/// write to the cache can hide findings more easily than by a collision.
struct Digest {
  std::uint64_t Low = 0, High = 0;

  static Digest of(llvm::StringRef Bytes) {
    llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(
        llvm::ArrayRef(Bytes.bytes_begin(), Bytes.size()));
    return {Hash.low64, Hash.high64};
  }
  std::string hex() const {
    return llvm::utohexstr(High, true, 16) + llvm::utohexstr(Low, true, 16);
  }
  void pack(Packer &To) const {
    To.fixed(Low);
    To.fixed(High);
  }
  static Digest unpack(Unpacker &From) {
    Digest Read;
    Read.Low = From.fixed();
    Read.High = From.fixed();
    return Read;
  }
  bool operator==(const Digest &) const = default;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_DIGEST_H
