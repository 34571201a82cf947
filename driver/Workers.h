//===- Workers.h - Tasks in processes of their own --------------*- C++ -*-===//
///
/// \file
/// Runs tasks in forked processes, so that one that crashes, hangs or eats all
/// memory is one task's failure. A worker takes task after task and inherits
/// what the parent has read before the fork.
///
///   parent ──index──► worker ──bytes──► parent
///             pipe              pipe      └─ kills it when its time is over,
///                                            or memory gets scarce
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_WORKERS_H
#define RETRYLINT_DRIVER_WORKERS_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace retrylint::driver {

struct WorkerOptions {
  unsigned Jobs = 1;                 ///< processes at a time, at least 1
  double TimeLimit = 120;            ///< seconds for a task; 0: none
  std::uint64_t MemoryLimit = 0;     ///< bytes for all workers together; 0: none
};

enum class TaskEnd : std::uint8_t { Done, Crashed, TimedOut, OutOfMemory };

struct TaskResult {
  TaskEnd End = TaskEnd::Crashed;
  std::string Bytes;      ///< what the task returned, where it is Done
  std::string Reason;     ///< else: "SIGSEGV", with what it last said on stderr
};

/// Runs Task(Index) in a worker for every index in Order, in about that order.
///
/// A worker that pushes the sum over MemoryLimit while others run is stopped, and
/// its task is tried again with the machine to itself; only there it is OutOfMemory.
///
/// \param Done  called here, once for each index, in the order tasks end
/// \pre no other thread runs in this process
void runInWorkers(const std::vector<std::size_t> &Order, const WorkerOptions &Options,
                  const std::function<std::string(std::size_t Index)> &Task,
                  const std::function<void(std::size_t Index, TaskResult)> &Done);

/// Bytes of memory that could be used without swapping; 0 where nobody says.
std::uint64_t availableMemory();

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_WORKERS_H
