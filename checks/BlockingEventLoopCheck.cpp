//===- BlockingEventLoopCheck.cpp -----------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries that sleep in a callback, so that the event loop stands still.
///
/// While one connection waits, no other is served: timers fire late, answers
/// are not read, and their timeouts become retries, too.
class BlockingEventLoopCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    for (const Delay &Wait : Retry.Delays) {
      if (Wait.Kind != WaitKind::Blocking || Wait.InCallback != Tristate::Yes)
        continue;
      auto Message = Out.finding(Wait.Where);
      Message << quoted(Wait.Call) << " stops the event loop";
      if (Wait.First)
        Message << " for " << *Wait.First;
      Message
          << " before " << quoted(Retry.Attempt.Name)
          << " is tried again; let a timer of the loop start the next attempt";
      Out.path(Retry);
      return;
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(BlockingEventLoop)
