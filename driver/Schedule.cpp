#include "driver/Schedule.h"
#include "driver/Progress.h"

#include "llvm/Support/Threading.h"

#include <cmath>

namespace retrylint::driver {
namespace {

/// The share of free memory that a run takes unless it is told otherwise.
constexpr double MemoryShare = 0.6;

std::string pack(const UnitResult &Result) {
  Packer To;
  packResult(Result, To);
  return std::move(To.Bytes);
}

UnitResult unpack(const std::string &Bytes) {
  Unpacker From(Bytes);
  return unpackResult(From).value_or(UnitResult());
}

UnitResult ended(const CompileCommand &Command, const AnalysisOptions &Analysis,
                 const ScheduleOptions &Schedule, const TaskResult &How) {
  UnitResult Result;
  Result.File = relativePath(Analysis.Extract.Root, Command.File);
  Result.Problem = {Severity::Error, "unit-failed", Result.File, 0, 0, ""};
  switch (How.End) {
  case TaskEnd::Done:
    break;
  case TaskEnd::Crashed:
    Result.Problem.Message =
        "the analysis crashed in it (" + How.Reason + "); the rest goes on";
    break;
  case TaskEnd::TimedOut: {
    std::string Limit = std::to_string(std::lround(Schedule.TimeLimit));
    Result.Problem.Message = "it took longer than " + Limit +
                             " s and was stopped; --timeout sets the limit";
    Result.Seconds = Schedule.TimeLimit;
    break;
  }
  case TaskEnd::OutOfMemory:
    Result.Problem.Message =
        "it needs more memory than a run may take; --memory sets the limit";
    break;
  }
  return Result;
}

} // namespace

void runUnits(const std::vector<CompileCommand> &Commands,
              const std::vector<std::size_t> &Order, const AnalysisOptions &Analysis,
              const ScheduleOptions &Schedule,
              const std::function<void(std::size_t, UnitResult)> &Done) {
  Progress Bar(Order.size(), Schedule.Progress);
  if (!Schedule.Workers) {
    for (std::size_t Index : Order) {
      Done(Index, runUnit(Commands[Index], Analysis));
      Bar.advance();
    }
    return;
  }
  WorkerOptions Options;
  Options.Jobs = Schedule.Jobs ? Schedule.Jobs
                               : llvm::hardware_concurrency().compute_thread_count();
  Options.Jobs = std::min<std::size_t>(Options.Jobs, std::max<std::size_t>(Order.size(), 1));
  Options.TimeLimit = Schedule.TimeLimit;
  Options.MemoryLimit = Schedule.Memory
                            ? Schedule.Memory
                            : static_cast<std::uint64_t>(availableMemory() * MemoryShare);
  runInWorkers(
      Order, Options,
      [&](std::size_t Index) { return pack(runUnit(Commands[Index], Analysis)); },
      [&](std::size_t Index, TaskResult Result) {
        Done(Index, Result.End == TaskEnd::Done
                        ? unpack(Result.Bytes)
                        : ended(Commands[Index], Analysis, Schedule, Result));
        Bar.advance();
      });
}

} // namespace retrylint::driver
