//===- NamedAttempts.cpp - Attempts that only their name tells ------------===//
///
/// \file
/// A call of which neither a model nor a body is known is taken for an attempt where
/// its name says that it asks a peer, it is made within a loop that waits or speaks of
/// retries, and its result (or an exception) decides whether the loop goes on. What
/// its failure looks like is what makes the loop go on.
///
//===----------------------------------------------------------------------===//

#include "link/LoopReader.h"
#include "link/Names.h"

namespace retrylint::link {

void Index::nameAttempts() {
  for (FunctionId Id = 1; Id < Bodies.size(); ++Id) {
    const Body &B = Bodies[Id];
    const ir::Function &F = *B.Function;
    for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
      for (ir::InstId At : F.Blocks[Block].Insts) {
        const ir::Inst &I = F.Insts[At];
        if (I.Kind != ir::InstKind::Call || I.Model || !soundsLikeAttempt(B.Unit->str(I.Name)) ||
            !callees(Id, I).empty())
          continue;
        LoopReader Reader(*this, Id);
        std::vector<bool> Loop = Reader.around(Block);
        if (!Loop[Block] || !Reader.looksLikeRetry(Loop))
          continue;
        std::vector<ir::FailureSign> Signs = Reader.signs(Block, At, Loop);
        if (Signs.empty())
          continue;
        ir::FunctionSummary &Model = Guessed.emplace_back();
        Model.Name = B.Unit->str(I.Name);
        Model.Role = ir::Role::Attempt;
        Model.Failures = std::move(Signs);
        ByName.emplace(&I, &Model);
      }
  }
}

} // namespace retrylint::link
