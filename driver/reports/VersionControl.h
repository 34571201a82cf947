//===- VersionControl.h - Which commit was analysed -------------*- C++ -*-===//
///
/// \file
/// Reads the state of a Git work tree from its files, without running git: no
/// process to start, none to be missing.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORTS_VERSIONCONTROL_H
#define RETRYLINT_DRIVER_REPORTS_VERSIONCONTROL_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <optional>
#include <string>

namespace retrylint::driver {

struct VersionControl {
  std::string Repository;  ///< URL of the remote "origin", without credentials
  std::string Revision;    ///< 40 or 64 hexadecimal digits
  std::string Branch;      ///< empty where HEAD is detached
  /// From the root of the work tree to the directory asked about, with '/' and
  /// no slash at its ends; empty where they are the same.
  std::string Prefix;
};

/// Nothing where Directory is in no work tree, has no commit yet, or the
/// repository has no remote named origin that is a URL.
std::optional<VersionControl> versionControl(llvm::StringRef Directory,
                                             llvm::vfs::FileSystem &FS);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORTS_VERSIONCONTROL_H
