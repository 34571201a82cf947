//===- CommandLine.h - The command's options --------------------*- C++ -*-===//
///
/// \file
/// Reads the command line into plain data.
///
///   retrylint [check] [-p BUILD] [PATHS]
///   retrylint [check] FILE... -- FLAGS
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_COMMANDLINE_H
#define RETRYLINT_DRIVER_COMMANDLINE_H

#include "RetryCheck.h"
#include "driver/Invocation.h"

#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

enum class Command {
  Check, Extract, Link, Checks, Explain, Baseline, Merge, Models, Init, Doctor,
  Completion, Manual,
};

enum class BaselineAction { None, Create, Update, Check };

enum class ModelsAction { Check, Suggest };

/// --output FORMAT=FILE
struct OutputOption {
  std::string Format;
  std::string File;      ///< "-" is standard output
};

struct Options {
  driver::Command Command = Command::Check;
  std::vector<std::string> Arguments;   ///< the whole command line
  std::string WorkingDirectory;         ///< absolute

  std::vector<std::string> Paths;       ///< positional arguments
  std::string Build;                    ///< -p
  /// What stands after "--"; nothing where there is no "--".
  std::optional<std::vector<std::string>> Flags;
  ExtraArguments Extra;
  std::string Root;                     ///< as given
  unsigned Jobs = 0;                    ///< 0: one for each core

  double TimeLimit = 120;               ///< seconds for a unit; 0: none
  std::uint64_t MemoryMiB = 0;          ///< for all units at work; 0: 60 % of what is free
  std::string CacheFolder;              ///< as given; empty: .retrylint/cache in the root
  bool UseCache = true;                 ///< false: it is neither read nor written
  std::uint64_t CacheMiB = 1024;        ///< that the cache may grow to
  bool Stats = false;                   ///< tell where units and time went
  bool Gate = true;                     ///< false: also programs without any attempt are parsed
  bool Workers = true;                  ///< false: no processes of their own for units

  std::vector<std::string> Models;
  std::string Checks;
  bool Strict = false;
  bool ReadConfig = true;
  link::Confidence MinConfidence = link::Confidence::Low;

  std::string Baseline;                 ///< as given; empty: none
  driver::BaselineAction BaselineAction = driver::BaselineAction::None;
  std::string Diff;                     ///< a commit, "-" for a patch on standard input
  bool Staged = false;                  ///< as Diff, for what is in git's index
  bool SkipWithoutDatabase = false;     ///< rather than fail
  /// Findings from this level on make the run fail; nothing: none do.
  std::optional<Level> FailOn = Level::Warning;
  bool Fix = false;
  bool FixUnsafe = false;
  bool DryRun = false;

  std::vector<OutputOption> Outputs;
  std::string Colour = "auto";
  bool Quiet = false;

  std::string OutputFile;               ///< -o of extract and merge
  std::string DependencyFile;           ///< extract --depfile
  driver::ModelsAction ModelsAction = driver::ModelsAction::Check;
  bool PrintIr = false;
  std::string Function;                 ///< --function
  std::string ListFormat = "table";     ///< checks --format
  bool Force = false;                   ///< init --force
  std::string Ci;                       ///< init --ci; empty: what the project seems to use
};

/// \returns nothing where the command is to end at once, with Exit as its code;
///          the reason, or the help that was asked for, has been printed.
std::optional<Options> parseCommandLine(int Count, const char *const *Words, int &Exit);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_COMMANDLINE_H
