#include "driver/reports/Tally.h"
#include "driver/reports/Writers.h"

using namespace llvm;

namespace retrylint::driver {
namespace {

/// One line stays one line, whatever a message quotes.
std::string oneLine(StringRef Text) {
  std::string Out = validUtf8(Text);
  for (char &C : Out)
    if (C == '\n' || C == '\r')
      C = ' ';
  return Out;
}

/// The way round: " path: 6:10 'connect' is called here -> 7:5 waits 1 s;". A file
/// is named only where it is another one.
std::string way(const Finding &F) {
  std::string Out;
  for (const link::Step &Step : F.Path) {
    if (!Step.Where.valid())
      continue;
    Out += Out.empty() ? " path: " : " -> ";
    if (Step.Where.File != F.Where.File)
      Out += Step.Where.File + ":";
    Out += std::to_string(Step.Where.At.Line) + ":" + std::to_string(Step.Where.At.Column) +
           " " + oneLine(Step.Text);
  }
  return Out.empty() ? Out : Out + ";";
}

std::string help(const Finding &F) {
  std::string Out;
  for (const Fix &Change : F.Fixes)
    if (!Change.Edits.empty())
      Out += " fix: " + oneLine(Change.Description) +
             (Change.Safe ? " (--fix);" : " (--fix-unsafe);");
  return Out + " help: retrylint explain " + F.Check;
}

} // namespace

void writeAgent(raw_ostream &Out, ArrayRef<ReportedFinding> Findings, const RunInfo &Run) {
  for (const ReportedFinding *Reported : byRank(Findings)) {
    const Finding &F = Reported->Finding;
    Out << F.Where.File << ':' << F.Where.At.Line << ':' << F.Where.At.Column << ": "
        << levelName(F.Level) << ' ' << F.Check << ": " << oneLine(F.Message) << ';';
    if (!F.Function.empty())
      Out << " in: " << F.Function << ';';
    Out << way(F) << help(F) << '\n';
  }
  for (const FailedUnit &Unit : Run.FailedUnits)
    Out << Unit.File << ": " << (Unit.Partial ? "analysed in part: " : "not analysed: ")
        << oneLine(Unit.Message) << '\n';
  Tally Count = tally(Findings);
  Out << counted(Count.active(), "finding") << ", " << counted(Count.Errors, "error")
      << ", " << counted(Count.Warnings, "warning") << ", " << counted(Count.Notes, "note")
      << " in " << counted(Run.Units, "unit") << '\n';
}

} // namespace retrylint::driver
