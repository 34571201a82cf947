//===- UnitRunner.h - One translation unit to the retry IR ------*- C++ -*-===//
///
/// \file
/// Parses one unit and extracts its retry IR.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_UNITRUNNER_H
#define RETRYLINT_DRIVER_UNITRUNNER_H

#include "driver/CompileCommands.h"
#include "driver/Invocation.h"
#include "driver/Messages.h"
#include "extract/Extract.h"

#include <string>
#include <vector>

namespace retrylint::driver {

enum class UnitState : std::uint8_t {
  Analysed,    ///< parsed in full
  WithErrors,  ///< has compile errors: analysed as far as it parses
  Failed,      ///< nothing is known about it
};

struct UnitResult {
  std::string File;             ///< relative to the root where it lies below it
  UnitState State = UnitState::Failed;
  unsigned Errors = 0;          ///< compile errors
  Notification Problem;         ///< why it failed, or its first compile error
  double Seconds = 0;           ///< wall clock
  std::string Facts;            ///< ir::serialize of its unit; empty where it failed
  /// Where AnalysisOptions::Track: the files that were read, and those that were
  /// looked for and not there (a header that would shadow another). Absolute.
  std::vector<std::string> Read, Absent;
};

struct AnalysisOptions {
  extract::Options Extract;
  ExtraArguments Extra;
  bool Track = false;           ///< fill UnitResult's Read and Absent
};

/// Analyses in this process and on this thread: a crash is the caller's.
UnitResult runUnit(const CompileCommand &Command, const AnalysisOptions &Options);

/// Path relative to Root where it lies below it, else Path.
std::string relativePath(llvm::StringRef Root, llvm::StringRef Path);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_UNITRUNNER_H
