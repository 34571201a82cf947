//===- Tally.h - Findings counted and ranked --------------------*- C++ -*-===//

#ifndef RETRYLINT_DRIVER_REPORTS_TALLY_H
#define RETRYLINT_DRIVER_REPORTS_TALLY_H

#include "driver/Report.h"

namespace retrylint::driver {

struct Tally {
  unsigned Errors = 0, Warnings = 0, Notes = 0;  ///< active ones
  unsigned Suppressed = 0;
  unsigned Known = 0;                            ///< in the baseline

  unsigned active() const { return Errors + Warnings + Notes; }
};

Tally tally(llvm::ArrayRef<ReportedFinding> Findings);

/// "1 finding", "7 findings".
std::string counted(unsigned Number, llvm::StringRef Noun);

/// 0 to 100, from the level and then the confidence: what to look at first, and
/// what to keep where not everything fits. Services derive a severity from it.
double rank(const Finding &F);

/// The active findings, those first that somebody should look at first; in the
/// order they are given in where there is no difference.
std::vector<const ReportedFinding *> byRank(llvm::ArrayRef<ReportedFinding> Findings);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORTS_TALLY_H
