//===- NoLint.h - NOLINT comments -------------------------------*- C++ -*-===//
///
/// \file
/// Honours NOLINT, NOLINTNEXTLINE, NOLINTBEGIN and NOLINTEND as clang-tidy does:
/// anywhere in a line, with an optional list of globs; a block counts only
/// where its two ends have the same list.
///
///   connectAgain(); // NOLINT(retry-without-delay): the callee waits
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_NOLINT_H
#define RETRYLINT_DRIVER_NOLINT_H

#include "driver/Globs.h"

#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

/// The NOLINT comments of one file.
class NoLintFile {
public:
  struct Cover {
    std::string Comment;        ///< "NOLINT(retry-*)"
    std::string Justification;  ///< the rest of its line, trimmed
  };

  /// A NOLINTBEGIN or NOLINTEND without its other half.
  struct Unmatched {
    unsigned Line = 0, Column = 0;
    std::string Message;
  };

  explicit NoLintFile(llvm::StringRef Text);

  /// The comment that covers a finding of Check at a place (1-based), if any.
  std::optional<Cover> covers(unsigned Line, unsigned Column,
                              llvm::StringRef Check) const;

  const std::vector<Unmatched> &unmatched() const { return Lonely; }

private:
  enum class Kind { Line, NextLine, Begin, End };
  struct Comment {
    NoLintFile::Kind Kind;
    unsigned Line, Column;
    std::string Globs;           ///< between the brackets, "*" without brackets
    std::vector<Glob> Parsed;
    Cover Told;
    bool covers(llvm::StringRef Check) const;
  };
  void pairUp(const std::vector<Comment> &Ends);

  std::vector<Comment> OnLines;  ///< Line and NextLine, by line
  std::vector<std::pair<Comment, Comment>> Blocks; ///< begin, end
  std::vector<Unmatched> Lonely;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_NOLINT_H
