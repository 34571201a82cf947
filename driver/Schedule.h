//===- Schedule.h - All units, on all cores ---------------------*- C++ -*-===//
///
/// \file
/// Runs the units of a project in parallel. Results come in the order of the
/// commands, whatever order they were done in.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_SCHEDULE_H
#define RETRYLINT_DRIVER_SCHEDULE_H

#include "driver/UnitRunner.h"

#include <functional>

namespace retrylint::driver {

struct ScheduleOptions {
  unsigned Jobs = 0;         ///< 0: one for each core
  bool Progress = false;     ///< draw a bar on standard error
};

/// \param Done  called for each command once, from one thread at a time, in no
///              particular order
void runUnits(const std::vector<CompileCommand> &Commands,
              const AnalysisOptions &Analysis, const ScheduleOptions &Schedule,
              const std::function<void(std::size_t Index, UnitResult)> &Done);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_SCHEDULE_H
