#include "driver/reports/Tally.h"
#include "driver/reports/Writers.h"

#include <algorithm>

using namespace llvm;

namespace retrylint::driver {
namespace {

/// What GitHub shows of each level for one step; the rest stays in the log.
constexpr unsigned Shown = 10;

std::string commandData(StringRef Text) {
  std::string Out;
  for (char C : validUtf8(Text))
    Out += C == '%' ? "%25" : C == '\r' ? "%0D" : C == '\n' ? "%0A" : std::string(1, C);
  return Out;
}

std::string commandProperty(StringRef Text) {
  std::string Out;
  for (char C : commandData(Text))
    Out += C == ':' ? "%3A" : C == ',' ? "%2C" : std::string(1, C);
  return Out;
}

const char *command(Level Level) {
  return Level == Level::Error ? "error" : Level == Level::Warning ? "warning" : "notice";
}

} // namespace

void writeGithub(raw_ostream &Out, ArrayRef<ReportedFinding> Findings, const RunInfo &Run) {
  for (const ReportedFinding *Reported : byRank(Findings)) {
    const Finding &F = Reported->Finding;
    const ir::Location &At = F.Where.At;
    const SourceFile *File = Run.Sources->get(F.Where.File);
    auto Column = [&](unsigned Bytes) {
      return File ? File->utf16Column(At.Line, Bytes) : std::max(Bytes, 1u);
    };
    Out << "::" << command(F.Level) << " file=" << commandProperty(F.Where.File)
        << ",line=" << At.Line << ",col=" << Column(At.Column);
    if (At.EndLine == At.Line && At.EndColumn > At.Column)
      Out << ",endLine=" << At.EndLine << ",endColumn=" << Column(At.EndColumn);
    Out << ",title=" << commandProperty(F.Check) << "::" << commandData(F.Message) << '\n';
  }
  for (const FailedUnit &Unit : Run.FailedUnits)
    Out << "::" << (Unit.Partial ? "warning" : "error") << " file=" << commandProperty(Unit.File)
        << ",title=" << (Unit.Partial ? "analysed in part" : "not analysed")
        << "::" << commandData(Unit.Message) << '\n';
  Tally Count = tally(Findings);
  if (unsigned Most = std::max({Count.Errors, Count.Warnings, Count.Notes}); Most > Shown)
    Out << "::notice title=retrylint::" << counted(Count.active(), "finding")
        << "; GitHub shows the first " << Shown
        << " of each level as annotations, this log has all\n";
}

} // namespace retrylint::driver
