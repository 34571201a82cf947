//===- Progress.h - A bar on the terminal -----------------------*- C++ -*-===//
///
/// \file
/// One line that says how far a run is, redrawn in place, and gone at the end.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_PROGRESS_H
#define RETRYLINT_DRIVER_PROGRESS_H

#include <chrono>
#include <cstddef>

namespace retrylint::driver {

class Progress {
public:
  /// \param Shown  false: draws nothing
  Progress(std::size_t Total, bool Shown);
  ~Progress();

  /// One more unit is done.
  void advance();

private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point Now);

  std::size_t Total, Done = 0;
  bool Shown, Drawn = false;
  Clock::time_point Start, Last;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_PROGRESS_H
