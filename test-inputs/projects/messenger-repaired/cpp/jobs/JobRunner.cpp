#include "jobs/JobRunner.h"

#include "jobs/Backoff.h"
#include "util/Log.h"

namespace heron {

JobRunner::JobRunner(unsigned Threads) {
  for (unsigned I = 0; I < Threads; ++I)
    Workers.emplace_back([this] { work(); });
}

JobRunner::~JobRunner() {
  stop();
  for (std::thread &Worker : Workers)
    Worker.join();
}

void JobRunner::add(std::unique_ptr<Job> Work) {
  {
    std::lock_guard<std::mutex> Guard(Lock);
    Waiting.push_back(std::move(Work));
  }
  Changed.notify_one();
}

void JobRunner::stop() {
  {
    std::lock_guard<std::mutex> Guard(Lock);
    Stopped = true;
  }
  Changed.notify_all();
}

void JobRunner::wakeAll() {
  {
    std::lock_guard<std::mutex> Guard(Lock);
    ++Wakeups;
  }
  Changed.notify_all();
}

std::unique_ptr<Job> JobRunner::next() {
  std::unique_lock<std::mutex> Guard(Lock);
  Changed.wait(Guard, [this] { return Stopped || !Waiting.empty(); });
  if (Stopped)
    return nullptr;
  std::unique_ptr<Job> Work = std::move(Waiting.front());
  Waiting.pop_front();
  return Work;
}

void JobRunner::work() {
  while (std::unique_ptr<Job> Work = next())
    runToTheEnd(*Work);
}

bool JobRunner::pause(std::chrono::milliseconds Time) {
  std::unique_lock<std::mutex> Guard(Lock);
  const unsigned Before = Wakeups;
  Changed.wait_for(Guard, Time, [&] { return Stopped || Wakeups != Before; });
  if (Wakeups != Before)
    Changed.wait_for(Guard, backoff(1), [&] { return Stopped; });
  return !Stopped;
}

void JobRunner::runToTheEnd(Job &Work) {
  for (unsigned Attempt = 1;; ++Attempt) {
    try {
      Work.run();
      return;
    } catch (const std::exception &Error) {
      log::warn(Work.name() + ", attempt " + std::to_string(Attempt) + ": " + Error.what());
      if (Attempt >= Work.maxAttempts() || !Work.shouldRetry(Error)) {
        Work.onFailure();
        return;
      }
    }
    if (!pause(backoff(Attempt)))
      return;
  }
}

} // namespace heron
