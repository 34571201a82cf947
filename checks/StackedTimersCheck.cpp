//===- StackedTimersCheck.cpp ---------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds failures that arm more than one retry, so that chains of retries
/// multiply.
///
/// Where error and close both arm a timer, each failure doubles the number of
/// attempts under way, and no backoff can keep up with that.
class StackedTimersCheck : public RetryCheck {
public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (!Retry.Stacks || harmless(Retry))
      return;
    const link::Stacking &Both = *Retry.Stacks;
    auto Message = Out.finding(Both.Where);
    Message << quoted(Both.Timer) << " arms a retry of "
            << quoted(Retry.Attempt.Name) << " while another may be pending";
    if (Both.Other.valid() && Both.Other.File == Both.Where.File)
      Message << " from line " << std::to_string(Both.Other.At.Line);
    Message << "; re-arm one timer object, or remember that a retry is pending";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(StackedTimers)
