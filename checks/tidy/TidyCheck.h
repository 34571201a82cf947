//===- TidyCheck.h - A check as clang-tidy sees it --------------*- C++ -*-===//
///
/// \file
/// One ClangTidyCheck per line of the catalogue, so that each has its name and
/// its options there. It decides nothing: the unit is analysed once for all of
/// them (UnitAnalysis).
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TIDY_TIDYCHECK_H
#define RETRYLINT_TIDY_TIDYCHECK_H

#include "clang-tidy/ClangTidyCheck.h"
#include "llvm/ADT/STLFunctionalExtras.h"

#include <memory>

namespace retrylint::tidy {

class UnitAnalysis;

class TidyCheck : public clang::tidy::ClangTidyCheck {
public:
  TidyCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
  ~TidyCheck() override;

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void onEndOfTranslationUnit() override;

private:
  /// Visits the options of this check, without those it shares with others.
  void forEachOption(llvm::function_ref<void(llvm::StringRef Local,
                                             const std::string &Default)>
                         Visit) const;

  std::string Name;
  /// "retry", whose options concern every check: Facts, Models, Root,
  /// Profile, MinConfidence.
  OptionsView Common;
  std::shared_ptr<UnitAnalysis> Unit;
};

} // namespace retrylint::tidy

#endif // RETRYLINT_TIDY_TIDYCHECK_H
