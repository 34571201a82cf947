#include "driver/reports/Tally.h"

#include <algorithm>
#include <tuple>

namespace retrylint::driver {

Tally tally(llvm::ArrayRef<ReportedFinding> Findings) {
  Tally Out;
  for (const ReportedFinding &Reported : Findings) {
    if (Reported.Suppressed)
      ++Out.Suppressed;
    else if (!Reported.active())
      ++Out.Known;
    else if (Reported.Finding.Level == Level::Error)
      ++Out.Errors;
    else if (Reported.Finding.Level == Level::Warning)
      ++Out.Warnings;
    else
      ++Out.Notes;
  }
  return Out;
}

std::string counted(unsigned Number, llvm::StringRef Noun) {
  return std::to_string(Number) + " " + Noun.str() + (Number == 1 ? "" : "s");
}

double rank(const Finding &F) {
  double Base = F.Level == Level::Error ? 70 : F.Level == Level::Warning ? 50 : 20;
  switch (F.Confidence) {
  case Confidence::High:
    return Base + 10;
  case Confidence::Medium:
    return Base;
  case Confidence::Low:
    return Base - 10;
  }
  return Base;
}

std::vector<const ReportedFinding *> byRank(llvm::ArrayRef<ReportedFinding> Findings) {
  std::vector<const ReportedFinding *> Out;
  for (const ReportedFinding &Reported : Findings)
    if (Reported.active())
      Out.push_back(&Reported);
  std::ranges::sort(Out, {}, [](const ReportedFinding *Reported) {
    return std::tuple(-rank(Reported->Finding), Reported);
  });
  return Out;
}

} // namespace retrylint::driver
