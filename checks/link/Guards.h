//===- Guards.h - What keeps something from being done often ----*- C++ -*-===//
///
/// \file
/// Looks at conditions as they are written, through locals and into the functions they
/// call: do they depend on a clock, or on what is remembered from one time to the next?
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_GUARDS_H
#define RETRYLINT_LINK_GUARDS_H

#include "link/SourceReader.h"

#include <vector>

namespace retrylint::link {

class Guards : SourceReader {
public:
  /// \param Around  functions that are run when it is done: what they write is
  ///                remembered
  Guards(Engine &E, std::vector<FunctionId> Around)
      : SourceReader(E), Around(std::move(Around)) {}

  /// Yes: a test of a clock, a count, a flag that is set here, a limiter. Unknown where
  /// a name alone says so. No: none of these.
  Tristate guards(FunctionId In, ir::ValueId Condition) const;
  /// The same of all branches of a function.
  Tristate within(FunctionId In) const;

private:
  Tristate look(FunctionId In, ir::ValueId Value, unsigned Depth) const;
  Tristate called(FunctionId In, const ir::Inst &Call, unsigned Depth) const;
  bool writes(FunctionId In, NameId Place) const;
  bool readsClock(FunctionId In, unsigned Depth) const;

  std::vector<FunctionId> Around;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_GUARDS_H
