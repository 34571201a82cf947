//===- Diagnose.cpp - A finding as a diagnostic of clang-tidy
//--------------===//

#include "tidy/Diagnose.h"

#include "RetryCheck.h"
#include "tidy/Places.h"

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"

namespace retrylint::tidy {

void diagnose(const Finding &Found, Places &Where,
              clang::tidy::ClangTidyContext &Tidy) {
  clang::SourceLocation At = Where.inUnit(Found.Where);
  if (At.isInvalid())
    return;

  auto Hints = [&](const Fix &Fix) {
    std::vector<clang::FixItHint> Made;
    for (const Edit &Edit : Fix.Edits) {
      clang::CharSourceRange Range = Where.rangeInUnit(Edit.Where);
      // Half of a fix is worse than none.
      if (Range.isInvalid())
        return std::vector<clang::FixItHint>();
      Made.push_back(clang::FixItHint::CreateReplacement(Range, Edit.Text));
    }
    return Made;
  };

  // The text goes in as an argument, for a '%' in it would be taken for one.
  // Always a warning: clang-tidy lets errors through its filters, and who wants
  // errors has WarningsAsErrors.
  const Fix *Main = nullptr;
  {
    auto Warning = Tidy.diag(Found.Check, At, "%0") << Found.Message;
    for (const Fix &Fix : Found.Fixes)
      if (Fix.Safe) {
        Main = &Fix;
        for (const clang::FixItHint &Hint : Hints(Fix))
          Warning << Hint;
        break;
      }
  }

  for (const link::Step &Step : Found.Path)
    if (clang::SourceLocation Loc = Where.anywhere(Step.Where); Loc.isValid())
      Tidy.diag(Found.Check, Loc, "%0", clang::DiagnosticIDs::Note)
          << Step.Text;

  // clang-tidy applies the fixes of notes with --fix-notes only; clangd offers
  // them beside the first.
  for (const Fix &Fix : Found.Fixes) {
    if (&Fix == Main)
      continue;
    std::vector<clang::FixItHint> Made = Hints(Fix);
    if (Made.empty())
      continue;
    auto Note = Tidy.diag(Found.Check, At, "%0", clang::DiagnosticIDs::Note)
                << Fix.Description;
    for (const clang::FixItHint &Hint : Made)
      Note << Hint;
  }
}

} // namespace retrylint::tidy
