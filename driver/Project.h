//===- Project.h - The units of a run ---------------------------*- C++ -*-===//
///
/// \file
/// From the command line to the compile commands to run, and the folder that
/// paths are relative to.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_PROJECT_H
#define RETRYLINT_DRIVER_PROJECT_H

#include "driver/CommandLine.h"
#include "driver/CompileCommands.h"
#include "driver/Messages.h"

#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

struct Project {
  std::vector<CompileCommand> Commands;  ///< in order, by file, without doubles
  std::string Root;                      ///< absolute, no trailing slash
  std::string Database;                  ///< path of the JSON file, empty: none
  /// Entries, or files that were asked for, that can't be analysed.
  std::vector<Notification> Problems;
};

/// Says what it found on standard error, and what is wrong there.
/// \returns nothing where there is nothing to analyse.
std::optional<Project> openProject(const Options &Given);

/// Whether the compile database would have to be found, and there is none.
bool lacksDatabase(const Options &Given);

/// The folder that paths are relative to: Given, or the git repository around
/// Start, or Otherwise. Absolute, no trailing slash.
std::string findRoot(llvm::StringRef Given, llvm::StringRef WorkingDirectory,
                     llvm::StringRef Start, llvm::StringRef Otherwise);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_PROJECT_H
