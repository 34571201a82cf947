//===- NestedCheck.cpp ----------------------------------------------------===//

#include "Judgement.h"

namespace retrylint {
namespace {

/// Finds retries around retries, whose attempts multiply.
///
/// Three layers of three attempts send 27 requests for one, at the very time
/// when the server answers none.
class NestedCheck : public RetryCheck {
  /// Requests for one that are still bearable.
  unsigned MaxProduct = option("MaxProduct", 9u);

public:
  void check(const RetryCycle &Retry, Report &Out) const override {
    // Without an end the number is not what is wrong, and other checks look at
    // that.
    if (Retry.Layers.empty() || !Retry.Bound.MaxAttempts)
      return;
    // Each turn asks another peer, or does the work of a transaction anew.
    if (harmless(Retry) || Retry.TransactionRerun)
      return;
    std::uint64_t Product = *Retry.Bound.MaxAttempts;
    std::string Factors = std::to_string(*Retry.Bound.MaxAttempts) + " here";
    for (const link::Layer &Inner : Retry.Layers) {
      if (!Inner.Attempts)
        continue;
      Product *= *Inner.Attempts;
      Factors +=
          ", " + std::to_string(*Inner.Attempts) + " in " + quoted(Inner.Name);
      if (Product > 1'000'000'000)
        break;
    }
    if (Product == *Retry.Bound.MaxAttempts || Product <= MaxProduct)
      return;
    Out.finding(Retry.BackWhere)
        << "one failing request becomes " << std::to_string(Product) << " of "
        << quoted(Retry.Attempt.Name) << ": " << Factors
        << "; retry in one layer only, and let the others make one attempt";
    Out.path(Retry);
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(Nested)
