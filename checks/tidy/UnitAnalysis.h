//===- UnitAnalysis.h - One analysis for all checks of a unit ---*- C++ -*-===//
///
/// \file
/// clang-tidy and clangd make each check on its own. Those of one unit share a
/// UnitAnalysis, which runs extract, link and the checks once, at the end of
/// the unit, and reports what all of them found.
///
/// clangd builds several units at a time, each on one thread with a
/// ClangTidyContext of its own, so that an analysis is used by one thread only.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TIDY_UNITANALYSIS_H
#define RETRYLINT_TIDY_UNITANALYSIS_H

#include "RetryCheck.h"

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace clang {
class ASTContext;
namespace tidy {
class ClangTidyContext;
} // namespace tidy
} // namespace clang

namespace retrylint::tidy {

/// The options that concern every check, as CheckOptions has them under
/// "retry.". Relative paths are looked for beside the unit and in the folders
/// above it.
struct CommonOptions {
  /// File or folder of serialised units. Empty: .retrylint/facts, where there
  /// is one. "none": this unit only.
  std::string Facts;
  /// Model files beside those in .retrylint/models, separated by ';'.
  std::string Models;
  std::string Root;                ///< what paths in facts are relative to
  std::string Profile = "default"; ///< or "strict": findings of level Note too
  link::Confidence Least =
      link::Confidence::Low; ///< of findings that are shown
};

class UnitAnalysis {
public:
  /// The analysis that the checks under construction for Context share.
  static std::shared_ptr<UnitAnalysis>
  shared(clang::tidy::ClangTidyContext &Context);

  explicit UnitAnalysis(clang::tidy::ClangTidyContext &Context)
      : Tidy(Context) {}

  void enable(std::string_view Check) { Enabled.emplace(Check); }
  void configure(CommonOptions Common) { Options = std::move(Common); }

  /// True for the first check that asks: one matcher is enough to learn the
  /// AST.
  bool takesMatcher() { return !std::exchange(HasMatcher, true); }
  void sees(clang::ASTContext &Context) { Ast = &Context; }
  clang::ASTContext *ast() const { return Ast; }

  /// Reports the findings of all enabled checks. Nothing where no declaration
  /// was seen.
  void report();

private:
  std::vector<Finding> run();
  void complain(const std::string &Message);

  clang::tidy::ClangTidyContext &Tidy;
  clang::ASTContext *Ast = nullptr;
  std::set<std::string, std::less<>> Enabled;
  CommonOptions Options;
  std::string Root;
  bool HasMatcher = false;
};

} // namespace retrylint::tidy

#endif // RETRYLINT_TIDY_UNITANALYSIS_H
