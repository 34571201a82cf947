#pragma once

#include "jobs/Job.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace heron {

/// Runs jobs on a few threads, and runs those that fail again.
class JobRunner {
public:
  explicit JobRunner(unsigned Threads);
  ~JobRunner();

  void add(std::unique_ptr<Job> Work);
  void stop();

  /// Ends the waits between attempts: things have changed for the better.
  void wakeAll();

private:
  void work();
  std::unique_ptr<Job> next();
  void runToTheEnd(Job &Work);
  bool pause(std::chrono::milliseconds Time);

  std::mutex Lock;
  std::condition_variable Changed;
  std::deque<std::unique_ptr<Job>> Waiting;
  std::vector<std::thread> Workers;
  unsigned Wakeups = 0;
  bool Stopped = false;
};

} // namespace heron
