//===- Fingerprint.h - The identity of a finding ----------------*- C++ -*-===//
///
/// \file
/// Two answers to "is this the finding that we have seen before?":
///
///  * lineHashes: what GitHub calls primaryLocationLineHash. It depends on the
///    line and the 100 characters that follow its start.
///  * addFingerprints: our own, for baselines. It depends on the check, the
///    function and the text of the line, not on where these stand: it survives
///    code that moves within its file, or to another one.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORTS_FINGERPRINT_H
#define RETRYLINT_DRIVER_REPORTS_FINGERPRINT_H

#include "driver/Report.h"

#include "llvm/ADT/StringRef.h"

#include <string>
#include <vector>

namespace retrylint::driver {

/// For each line of a file "hash:occurrence", hash in lower-case hexadecimal.
/// [0] is the first line. Equal, for valid and invalid UTF-8, to what GitHub's
/// upload action computes where a report has no such fingerprint.
std::vector<std::string> lineHashes(llvm::StringRef Bytes);

/// Fills in Fingerprint. Findings that are alike in check, function and line are
/// numbered in the order of their places, so Findings must be complete.
void addFingerprints(std::vector<ReportedFinding> &Findings,
                     const SourceFiles &Sources);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORTS_FINGERPRINT_H
