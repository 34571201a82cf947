//===- Fix.h - Changing the sources as findings propose ---------*- C++ -*-===//
///
/// \file
/// Puts the fixes of findings together to one change of the sources. A fix is
/// applied as a whole or not at all; of two that touch the same text, the one
/// whose finding stands first is applied.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_FIX_H
#define RETRYLINT_DRIVER_FIX_H

#include "driver/Report.h"

#include <map>
#include <string>
#include <vector>

namespace retrylint::driver {

struct FixedFile {
  std::string Before, After;
};

struct FixPlan {
  std::map<std::string, FixedFile> Files;   ///< by path, as in findings
  std::vector<std::size_t> Fixed;           ///< which findings, ascending
  unsigned NeedUnsafe = 0;                  ///< have only fixes that are not safe
  unsigned Conflicting = 0;                 ///< overlap with one that was applied
  unsigned Impossible = 0;                  ///< out of a macro, or the file has changed
};

/// Takes of each active finding the first fix that may be applied and can be.
/// \param Unsafe  whether fixes may be applied that change more than the pacing of
///                a retry, or need to be looked at
FixPlan planFixes(llvm::ArrayRef<ReportedFinding> Findings, const SourceFiles &Sources,
                  bool Unsafe);

/// The change as a unified diff with paths "a/..." and "b/...", which patch -p1
/// and git apply take.
std::string unifiedDiff(const FixPlan &Plan);

/// Writes the files below Root; each is replaced as a whole and keeps its
/// permissions. \returns one message for each that could not be written
std::vector<std::string> writeFixes(const FixPlan &Plan, llvm::StringRef Root);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_FIX_H
