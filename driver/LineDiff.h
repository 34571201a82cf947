//===- LineDiff.h - The difference of two texts -----------------*- C++ -*-===//

#ifndef RETRYLINT_DRIVER_LINEDIFF_H
#define RETRYLINT_DRIVER_LINEDIFF_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace retrylint::driver {

/// The hunks of a unified diff with three lines of context; empty where the texts
/// are equal. Shortest for texts that differ little; meant for those.
std::string diffHunks(llvm::StringRef Before, llvm::StringRef After);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_LINEDIFF_H
