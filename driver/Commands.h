//===- Commands.h - What each command does ----------------------*- C++ -*-===//
///
/// \file
/// One function a command; it returns the exit code.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_COMMANDS_H
#define RETRYLINT_DRIVER_COMMANDS_H

#include "driver/CommandLine.h"

namespace retrylint::driver {

int runCheck(const Options &Given);
int runExtract(const Options &Given);
int runLink(const Options &Given);
int runChecks(const Options &Given);
int runExplain(const Options &Given);
int runMerge(const Options &Given);
int runModels(const Options &Given);
int runInit(const Options &Given);
int runDoctor(const Options &Given);
int runCompletion(const Options &Given);
int runManual(const Options &Given);

/// The whole program: reads the command line and runs the command.
int run(int Count, const char *const *Words);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_COMMANDS_H
