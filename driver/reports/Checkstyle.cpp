#include "driver/reports/Markup.h"
#include "driver/reports/Writers.h"

#include <map>

namespace retrylint::driver {

void writeCheckstyle(llvm::raw_ostream &Out, llvm::ArrayRef<ReportedFinding> Findings,
                     const RunInfo &Run) {
  std::map<std::string, std::vector<std::string>> Files;
  for (const ReportedFinding &Reported : Findings) {
    if (!Reported.active())
      continue;
    const Finding &F = Reported.Finding;
    Files[F.Where.File].push_back(
        "line=\"" + std::to_string(F.Where.At.Line) + "\" column=\"" +
        std::to_string(F.Where.At.Column) + "\" severity=\"" +
        (F.Level == Level::Note ? "info" : std::string(levelName(F.Level))) +
        "\" message=\"" + escaped(F.Message) + "\" source=\"retrylint." +
        escaped(F.Check) + "\"");
  }
  for (const FailedUnit &Unit : Run.FailedUnits)
    Files[Unit.File].push_back(std::string("line=\"1\" severity=\"") +
                               (Unit.Partial ? "warning" : "error") + "\" message=\"" +
                               escaped(Unit.Message) + "\" source=\"retrylint.unit-" +
                               (Unit.Partial ? "incomplete" : "failed") + "\"");
  Out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto &[Path, Entries] : Files) {
    Out << "  <file name=\"" << escaped(Path) << "\">\n";
    for (const std::string &Entry : Entries)
      Out << "    <error " << Entry << "/>\n";
    Out << "  </file>\n";
  }
  Out << "</checkstyle>\n";
}

} // namespace retrylint::driver
