//===- Places.h - From a finding's places back to Clang's -------*- C++ -*-===//
///
/// \file
/// The stages after extraction know files by path and places by offset. Places
/// finds them again in the unit that is open in Clang.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TIDY_PLACES_H
#define RETRYLINT_TIDY_PLACES_H

#include "link/RetryCycle.h"

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringMap.h"

#include <string>

namespace clang {
class SourceManager;
} // namespace clang

namespace retrylint::tidy {

class Places {
public:
  /// \param Root  what relative paths are relative to, beside the compiler's
  /// own
  ///              working directory; may be empty
  Places(clang::SourceManager &Sources, std::string Root)
      : Sources(Sources), Root(std::move(Root)) {}

  /// Where a finding is reported: invalid unless the file is part of this unit,
  /// since the unit that holds it reports it too.
  clang::SourceLocation inUnit(const link::Place &Where);

  /// Where a note points: any file that can be read.
  clang::SourceLocation anywhere(const link::Place &Where);

  /// The text from start to end; invalid unless the file is part of this unit.
  clang::CharSourceRange rangeInUnit(const link::Place &Where);

private:
  clang::FileID file(const std::string &Path, bool Load);
  clang::SourceLocation at(clang::FileID File, unsigned Offset) const;

  clang::SourceManager &Sources;
  std::string Root;
  llvm::StringMap<clang::FileID> Known;
};

} // namespace retrylint::tidy

#endif // RETRYLINT_TIDY_PLACES_H
