#include "driver/Schedule.h"
#include "driver/Progress.h"

#include "llvm/Support/Threading.h"

#include <cmath>
#include <cstring>

namespace retrylint::driver {
namespace {

/// The share of free memory that a run takes unless it is told otherwise.
constexpr double MemoryShare = 0.6;

/// A UnitResult on its way from a worker: numbers in host order and strings with
/// their length, for one run of one program.
class Packer {
public:
  std::string Bytes;
  template <class T> void number(T Value) {
    Bytes.append(reinterpret_cast<const char *>(&Value), sizeof(Value));
  }
  void text(const std::string &Text) {
    number<std::uint64_t>(Text.size());
    Bytes += Text;
  }
  void list(const std::vector<std::string> &Texts) {
    number<std::uint64_t>(Texts.size());
    for (const std::string &Each : Texts)
      text(Each);
  }
};

class Unpacker {
  llvm::StringRef Rest;

public:
  explicit Unpacker(llvm::StringRef Bytes) : Rest(Bytes) {}
  template <class T> T number() {
    T Value{};
    if (Rest.size() >= sizeof(T))
      std::memcpy(&Value, Rest.data(), sizeof(T));
    Rest = Rest.drop_front(std::min(Rest.size(), sizeof(T)));
    return Value;
  }
  std::string text() {
    std::size_t Size = std::min<std::size_t>(number<std::uint64_t>(), Rest.size());
    std::string Text = Rest.take_front(Size).str();
    Rest = Rest.drop_front(Size);
    return Text;
  }
  std::vector<std::string> list() {
    std::vector<std::string> Texts(
        std::min<std::size_t>(number<std::uint64_t>(), Rest.size()));
    for (std::string &Each : Texts)
      Each = text();
    return Texts;
  }
};

std::string pack(const UnitResult &Result) {
  Packer To;
  To.text(Result.File);
  To.number(Result.State);
  To.number(Result.Errors);
  To.number(Result.Problem.Severity);
  To.text(Result.Problem.Kind);
  To.text(Result.Problem.File);
  To.number(Result.Problem.Line);
  To.number(Result.Problem.Column);
  To.text(Result.Problem.Message);
  To.number(Result.Seconds);
  To.text(Result.Facts);
  To.list(Result.Read);
  To.list(Result.Absent);
  return std::move(To.Bytes);
}

UnitResult unpack(llvm::StringRef Bytes) {
  Unpacker From(Bytes);
  UnitResult Result;
  Result.File = From.text();
  Result.State = From.number<UnitState>();
  Result.Errors = From.number<unsigned>();
  Result.Problem.Severity = From.number<Severity>();
  Result.Problem.Kind = From.text();
  Result.Problem.File = From.text();
  Result.Problem.Line = From.number<unsigned>();
  Result.Problem.Column = From.number<unsigned>();
  Result.Problem.Message = From.text();
  Result.Seconds = From.number<double>();
  Result.Facts = From.text();
  Result.Read = From.list();
  Result.Absent = From.list();
  return Result;
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
