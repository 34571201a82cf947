#include "driver/Analysis.h"
#include "driver/Configuration.h"
#include "driver/Findings.h"
#include "driver/Schedule.h"
#include "driver/Triage.h"
#include "driver/reports/Tally.h"

#include "clang/Basic/Version.h"
#include "ir/Serial.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unistd.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

std::vector<std::string> projectModels(const std::string &Root) {
  std::vector<std::string> Files;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator At(Root + "/.retrylint/models", Error), End;
       At != End && !Error; At.increment(Error))
    if (StringRef(At->path()).ends_with(".json"))
      Files.push_back(At->path());
  std::sort(Files.begin(), Files.end());
  return Files;
}

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

models::ModelSet loadModels(const Options &Given, const std::string &Root,
                            Outcome &To) {
  models::ModelSet Models = models::ModelSet::bundled();
  auto add = [&](const std::string &Shown, const std::string &Path) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    if (!Buffer) {
      To.problem({Severity::Error, "bad-model", Shown, 0, 0,
                  "cannot be read: " + StringRef(Buffer.getError().message()).lower()});
      return;
    }
    for (const std::string &Wrong : Models.add((*Buffer)->getBuffer(), Shown))
      To.problem({Severity::Error, "bad-model", "", 0, 0, Wrong});
  };
  for (const std::string &Path : projectModels(Root))
    add(StringRef(Path).drop_front(Root.size() + 1).str(), Path);
  for (const std::string &Path : Given.Models)
    add(Path, normalPath(Path, Given.WorkingDirectory));
  return Models;
}

std::vector<std::string> extractUnits(const Options &Given, const Project &Opened,
                                      const models::ModelSet &Models, Outcome &To,
                                      std::set<std::string> *Read) {
  if (resourceFolder().empty())
    To.problem({Severity::Warning, "no-headers", "", 0, 0,
                "Clang's own headers (stddef.h) were not found; install "
                "libclang-common-" CLANG_VERSION_MAJOR_STRING "-dev, or give "
                "--extra-arg=-resource-dir=DIR"});
  AnalysisOptions Analysis;
  Analysis.Extract.Models = &Models;
  Analysis.Extract.Root = Opened.Root;
  Analysis.Extra = Given.Extra;
  Analysis.Track = Read;
  ScheduleOptions Schedule;
  Schedule.Jobs = Given.Jobs;
  Schedule.TimeLimit = Given.TimeLimit;
  Schedule.Memory = Given.MemoryMiB << 20;
  Schedule.Progress = !Given.Quiet && llvm::sys::Process::StandardErrIsDisplayed();
  Schedule.Workers = Given.Workers;

  To.Units += Opened.Commands.size();
  std::vector<std::size_t> Order(Opened.Commands.size());
  std::iota(Order.begin(), Order.end(), 0);
  std::vector<UnitResult> Results(Opened.Commands.size());
  runUnits(Opened.Commands, Order, Analysis, Schedule,
           [&](std::size_t Index, UnitResult Result) {
             Results[Index] = std::move(Result);
           });
  std::vector<std::string> Facts;
  for (UnitResult &Result : Results) {
    if (!Result.Problem.Message.empty()) {
      bool Failed = Result.State == UnitState::Failed;
      (Failed ? To.Failed : To.WithErrors) += 1;
      To.FailedUnits.push_back({Result.File, Result.Problem.str(), !Failed});
      To.problem(Result.Problem);
    }
    if (Read)
      Read->insert(Result.Read.begin(), Result.Read.end());
    Facts.push_back(std::move(Result.Facts));
  }
  return Facts;
}

link::Program linkFacts(std::vector<std::string> Facts, Outcome &To) {
  link::Program Program;
  for (std::string &Bytes : Facts) {
    if (Bytes.empty())
      continue;
    auto Read = ir::deserialize(Bytes);
    // Twice in memory would be once too often for large projects.
    std::string().swap(Bytes);
    if (auto *Unit = std::get_if<ir::Unit>(&Read))
      Program.add(std::move(*Unit));
    else
      To.problem({Severity::Error, "bad-facts", "", 0, 0,
                  std::get<ir::SerialError>(Read).Message});
  }
  Program.link();
  return Program;
}

int report(const Options &Given, const link::Program &Program,
           const std::string &Root, Triage &Sorting, Outcome &To) {
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
  writeReports(Given, Findings, Run, To);

  double Seconds = std::chrono::duration<double>(*Run.End - To.Start).count();
  if (!Given.Quiet)
    llvm::errs() << summary(Findings, To, Seconds) << "\n";
  if (To.Units && To.Failed == To.Units)
    return ExitUsage;
  return code();
}

} // namespace retrylint::driver
