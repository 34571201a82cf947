//===- FailureTests.h - What tests and handlers say of a failure -*- C++ -*-===//
///
/// \file
/// Reads the branches and handlers on a way: was an answer looked at, and was it no; do
/// only some failures come through; what can a call throw, and who catches it?
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_FAILURETESTS_H
#define RETRYLINT_LINK_FAILURETESTS_H

#include "link/SourceReader.h"

#include <optional>
#include <vector>

namespace retrylint::link {

class FailureTests : protected SourceReader {
protected:
  using SourceReader::SourceReader;

  /// Types that a call throws, or what it calls.
  /// \param Refusals  only those that are thrown because an answer was no
  std::vector<NameId> thrown(Site At, bool Refusals);
  bool catches(const Test &Each, NameId Type) const;
  /// What the tests of a status leave: Yes: only answers that are a no. No: a yes among
  /// them, or nothing was tested. Unknown: neither.
  /// \param From  tests after this many events
  Tristate refused(const State &S, std::size_t From) const;
  /// A number between 199 and 600 that a value is compared with.
  std::optional<std::int64_t> status(const Test &Each) const;
  /// A test of a status lets the way to a state go round: by itself, or by what it makes of
  /// the error that a later test looks at.
  /// \param Again  the call that comes next
  bool leadsRound(const Test &Status, const State &End, Site Again) const;
  /// A failure, or what an unknown function made of it.
  bool speaksOfFailure(TermId Condition) const;
  /// The test lets only some failures through.
  bool tellsApart(const Test &Each) const;

private:
  void addThrown(FunctionId Id, bool Refusals, unsigned Depth, std::vector<NameId> &To);
  bool speaksOfStatus(FunctionId Where, ir::ValueId Id, unsigned Depth = 0) const;
  bool decides(const Test &Each, const State &End, Site Again) const;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_FAILURETESTS_H
