//===- Report.h - What a run found, and the formats it is written in -*- C++ -*-===//
///
/// \file
/// A run ends with a list of ReportedFinding and one RunInfo; a report format is
/// a function that writes these two.
///
///   findings ──► fingerprints ──► baseline ──► text, sarif, json, junit, ...
///
/// A writer reads source lines through RunInfo::Sources and has no other state,
/// so the same input gives the same bytes in every format.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_REPORT_H
#define RETRYLINT_DRIVER_REPORT_H

#include "RetryCheck.h"
#include "driver/reports/Sources.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retrylint::driver {

/// A unit that could not be analysed, or only in part.
struct FailedUnit {
  std::string File;        ///< its main file, as in ir::File::Path
  std::string Message;     ///< what went wrong and where; lower case, no period
  bool Partial = false;    ///< it was analysed as far as it parsed
};

enum class BaselineState : std::uint8_t {
  None,       ///< the run has no baseline
  New,        ///< not in the baseline
  Unchanged,  ///< in the baseline: told in full reports, fails no run
};

struct ReportedFinding {
  retrylint::Finding Finding;
  bool Suppressed = false;     ///< by a comment in the source
  std::string Justification;   ///< the reason that comment gives, or empty
  /// Identity across commits, "0123456789abcdef:1"; see reports/Fingerprint.h.
  std::string Fingerprint;
  BaselineState Baseline = BaselineState::None;

  /// Somebody should look at it: neither suppressed nor in the baseline.
  bool active() const {
    return !Suppressed && Baseline != BaselineState::Unchanged;
  }
};

/// Facts about the run itself.
struct RunInfo {
  std::string ToolVersion;                ///< "0.1.0"
  /// Absolute directory that relative paths start from; no trailing slash.
  std::string Root;
  unsigned Units = 0;                     ///< translation units looked at
  int ExitCode = 0;
  std::vector<FailedUnit> FailedUnits;    ///< ordered by File
  std::vector<std::string> Notes;         ///< what else the user was told
  /// Names the run among others of the same tool (SARIF automationDetails);
  /// GitHub keeps alerts of different categories apart.
  std::string Category = "retrylint";
  /// Never null while a report is written.
  const SourceFiles *Sources = nullptr;

  /// Lets a report tell what differs between machines and runs: times, command
  /// line, absolute paths. Off, so that reports are the same bytes everywhere.
  bool Details = false;
  std::vector<std::string> CommandLine;
  std::optional<std::chrono::system_clock::time_point> Start, End;

  /// For formats that a terminal shows.
  bool Colour = false;
  /// Absolute directory that paths for people are shown relative to; empty: they
  /// are shown as they are.
  std::string ShownFrom;
};

using Writer = void (*)(llvm::raw_ostream &Out,
                        llvm::ArrayRef<ReportedFinding> Findings,
                        const RunInfo &Run);

struct Format {
  std::string_view Name;     ///< as in --format and --output
  std::string_view Summary;  ///< for --help; lower case, no period
  Writer Write;
};

/// Every format, in the order that --help lists them.
llvm::ArrayRef<Format> formats();

/// Null where there is none of that name.
const Format *findFormat(llvm::StringRef Name);

/// "note", "warning", "error".
std::string_view levelName(Level Level);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_REPORT_H
