//===- PermanentErrorCheck.cpp --------------------------------------------===//

#include "Judgement.h"
#include "Remedies.h"

namespace retrylint {
namespace {

/// Finds retries of failures that the same request will meet again.
///
/// A server that has said no says it again, at the cost of a request each time;
/// during an outage such requests are the load that keeps it down.
class PermanentErrorCheck : public RetryCheck {
  /// One more try serves an expired token or a stale connection.
  unsigned MinAttempts = option("MinAttempts", 3u);

  /// Up to here a retry of everything is only a note.
  unsigned FewAttempts = option("FewAttempts", 3u);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    if (harmless(Retry) ||
        (MinAttempts > 0 && atMost(Retry, MinAttempts - 1)))
      return;
    for (const auto &Retried : Retry.Selectivity.Retried) {
      if (Retried.Class != ir::FailureClass::Permanent)
        continue;
      Out.finding(Retried.Where)
          << quoted(Retry.Attempt.Name) << " is retried on " << Retried.Name
          << ", which the same request will meet again; give up on it at once";
      Out.path(Retry);
      return;
    }
    catchAll(Retry, Out);
  }

private:
  void catchAll(const RetryCycle &Retry, Report &Out) const {
    const link::Selectivity &Which = Retry.Selectivity;
    if (Which.Classified != Tristate::No || !Which.CatchAllWhere.valid())
      return;
    // While a network comes up every error of a connect is plausible, and a
    // deadlock is the one failure that a transaction is run again for.
    if (Retry.Attempt.Model.ConnectOnly == Tristate::Yes ||
        Retry.TransactionRerun)
      return;
    auto Message = Out.finding(Which.CatchAllWhere);
    Message << (Which.CatchAllText.empty() ? "this"
                                           : "'" + Which.CatchAllText + "'")
            << " retries every failure of " << quoted(Retry.Attempt.Name)
            << upToTimes(Retry)
            << ", also a refusal that the same request will meet again; "
               "tell failures apart and give up on those that will not pass";
    Out.path(Retry);
    if (std::optional<Fix> Skeleton = giveUpOnOthers(Retry))
      Out.fix(std::move(*Skeleton));
    bool Many = Retry.Bound.MaxAttempts ? *Retry.Bound.MaxAttempts > FewAttempts
                                        : Retry.Bound.ByCount == Tristate::No;
    if (Retry.Attempt.Model.CarriesStatus != Tristate::Yes || !Many)
      Out.level(Level::Note);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(PermanentError)
