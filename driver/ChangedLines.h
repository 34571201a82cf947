//===- ChangedLines.h - Which lines a change touches ------------*- C++ -*-===//
///
/// \file
/// Findings that a change brought in: those whose way round runs through lines
/// that it added, or around lines that it took away.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_CHANGEDLINES_H
#define RETRYLINT_DRIVER_CHANGEDLINES_H

#include "RetryCheck.h"

#include "llvm/ADT/StringRef.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

class ChangedLines {
public:
  /// Reads a unified diff, such as Git's. File names lose their first folder
  /// ("a/", "b/") where Git put one there.
  static ChangedLines parse(llvm::StringRef Patch);

  /// What the work tree at Root has changed since it left Ref, with files that
  /// Git does not know yet. Paths are relative to Root.
  /// \returns nothing, and the reason in Error, where Git can't tell
  static std::optional<ChangedLines> since(llvm::StringRef Ref, llvm::StringRef Root,
                                           std::string &Error);

  /// What the next commit in Root's repository would change: its index.
  /// \returns as since()
  static std::optional<ChangedLines> staged(llvm::StringRef Root, std::string &Error);

  /// The finding's place or a step of its path is on a changed line, or lines were
  /// removed between them.
  bool touches(const Finding &F) const;

  /// Paths of the files with changes, ordered.
  std::vector<std::string> files() const;

private:
  struct Range {
    unsigned First, Last;  ///< 1-based, both inclusive
  };
  struct File {
    bool Whole = false;               ///< new to Git
    std::vector<Range> Added;
    std::vector<unsigned> Removed;    ///< after these lines, 0 for the top
  };
  std::map<std::string, File, std::less<>> Files;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_CHANGEDLINES_H
