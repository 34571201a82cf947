//===- Expectations.h - What a project's sources say will be found --------===//
///
/// \file
/// A line that ends in `// finding: retry-a, retry-b` expects these findings and
/// no others; every other line expects none.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TESTS_PROJECTS_EXPECTATIONS_H
#define RETRYLINT_TESTS_PROJECTS_EXPECTATIONS_H

#include "nlohmann/json.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace retrylint::test {

/// "src/upload.c:23 retry-unbounded"
using Findings = std::multiset<std::string>;

/// What the sources below Root expect.
Findings expected(const std::filesystem::path &Root);

/// What a SARIF log reports, with paths relative to Root.
Findings reported(const nlohmann::json &Sarif,
                  const std::filesystem::path &Root);

} // namespace retrylint::test

#endif // RETRYLINT_TESTS_PROJECTS_EXPECTATIONS_H
