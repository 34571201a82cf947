//===- Triage.h - Which findings count --------------------------*- C++ -*-===//
///
/// \file
/// What happens to findings between the checks and the reports:
///
///   findings ──► --baseline ──► --diff ──► --fix ──► reports, exit code
///
/// What they need (baseline file, Git) is read before anything is analysed: who
/// misspelt a file's name need not wait for the analysis to be told.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_TRIAGE_H
#define RETRYLINT_DRIVER_TRIAGE_H

#include "driver/Analysis.h"
#include "driver/Baseline.h"
#include "driver/ChangedLines.h"
#include "driver/Fix.h"

#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

class Triage {
public:
  /// \returns nothing where something is missing; that has been said
  static std::optional<Triage> open(const Options &Given, const std::string &Root);

  /// Gives findings their fingerprints and baseline states, and drops those that
  /// --diff is not about. Ordered findings stay in their order.
  void sort(std::vector<ReportedFinding> &Findings, const Linked &Program,
            const SourceFiles &Sources, Outcome &To);

  /// --fix: changes the sources, or prints the change with --dry-run, and takes
  /// the findings away that are fixed.
  void fix(std::vector<ReportedFinding> &Findings, const SourceFiles &Sources, Outcome &To);

  /// Absolute paths of the files that --diff or --staged is about; nothing without.
  std::optional<std::vector<std::string>> changedFiles() const;

  /// Whether one of the findings reaches the level of --fail-on.
  bool fails(llvm::ArrayRef<ReportedFinding> Findings) const;

  /// The baseline command: writes the file, or says what it lacks.
  /// \returns the exit code, of a complete run
  int finishBaseline(Outcome &To) const;

private:
  Options Given;
  std::string Root;
  std::string BaselinePath;      ///< absolute; empty: there is none
  std::string BaselineName;      ///< as people know it
  Baseline Known;
  std::optional<ChangedLines> Changed;
  BaselineMatch Match;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_TRIAGE_H
