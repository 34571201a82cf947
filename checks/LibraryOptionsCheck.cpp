//===- LibraryOptionsCheck.cpp --------------------------------------------===//

#include "RetryCheck.h"

namespace retrylint {
namespace {

/// Finds retry options of libraries that are set to values, or left at
/// defaults, that do harm.
///
/// What harms is written in the models, beside the option: this check knows no
/// library.
class LibraryOptionsCheck : public RetryCheck {
public:
  void check(const link::Observations &Seen, Report &Out) const override {
    for (const link::OptionUse &Each : Seen.Options) {
      if (Each.InTest || Each.Complaint.empty())
        continue;
      Out.finding(Each.Where) << "'" << Each.Call << "': " << Each.Complaint;
      Out.path({}, Each.Function, Confidence::High);
    }
  }
};

} // namespace
} // namespace retrylint

RETRY_CHECK_FACTORY(LibraryOptions)
