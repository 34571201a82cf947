//===- UnitRunner.h - One translation unit to the retry IR ------*- C++ -*-===//
///
/// \file
/// Parses one unit and extracts its retry IR. Whatever happens in it, a crash
/// included, is that unit's result.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_UNITRUNNER_H
#define RETRYLINT_DRIVER_UNITRUNNER_H

#include "driver/CompileCommands.h"
#include "driver/Invocation.h"
#include "driver/Messages.h"
#include "extract/Extract.h"
#include "ir/Ir.h"

#include <string>
#include <vector>

namespace retrylint::driver {

enum class UnitState : std::uint8_t {
  Analysed,    ///< parsed in full
  WithErrors,  ///< has compile errors: analysed as far as it parses
  Skipped,     ///< the gate saw that there is nothing to find
  Failed,      ///< nothing is known about it
};

struct UnitResult {
  std::string File;             ///< relative to the root where it lies below it
  ir::Unit Unit;
  UnitState State = UnitState::Failed;
  unsigned Errors = 0;          ///< compile errors
  Notification Problem;         ///< why it failed, or its first compile error
  double Seconds = 0;           ///< wall clock
};

struct AnalysisOptions {
  extract::Options Extract;
  ExtraArguments Extra;
};

UnitResult runUnit(const CompileCommand &Command, const AnalysisOptions &Options);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_UNITRUNNER_H
