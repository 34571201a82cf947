//===- Findings.h - From a linked program to what is reported ---*- C++ -*-===//
///
/// \file
/// Runs the checks with each folder's configuration, and applies the confidence
/// limit and the NOLINT comments.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_FINDINGS_H
#define RETRYLINT_DRIVER_FINDINGS_H

#include "driver/Configuration.h"
#include "driver/Linked.h"
#include "driver/Report.h"

#include <vector>

namespace retrylint::driver {

/// \param Root      what the program's paths are relative to
/// \param Problems  told what is wrong with options, and with NOLINT comments in
///                  files that have findings
std::vector<ReportedFinding> findingsOf(Linked &Program,
                                        Configuration &Config,
                                        link::Confidence Least, bool Strict,
                                        const std::string &Root,
                                        const SourceFiles &Sources,
                                        std::vector<Notification> &Problems);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_FINDINGS_H
