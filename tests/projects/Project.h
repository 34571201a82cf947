//===- Project.h - A project under test, from sources to findings ---------===//
///
/// \file
/// Runs the command on a project of test-inputs/projects the way a user does:
/// CMake writes the compile database, `retrylint check` reads it.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TESTS_PROJECTS_PROJECT_H
#define RETRYLINT_TESTS_PROJECTS_PROJECT_H

#include "nlohmann/json.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace retrylint::test {

struct Outcome {
  int Exit = -1;
  std::string Out;
  std::string Error;
};

/// Runs a shell command in a folder.
Outcome run(const std::string &Command, const std::filesystem::path &In);

struct Analysis {
  Outcome Command;
  nlohmann::json Sarif;       ///< null where none was written
};

class Project {
public:
  /// \param Name  folder below test-inputs/projects
  explicit Project(const std::string &Name);
  /// A copy of it in a folder of its own, as of another checkout.
  static Project elsewhere(const std::string &Name);

  const std::filesystem::path &root() const { return Root; }

  /// `retrylint check` over the whole project, in its root.
  Analysis check(const std::string &Options = "") const;
  /// SARIF that `retrylint check` writes on standard output, with the cache it is told of.
  std::string sarif(const std::string &Options) const;
  /// For files that go with the build.
  const std::filesystem::path &build() const { return Build; }

private:
  Project(std::filesystem::path Root, std::filesystem::path Build);
  std::filesystem::path Root;
  std::filesystem::path Build;
};

} // namespace retrylint::test

#endif // RETRYLINT_TESTS_PROJECTS_PROJECT_H
