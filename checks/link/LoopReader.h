//===- LoopReader.h - What a loop tells of a call within it -----*- C++ -*-===//
///
/// \file
/// Of a call that nothing is known of, the code around it still says something: the
/// loop that it stands in waits or speaks of retries, and a branch on its result, or
/// a handler, decides whether the loop goes on. What makes it go on is how the call
/// fails.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_LOOPREADER_H
#define RETRYLINT_LINK_LOOPREADER_H

#include "link/Index.h"

#include <optional>

namespace retrylint::link {

/// One function, seen from calls in its loops.
class LoopReader {
public:
  LoopReader(const Index &Program, FunctionId In);

  /// The blocks that lie on a way from a block back to it.
  const std::vector<bool> &around(ir::BlockId Start);

  /// Something in these blocks waits.
  bool waits(const std::vector<bool> &Loop) const;
  /// It waits, or speaks of retries.
  bool looksLikeRetry(const std::vector<bool> &Loop) const;

  /// What makes the loop go round again: how the call fails. Empty: nothing does.
  std::vector<ir::FailureSign> signs(ir::BlockId Block, ir::InstId Id,
                                     const std::vector<bool> &Loop) const;

  /// How the call fails where its failure waits and takes back the loop's own step, so that
  /// the same item comes again: "if (send(Item[I]) == Busy) { --I; sleep(1); }".
  std::optional<ir::FailureSign> resubmits(ir::InstId Id,
                                           const std::vector<bool> &Loop) const;

  /// The local that an assignment moves by one, and whether forwards.
  std::optional<std::pair<std::uint32_t, bool>> step(const ir::Inst &I) const;

  /// A comparison of a call's result with a number.
  struct Condition {
    ir::Compare Test;
    std::int64_t Number;
  };
  /// What a branch says of the call's result where it is taken.
  std::optional<Condition> said(ir::ValueId Id, ir::InstId Call, unsigned Depth = 0) const;

private:
  void findComponents();
  const ir::Value &strip(ir::ValueId Id) const;
  /// Where a value is the call's result, or a place that was given it.
  bool isResult(const ir::Value &V, ir::InstId Id) const;
  std::optional<Condition> told(ir::InstId Id, const std::vector<bool> &Loop) const;

  const Index &Program;
  FunctionId In;
  const Body &B;
  const ir::Function &F;
  std::unordered_map<ir::InstId, std::vector<ir::ValueId>> GivenTo;  ///< a call's result
  std::vector<std::uint32_t> Component;   ///< by block; empty: not looked for yet
  std::vector<std::vector<bool>> Loops;   ///< by component, the blocks
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_LOOPREADER_H
