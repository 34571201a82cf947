//===- Stats.h - Where a run's time went ------------------------*- C++ -*-===//
///
/// \file
/// What --stats tells: units by what was done with them, time by phase, memory.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_STATS_H
#define RETRYLINT_DRIVER_STATS_H

#include "llvm/Support/raw_ostream.h"

#include <chrono>
#include <utility>
#include <vector>

namespace retrylint::driver {

class Stats {
public:
  unsigned FromCache = 0;   ///< units whose facts were remembered
  unsigned Gated = 0;       ///< not parsed, since they can't hold a finding
  unsigned Unaffected = 0;  ///< left out, since the change can't reach them
  unsigned Parsed = 0;      ///< also those that failed

  /// What follows is this phase, up to the next call.
  /// \param Phase  a literal
  void begin(const char *Phase);
  /// \param Failed  units of which nothing is known
  void print(llvm::raw_ostream &Out, unsigned Units, unsigned Failed);

private:
  using Clock = std::chrono::steady_clock;
  std::vector<std::pair<const char *, Clock::time_point>> Phases;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_STATS_H
