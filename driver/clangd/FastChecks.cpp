//===- FastChecks.cpp - Lets clangd run the checks by default -------------===//
///
/// \file
/// clangd's FastCheckFilter drops every check whose cost its authors did not
/// measure, and so every check from elsewhere, unless the user knows to loosen
/// it. All of ours together cost one walk over the main file.
///
//===----------------------------------------------------------------------===//

#include "driver/clangd/OurChecks.h"

#include <optional>

#define IS_FAST "_ZN5clang6clangd15isFastTidyCheckEN4llvm9StringRefE"

// The linker's --wrap sends clangd's calls of isFastTidyCheck() here.
std::optional<bool> realIsFast(llvm::StringRef) asm("__real_" IS_FAST);
std::optional<bool> isFast(llvm::StringRef) asm("__wrap_" IS_FAST);

std::optional<bool> isFast(llvm::StringRef Check) {
  return retrylint::clangd::isOurs(Check) ? true : realIsFast(Check);
}
