//===- TrackingFiles.h - What a compilation looks at ------------*- C++ -*-===//
///
/// \file
/// A view of the file system that remembers what was read, what it held, and what
/// was looked for, with what luck: a header that is not there today would shadow
/// another one tomorrow.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_TRACKINGFILES_H
#define RETRYLINT_DRIVER_TRACKINGFILES_H

#include "driver/FileStates.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace retrylint::driver {

class TrackingFiles : public llvm::vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Folder,
                                          std::error_code &Failed) override;

  /// What follows is the code's; what came before, the compiler's own.
  void beginCode() { Code = true; }

  UnitInputs inputs() const;

private:
  friend class TrackedFile;
  std::string full(const llvm::Twine &Path) const;
  void looked(std::string Path, Presence There);
  void read(const std::string &Path, llvm::StringRef Bytes, const FileStamp &Stamp,
            std::int64_t At);

  bool Code = false;
  llvm::StringMap<ReadFile> Read;
  llvm::StringMap<Presence> Looked;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_TRACKINGFILES_H
