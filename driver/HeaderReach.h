//===- HeaderReach.h - Which headers belong to a unit -----------*- C++ -*-===//
///
/// \file
/// Follows #include lines as text. It is wrong where macros or flags choose what
/// is included, and needs no compiler: enough to tell somebody which headers no
/// unit seems to include, and so nobody looks at.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_HEADERREACH_H
#define RETRYLINT_DRIVER_HEADERREACH_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace retrylint::driver {

/// What the #include lines of a source name, in their order: "net/client.h".
std::vector<std::string> includedNames(llvm::StringRef Source);

/// The headers below a folder, absolute and in order; without hidden folders and
/// build folders, and at most 50,000.
std::vector<std::string> headersBelow(llvm::StringRef Folder);

/// Those of Headers that none of Sources includes, directly or not.
std::vector<std::string> unreachedHeaders(llvm::ArrayRef<std::string> Headers,
                                          llvm::ArrayRef<std::string> Sources);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_HEADERREACH_H
