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
#include "driver/FileStates.h"
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
  /// Where AnalysisOptions::Track. Empty where the unit's end says nothing about its
  /// inputs: it crashed, or was stopped.
  UnitInputs Inputs;
};

struct AnalysisOptions {
  extract::Options Extract;
  ExtraArguments Extra;
  bool Track = false;           ///< fill UnitResult's Inputs
};

/// Analyses in this process and on this thread: a crash is the caller's.
UnitResult runUnit(const CompileCommand &Command, const AnalysisOptions &Options);

/// The result as bytes; unpacking any others gives nothing.
void packResult(const UnitResult &Result, Packer &To);
std::optional<UnitResult> unpackResult(Unpacker &From, bool WithInputs = true);
/// Whether the inputs of a packed result are as they were; reads no more of it.
bool packedInputsUnchanged(llvm::StringRef Packed, FileStates &Files);

/// Path relative to Root where it lies below it, else Path.
std::string relativePath(llvm::StringRef Root, llvm::StringRef Path);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_UNITRUNNER_H
