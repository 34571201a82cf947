#include "driver/reports/Writers.h"

namespace retrylint::driver {

void writeConcise(llvm::raw_ostream &Out, llvm::ArrayRef<ReportedFinding> Findings,
                  const RunInfo &Run) {
  for (const ReportedFinding &Reported : Findings) {
    if (!Reported.active())
      continue;
    const Finding &F = Reported.Finding;
    Out << F.Where.File << ':' << F.Where.At.Line << ':' << F.Where.At.Column << ": "
        << levelName(F.Level) << ": " << F.Message << " [" << F.Check << "]\n";
  }
}

} // namespace retrylint::driver
