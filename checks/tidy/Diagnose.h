//===- Diagnose.h - A finding as a diagnostic of clang-tidy -----*- C++ -*-===//

#ifndef RETRYLINT_TIDY_DIAGNOSE_H
#define RETRYLINT_TIDY_DIAGNOSE_H

namespace clang::tidy {
class ClangTidyContext;
} // namespace clang::tidy

namespace retrylint {
struct Finding;
} // namespace retrylint

namespace retrylint::tidy {

class Places;

/// Reports a finding under its check's name, with its path as notes. Nothing
/// where it lies in a file that is no part of this unit.
void diagnose(const Finding &Found, Places &Where,
              clang::tidy::ClangTidyContext &Tidy);

} // namespace retrylint::tidy

#endif // RETRYLINT_TIDY_DIAGNOSE_H
