#pragma once

#include <chrono>
#include <exception>
#include <string>

namespace heron {

/// A piece of work that has to survive bad networks.
class Job {
public:
  virtual ~Job() = default;

  virtual std::string name() const = 0;

  /// Does the work; throws what went wrong.
  virtual void run() = 0;

  /// Whether a run that ended in Error is worth another.
  virtual bool shouldRetry(const std::exception &Error) const = 0;

  /// Most runs, the first included.
  virtual unsigned maxAttempts() const { return 10; }

  /// The last run has failed.
  virtual void onFailure() {}
};

} // namespace heron
