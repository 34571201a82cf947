#include "driver/Analysis.h"
#include "driver/Configuration.h"
#include "driver/Findings.h"
#include "driver/Triage.h"
#include "driver/reports/Tally.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <tuple>
#include <unistd.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

/// "3 findings (1 error, 2 warnings) in 161 units, 2.1 s"
std::string summary(llvm::ArrayRef<ReportedFinding> Findings, const Outcome &Known,
                    double Seconds) {
  Tally Count = tally(Findings);
  std::string Text = Count.active() ? counted(Count.active(), "finding") : "no findings";
  std::string Parts;
  auto part = [&](unsigned Number, StringRef What) {
    if (Number)
      Parts += (Parts.empty() ? "" : ", ") + counted(Number, What);
  };
  part(Count.Errors, "error");
  part(Count.Warnings, "warning");
  part(Count.Notes, "note");
  if (!Parts.empty())
    Text += " (" + Parts + ")";
  Text += " in " + counted(Known.Units, "unit");
  if (Known.Failed)
    Text += ", " + std::to_string(Known.Failed) + " of them failed";
  if (Known.WithErrors)
    Text += ", " + std::to_string(Known.WithErrors) + " with compile errors";
  if (Count.Suppressed)
    Text += ", " + std::to_string(Count.Suppressed) + " suppressed";
  if (Count.Known)
    Text += ", " + std::to_string(Count.Known) + " in the baseline";
  llvm::raw_string_ostream(Text) << llvm::format(", %.1f s", Seconds);
  return Text;
}

void writeReports(const Options &Given, llvm::ArrayRef<ReportedFinding> Findings,
                  RunInfo &Run, Outcome &To) {
  for (const OutputOption &Output : Given.Outputs) {
    const Format *Format = findFormat(Output.Format);
    bool Terminal = Output.File == "-";
    RunInfo Here = Run;
    Here.Colour = Terminal && wantsColour(Given.Colour, STDOUT_FILENO);
    if (Terminal) {
      Format->Write(llvm::outs(), Findings, Here);
      llvm::outs().flush();
      continue;
    }
    // Written beside it and renamed: nobody sees half a report.
    std::string Path = normalPath(Output.File, Given.WorkingDirectory);
    llvm::Error Failed = llvm::writeToOutput(Path, [&](llvm::raw_ostream &Out) {
      Format->Write(Out, Findings, Here);
      return llvm::Error::success();
    });
    if (Failed)
      To.problem({Severity::Error, "bad-output", Output.File, 0, 0,
                  "cannot be written: " +
                      StringRef(llvm::toString(std::move(Failed))).lower()});
  }
}

} // namespace

void Outcome::problem(Notification Problem) {
  say(Problem);
  Problems.push_back(std::move(Problem));
}

bool Outcome::incomplete() const {
  return Failed || std::any_of(Problems.begin(), Problems.end(),
                               [](const Notification &Each) {
                                 return Each.Severity == Severity::Error;
                               });
}

bool checksAreKnown(const Options &Given) {
  std::vector<std::string> Wrong =
      Configuration({Given.Checks, Given.Strict, Given.ReadConfig}).argumentErrors();
  for (const std::string &Message : Wrong)
    say(Severity::Error, Message);
  return Wrong.empty();
}

int report(const Options &Given, Linked &Program, const std::string &Root,
           Triage &Sorting, Outcome &To) {
  To.Stats.begin("checks");
  SourceFiles Sources(Root);
  Configuration Config({Given.Checks, Given.Strict, Given.ReadConfig});
  std::vector<Notification> Problems;
  std::vector<ReportedFinding> Findings = findingsOf(
      Program, Config, Given.MinConfidence, Given.Strict, Root, Sources, Problems);
  for (const Notification &Each : Config.problems())
    To.problem(Each);
  for (const Notification &Each : Problems)
    To.problem(Each);

  Sorting.sort(Findings, Program, Sources, To);
  if (Given.Command == Command::Baseline) {
    int Exit = To.Units && To.Failed == To.Units ? ExitUsage : Sorting.finishBaseline(To);
    return Exit != ExitUsage && To.incomplete() ? ExitIncomplete : Exit;
  }
  Sorting.fix(Findings, Sources, To);
  RunInfo Run;
  Run.ToolVersion = RETRYLINT_VERSION;
  Run.Root = Root;
  Run.Units = To.Units;
  Run.FailedUnits = To.FailedUnits;
  std::sort(Run.FailedUnits.begin(), Run.FailedUnits.end(),
            [](const FailedUnit &A, const FailedUnit &B) {
              return std::tie(A.File, A.Message) < std::tie(B.File, B.Message);
            });
  for (const Notification &Each : To.Problems)
    if (Each.Kind != "compile-error" && Each.Kind != "unit-failed")
      Run.Notes.push_back(Each.str());
  Run.Sources = &Sources;
  Run.CommandLine = Given.Arguments;
  Run.Start = To.Start;
  Run.End = std::chrono::system_clock::now();
  if (Given.Root.empty())
    Run.ShownFrom = Given.WorkingDirectory;
  auto code = [&] {
    return To.incomplete() ? ExitIncomplete : Sorting.fails(Findings) ? ExitFindings : ExitClean;
  };
  Run.ExitCode = code();
  To.Stats.begin("reports");
  writeReports(Given, Findings, Run, To);

  double Seconds = std::chrono::duration<double>(*Run.End - To.Start).count();
  if (!Given.Quiet)
    llvm::errs() << summary(Findings, To, Seconds) << "\n";
  if (To.Units && To.Failed == To.Units)
    return ExitUsage;
  return code();
}

} // namespace retrylint::driver
