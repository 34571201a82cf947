#include "driver/reports/Markup.h"
#include "driver/reports/Tally.h"
#include "driver/reports/Writers.h"

#include <map>

using namespace llvm;

namespace retrylint::driver {
namespace {

/// Names of test cases carry no line: a service compares runs by them.
class CaseNames {
  std::map<std::pair<std::string, std::string>, unsigned> Used;

public:
  std::string of(const Finding &F) {
    std::string Name = F.Check;
    if (!F.Function.empty())
      Name += " in " + F.Function;
    unsigned Number = ++Used[{F.Where.File, Name}];
    return Number == 1 ? Name : Name + " #" + std::to_string(Number);
  }
};

void writeCase(raw_ostream &Out, const ReportedFinding &Reported, CaseNames &Names) {
  const Finding &F = Reported.Finding;
  std::string At = F.Where.File + ":" + std::to_string(F.Where.At.Line) + ":" +
                   std::to_string(F.Where.At.Column);
  Out << "    <testcase classname=\"" << escaped(F.Where.File) << "\" name=\""
      << escaped(Names.of(F)) << "\" file=\"" << escaped(F.Where.File) << "\" line=\""
      << F.Where.At.Line << "\">\n";
  if (!Reported.active()) {
    std::string Why = Reported.Suppressed ? "suppressed" : "in the baseline";
    if (!Reported.Justification.empty())
      Why += ": " + Reported.Justification;
    Out << "      <skipped message=\"" << escaped(Why) << "\"/>\n";
  } else {
    Out << "      <failure type=\"" << levelName(F.Level) << "\" message=\""
        << escaped(F.Message) << "\">"
        << escaped(At + ": " + std::string(levelName(F.Level)) + ": " + F.Message +
                   " [" + F.Check + "]");
    for (const link::Step &Step : F.Path)
      if (Step.Where.valid())
        Out << escaped("\n" + Step.Where.File + ":" + std::to_string(Step.Where.At.Line) +
                       ":" + std::to_string(Step.Where.At.Column) + ": note: " + Step.Text);
    Out << "</failure>\n";
  }
  Out << "    </testcase>\n";
}

} // namespace

void writeJunit(raw_ostream &Out, ArrayRef<ReportedFinding> Findings, const RunInfo &Run) {
  Tally Count = tally(Findings);
  unsigned Broken = count_if(Run.FailedUnits,
                             [](const FailedUnit &Unit) { return !Unit.Partial; });
  unsigned Skipped = Count.Suppressed + Count.Known;
  // A report without a case counts as a mistake in some services.
  bool Clean = Findings.empty() && Broken == 0;
  std::string Numbers =
      "tests=\"" + std::to_string(Findings.size() + Broken + (Clean ? 1 : 0)) +
      "\" failures=\"" + std::to_string(Count.active()) + "\" errors=\"" +
      std::to_string(Broken) + "\" skipped=\"" + std::to_string(Skipped) + "\"";
  Out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      << "<testsuites name=\"retrylint\" "
      << StringRef(Numbers).take_front(Numbers.find(" skipped")) << ">\n"
      << "  <testsuite name=\"retrylint\" " << Numbers << ">\n";
  if (Clean)
    Out << "    <testcase classname=\"retrylint\" name=\"no retry anti-patterns\"/>\n";
  CaseNames Names;
  for (const ReportedFinding &Reported : Findings)
    writeCase(Out, Reported, Names);
  for (const FailedUnit &Unit : Run.FailedUnits)
    if (!Unit.Partial)
      Out << "    <testcase classname=\"" << escaped(Unit.File)
          << "\" name=\"can be analysed\" file=\"" << escaped(Unit.File) << "\">\n"
          << "      <error type=\"unit-failed\" message=\"" << escaped(Unit.Message)
          << "\"/>\n    </testcase>\n";
  Out << "  </testsuite>\n</testsuites>\n";
}

} // namespace retrylint::driver
