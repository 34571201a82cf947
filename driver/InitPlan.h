//===- InitPlan.h - What 'retrylint init' would write -----------*- C++ -*-===//
///
/// \file
/// Decides which files set retrylint up in a project, and what is in them. What
/// is there already is added to where that is safe, and left alone otherwise.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_INITPLAN_H
#define RETRYLINT_DRIVER_INITPLAN_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

/// The services that init knows a pipeline for.
enum class CiService { None, GitHub, GitLab, Jenkins };

/// "github", "gitlab", "jenkins", "none"; nothing for anything else.
std::optional<CiService> ciService(llvm::StringRef Name);

/// One file of the set-up.
struct InitStep {
  std::string File = {};  ///< relative to the project
  std::string Purpose = {}; ///< "the checks, for all hosts"; lower case, no period
  bool Exists = false;
  bool Done = false;      ///< it has what it needs: nothing to do
  /// What the file is to hold; where it exists and nothing can be added to it,
  /// what it holds when it is written over.
  std::string Text = {};
  bool Adds = false;      ///< Text keeps all that the file has now
  std::string Advice = {}; ///< what to add by hand, where Text is refused
};

/// Gives the text of a file of the project, nothing where there is none.
using FileReader =
    llvm::function_ref<std::optional<std::string>(llvm::StringRef Relative)>;

/// \param Database  folder of compile_commands.json, relative; empty: unknown
/// \param Ci        nothing: the one that the project seems to use
std::vector<InitStep> planInit(FileReader Read, llvm::StringRef Database,
                               std::optional<CiService> Ci);

/// A .clang-tidy with retry-* among its checks, nothing where its list has a form
/// that can't be changed safely.
std::optional<std::string> withOurChecks(llvm::StringRef ClangTidy);

/// A .pre-commit-config.yaml with our hook at the end of its repositories,
/// nothing where those are not the last thing in it.
std::optional<std::string> withOurHook(llvm::StringRef PreCommitConfig);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_INITPLAN_H
