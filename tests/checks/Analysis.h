//===- Analysis.h - Runs all stages over one source text --------*- C++ -*-===//
///
/// \file
/// Extract, link and checks in one process over one source text, as the command
/// runs them over a unit. Library headers come from test-inputs/include.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TESTS_CHECKS_ANALYSIS_H
#define RETRYLINT_TESTS_CHECKS_ANALYSIS_H

#include "RetryCheck.h"

#include <functional>
#include <string>
#include <vector>

namespace retrylint::test {

struct Source {
  std::string Path; ///< decides the language, by its extension
  std::string Code;
  std::vector<std::string> Arguments; ///< more of them, for the compiler
};

struct Analysis {
  bool Parsed = false;     ///< without an error
  std::string Diagnostics; ///< what the compiler said
  std::vector<Finding> Findings;
};

/// Which checks look at the text, by name.
using Enabled = std::function<bool(std::string_view)>;

/// Everything that the enabled checks find, and the compiler's own errors.
Analysis analyse(const Source &Input, const Enabled &Checks,
                 const CheckOptions &Options = {});

/// Findings go through Clang's diagnostics, with the text's `expected-...`
/// comments as the answer; steps of the path become notes that need not be
/// expected.
/// \returns what did not match, as Clang says it; empty: all did.
std::string verify(const Source &Input, const Enabled &Checks,
                   const CheckOptions &Options = {});

} // namespace retrylint::test

#endif // RETRYLINT_TESTS_CHECKS_ANALYSIS_H
