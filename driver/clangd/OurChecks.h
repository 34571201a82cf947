//===- OurChecks.h - Which of clangd's checks are ours ----------*- C++ -*-===//

#ifndef RETRYLINT_DRIVER_CLANGD_OURCHECKS_H
#define RETRYLINT_DRIVER_CLANGD_OURCHECKS_H

#include "RetryCheck.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace retrylint::clangd {

inline bool isOurs(llvm::StringRef Check) {
  return llvm::any_of(allChecks(), [&](const CheckInfo &Info) {
    return llvm::StringRef(Info.Name) == Check;
  });
}

} // namespace retrylint::clangd

#endif // RETRYLINT_DRIVER_CLANGD_OURCHECKS_H
