//===- Configuration.h - Which checks run where, and how --------*- C++ -*-===//
///
/// \file
/// Reads .clang-tidy files, the one place where checks are configured in every
/// host, and joins them with the command line.
///
/// All retry checks run unless somebody says otherwise. A .clang-tidy that knows
/// of them decides as in clang-tidy; one that was written for other checks turns
/// none of ours off, but for `Checks: '-*'`, which turns off everything there:
///
///   Checks: '-*,bugprone-*'                 all of ours
///   Checks: 'bugprone-*,-retry-unbounded'   all of ours but one
///   Checks: '-*,retry-unbounded'            that one
///   Checks: '-*'                            none
///
/// --checks that begins with a name to add stands alone; one that begins with a
/// name to take away changes what the files say.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_CONFIGURATION_H
#define RETRYLINT_DRIVER_CONFIGURATION_H

#include "RetryCheck.h"
#include "driver/Globs.h"
#include "driver/Messages.h"

#include "llvm/ADT/StringRef.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

/// What holds for the files of a folder.
struct FolderConfig {
  std::vector<bool> Enabled;   ///< by index in allChecks()
  CheckOptions Options;        ///< of our checks only
  bool operator==(const FolderConfig &) const = default;
  bool operator<(const FolderConfig &Other) const {
    return std::tie(Enabled, Options) < std::tie(Other.Enabled, Other.Options);
  }
};

class Configuration {
public:
  struct Settings {
    std::string Checks;          ///< --checks, empty: not given
    bool Strict = false;         ///< --profile=strict: checks of level Note too
    bool ReadFiles = true;       ///< false: .clang-tidy files are not looked at
  };

  explicit Configuration(Settings Given);

  /// What is wrong with --checks: one message each; empty: nothing.
  std::vector<std::string> argumentErrors() const;

  /// \param Folder  absolute
  const FolderConfig &folder(llvm::StringRef Folder);

  /// Whether --checks has a check's full name: that asks for it whatever its level
  /// and the profile.
  bool asksFor(llvm::StringRef Check) const;

  /// What was wrong with the files read so far, once each.
  const std::vector<Notification> &problems() const { return Problems; }

private:
  struct File {
    std::optional<std::string> Checks;
    CheckOptions Options;
    bool Inherit = false;
  };
  /// The file in Folder itself, null where there is none.
  const File *file(llvm::StringRef Folder);
  /// The file of Folder joined with those above, as far as they are inherited.
  File joined(llvm::StringRef Folder);
  void lookForUnknownNames(const std::string &Path, const File &Read);
  FolderConfig decide(const File &Read) const;

  Settings Given;
  std::vector<Glob> ArgumentGlobs;
  std::map<std::string, std::optional<File>, std::less<>> Files;
  std::map<std::string, FolderConfig, std::less<>> Folders;
  std::vector<Notification> Problems;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_CONFIGURATION_H
