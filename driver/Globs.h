//===- Globs.h - Lists of globs over check names ----------------*- C++ -*-===//
///
/// \file
/// clang-tidy's lists of globs: "retry-*,-retry-unbounded". Later ones win; a
/// leading '-' takes away; '*' stands for any text; commas or line breaks part them.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_GLOBS_H
#define RETRYLINT_DRIVER_GLOBS_H

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace retrylint::driver {

struct Glob {
  bool Positive = true;
  std::string Pattern;   ///< without the '-'
  bool matches(llvm::StringRef Name) const;
};

/// The globs of a list, empty ones left out.
std::vector<Glob> parseGlobs(llvm::StringRef List);

/// Whether Name is in the set that Globs make of a set where it was Before.
bool contains(const std::vector<Glob> &Globs, llvm::StringRef Name, bool Before);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_GLOBS_H
