//===- SarifMerge.h - One SARIF log from several ----------------*- C++ -*-===//
///
/// \file
/// Joins the logs of runs over parts of a project to the log that one run over
/// the whole would have written, as far as that can be known: services take one
/// run of a tool a commit.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORTS_SARIFMERGE_H
#define RETRYLINT_DRIVER_REPORTS_SARIFMERGE_H

#include "llvm/ADT/ArrayRef.h"

#include <optional>
#include <string>

namespace retrylint::driver {

struct NamedLog {
  std::string Name;  ///< for messages
  std::string Text;
};

/// Runs of the same tool, version and category become one; a finding that several
/// of them have (in a header) stays once. Runs of other tools are kept as they are.
/// \returns nothing, and the reason in Error, where a log is no SARIF 2.1.0
std::optional<std::string> mergeSarif(llvm::ArrayRef<NamedLog> Logs, std::string &Error);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORTS_SARIFMERGE_H
