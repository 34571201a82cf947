//===- Suggest.h - "did you mean" -------------------------------*- C++ -*-===//
///
/// \file
/// Finds the name that somebody most likely meant.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_SUGGEST_H
#define RETRYLINT_DRIVER_SUGGEST_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>

namespace retrylint::driver {

/// The candidate nearest to Name, where it is near enough to be a slip of the
/// keyboard or a forgotten prefix; empty where none is.
llvm::StringRef nearest(llvm::StringRef Name, llvm::ArrayRef<llvm::StringRef> Candidates);

/// "; did you mean 'X'?" or Otherwise.
std::string suggestion(llvm::StringRef Name, llvm::ArrayRef<llvm::StringRef> Candidates,
                       llvm::StringRef Otherwise);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_SUGGEST_H
