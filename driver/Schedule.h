//===- Schedule.h - All units, on all cores ---------------------*- C++ -*-===//
///
/// \file
/// Runs units in worker processes. What a unit does to its worker, it does to
/// itself alone.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_SCHEDULE_H
#define RETRYLINT_DRIVER_SCHEDULE_H

#include "driver/UnitRunner.h"
#include "driver/Workers.h"

#include <functional>

namespace retrylint::driver {

struct ScheduleOptions {
  unsigned Jobs = 0;            ///< 0: one for each core
  double TimeLimit = 120;       ///< seconds for a unit; 0: none
  std::uint64_t Memory = 0;     ///< bytes; 0: 60 % of what is available
  bool Progress = false;        ///< draw a bar on standard error
  bool Workers = true;          ///< false: in this process, one after the other
};

/// \param Order  indices of the commands to run, the longest first
/// \param Done   called here for each of them once, in the order they end
void runUnits(const std::vector<CompileCommand> &Commands,
              const std::vector<std::size_t> &Order, const AnalysisOptions &Analysis,
              const ScheduleOptions &Schedule,
              const std::function<void(std::size_t Index, UnitResult)> &Done);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_SCHEDULE_H
