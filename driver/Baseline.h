//===- Baseline.h - Findings that a project already knows -------*- C++ -*-===//
///
/// \file
/// A baseline is a file of findings that were there when a project began to use
/// the tool. They fail no run; new ones do.
///
///   {
///     "format": "retrylint-baseline/1",
///     "findings": [
///       {"file": "src/a.c", "check": "retry-unbounded", "function": "fetch", "hash": "0123456789abcdef"}
///     ]
///   }
///
/// An entry has no line number: it matches the finding wherever it moves, in its
/// file or to another one. Twins are as many equal entries.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_BASELINE_H
#define RETRYLINT_DRIVER_BASELINE_H

#include "driver/Report.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

struct BaselineEntry {
  std::string File;      ///< where it was last seen
  std::string Check;
  std::string Function;
  std::string Hash;      ///< a fingerprint without its number
  auto operator<=>(const BaselineEntry &) const = default;
};

struct Baseline {
  std::vector<BaselineEntry> Entries;

  /// \param Name   how to call the file in Error
  /// \param Error  "name:line: what is wrong; what would be right"
  /// \returns nothing where Text is no baseline
  static std::optional<Baseline> parse(llvm::StringRef Text, llvm::StringRef Name,
                                       std::string &Error);

  /// The file's text: ordered, an entry a line, so that merges are easy.
  std::string text() const;
};

/// What a run says about its baseline.
struct BaselineMatch {
  Baseline Matched;    ///< entries whose finding is there, where it is now
  Baseline Stale;      ///< entries whose finding is gone
  Baseline Unseen;     ///< entries in files that this run did not look at
  Baseline New;        ///< findings that have no entry
};

/// Sets the baseline state of the findings. Fingerprints must be set. Suppressed
/// findings take part in nothing.
/// \param LookedAt  whether findings in a file, by its path, would have been found
BaselineMatch compare(const Baseline &Known, std::vector<ReportedFinding> &Findings,
                      llvm::function_ref<bool(llvm::StringRef)> LookedAt);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_BASELINE_H
