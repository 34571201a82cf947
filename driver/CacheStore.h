//===- CacheStore.h - Entries on disk ---------------------------*- C++ -*-===//
///
/// \file
/// Bytes by kind and key in a folder, for programs that run at the same time and
/// may be killed at any moment:
///
///   <folder>/units/3f/9c...   "RLC1" key checksum payload
///
/// An entry is written beside its place and renamed. One that is damaged, cut
/// short or of another version is as good as none. Entries that nobody has used for
/// longest go first when the folder outgrows its limit.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_CACHESTORE_H
#define RETRYLINT_DRIVER_CACHESTORE_H

#include "driver/Digest.h"

#include <optional>
#include <string>

namespace retrylint::driver {

class CacheStore {
public:
  /// \param Folder  absolute; made when the first entry is written
  /// \param Limit   bytes that all entries may take together
  CacheStore(std::string Folder, std::uint64_t Limit)
      : Folder(std::move(Folder)), Limit(Limit) {}

  std::optional<std::string> get(llvm::StringRef Kind, const Digest &Key);

  /// Does nothing more once one has failed: error() says why.
  void put(llvm::StringRef Kind, const Digest &Key, llvm::StringRef Payload);

  /// Removes entries if this run's have made it time to look. Call at the end.
  void sweep();

  /// Why entries can't be written; empty: they can.
  const std::string &error() const { return Error; }
  const std::string &folder() const { return Folder; }

private:
  std::string pathOf(llvm::StringRef Kind, const Digest &Key) const;
  bool prepare(llvm::StringRef Path);

  std::string Folder;
  std::uint64_t Limit;
  std::uint64_t Written = 0;
  std::string Error;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_CACHESTORE_H
