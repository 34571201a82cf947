//===- Analysis.h - The steps that commands share ---------------*- C++ -*-===//
///
/// \file
/// Models, units, findings, reports: the steps between a command line and its
/// exit code.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_ANALYSIS_H
#define RETRYLINT_DRIVER_ANALYSIS_H

#include "driver/CommandLine.h"
#include "driver/Messages.h"
#include "driver/Project.h"
#include "driver/Report.h"
#include "driver/UnitRunner.h"
#include "link/Program.h"
#include "models/Models.h"

#include <chrono>
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

  /// Tells a problem now and remembers it for reports.
  void problem(Notification Problem);
  /// Part of what was asked for could not be done.
  bool incomplete() const;
};

/// The bundled models, those in the project's .retrylint/models, and those of
/// the command line, in rising precedence.
models::ModelSet loadModels(const Options &Given, const std::string &Root,
                            Outcome &To);

/// Extracts every unit of a project.
/// \param Read  where not null: gets the files that were read
/// \returns the facts (ir::serialize) of each, in the order of the project's
///          commands; empty for units that failed.
std::vector<std::string> extractUnits(const Options &Given, const Project &Opened,
                                      const models::ModelSet &Models, Outcome &To,
                                      std::set<std::string> *Read = nullptr);

/// Whether every name in --checks is that of a check; says which are not.
bool checksAreKnown(const Options &Given);

/// Joins the facts of units, empty ones left out.
link::Program linkFacts(std::vector<std::string> Facts, Outcome &To);

/// Runs the checks over a linked program, writes the reports, says the summary.
/// \returns the exit code
int report(const Options &Given, const link::Program &Program,
           const std::string &Root, Triage &Sorting, Outcome &To);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_ANALYSIS_H
