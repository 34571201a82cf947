//===- DelayAfterLastAttemptCheck.cpp -------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds waits after the last attempt, when nothing follows that they could
/// serve.
///
/// The caller learns of the failure later, by the longest wait of all.
class DelayAfterLastAttemptCheck : public RetryCheck {
  /// Shortest wait, in milliseconds, that someone notices.
  double MinDelay = option("MinDelay", 100.0);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    for (const Delay &Wait : Retry.Delays) {
      if (Wait.AfterLast != Tristate::Yes)
        continue;
      std::optional<Span> Last = Wait.First;
      if (Retry.Bound.MaxAttempts)
        if (std::optional<Span> Known =
                waitAfter(Wait, *Retry.Bound.MaxAttempts))
          Last = Known;
      if (Last && Last->Nanoseconds < MinDelay * 1e6)
        continue;
      auto Message = Out.finding(Wait.Where);
      Message << "after the last attempt of " << quoted(Retry.Attempt.Name)
              << " it waits";
      if (Last)
        Message << " " << *Last;
      Message
          << " for nothing; test whether an attempt is left before the wait";
      Out.path(Retry);
      return;
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(DelayAfterLastAttempt)
