//===- Analysis.h - The steps that commands share ---------------*- C++ -*-===//
///
/// \file
/// Models, units, findings, reports: the steps between a command line and its
/// exit code.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_ANALYSIS_H
#define RETRYLINT_DRIVER_ANALYSIS_H

#include "driver/Cache.h"
#include "driver/CommandLine.h"
#include "driver/Linked.h"
#include "driver/Messages.h"
#include "driver/Project.h"
#include "driver/Report.h"
#include "driver/Stats.h"
#include "driver/UnitRunner.h"

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace retrylint::driver {

class Triage;

/// What is known of a run so far.
struct Outcome {
  std::chrono::system_clock::time_point Start = std::chrono::system_clock::now();
  std::vector<Notification> Problems;   ///< in order; already told
  std::vector<FailedUnit> FailedUnits;
  unsigned Units = 0;                   ///< that were to be analysed
  unsigned Failed = 0;                  ///< of which nothing is known
  unsigned WithErrors = 0;
  driver::Stats Stats;

  /// Tells a problem now and remembers it for reports.
  void problem(Notification Problem);
  /// Part of what was asked for could not be done.
  bool incomplete() const;
};

/// The files in the project's .retrylint/models, then those that the option
/// retry.Models in .clang-tidy files names, then those of the command line.
std::vector<ModelText> readModels(const Options &Given, const Project &Opened,
                                  Outcome &To);

/// Where this run remembers things; null where it does not.
std::unique_ptr<Cache> openCache(const Options &Given, const Project &Opened,
                                 const std::vector<ModelText> &Models);

/// Writes what is to be remembered, and says so where that fails.
void closeCache(Cache *From, const Options &Given);

/// Extracts every unit of a project that From does not have the facts of.
/// \param Files  model files, in rising precedence; told to To where they are wrong
/// \param Read   where not null: gets the files that were read
/// \param Changed  where not null: units that can't have read one of these files
///               (absolute) are left out where From does not have their facts
/// \returns the facts (ir::serialize) of each, in the order of the project's
///          commands; empty for units that failed.
std::vector<std::string> extractUnits(const Options &Given, const Project &Opened,
                                      const std::vector<ModelText> &Files, Cache *From,
                                      Outcome &To, std::set<std::string> *Read = nullptr,
                                      const std::vector<std::string> *Changed = nullptr);

/// Whether every name in --checks is that of a check; says which are not.
bool checksAreKnown(const Options &Given);

/// Runs the checks over a program, writes the reports, says the summary.
/// \returns the exit code
int report(const Options &Given, Linked &Program, const std::string &Root,
           Triage &Sorting, Outcome &To);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_ANALYSIS_H
