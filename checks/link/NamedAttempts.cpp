//===- NamedAttempts.cpp - Attempts that only their name tells ------------===//
///
/// \file
/// A call of which neither a model nor a body is known is taken for an attempt where
/// its name says that it asks a peer, it is made within a loop that waits or speaks of
/// retries, and its result (or an exception) decides whether the loop goes on. What
/// its failure looks like is what makes the loop go on.
/// So is a call after whose failure the loop waits and takes back its own step, whatever
/// the call's name: the same item is handed over again.
///
//===----------------------------------------------------------------------===//

#include "link/LoopReader.h"
#include "link/Names.h"

#include <algorithm>

namespace retrylint::link {

/// A call runs a body that makes an attempt which a model knows, itself or through two
/// others: further away it is most often a log's or an allocator's.
static bool makesAttempt(const Index &Program, const std::vector<FunctionId> &Callees,
                         unsigned Depth = 0) {
  return std::ranges::any_of(Callees, [&](FunctionId Id) {
    return std::ranges::any_of(Program.body(Id).Function->Insts, [&](const ir::Inst &I) {
      if (I.Kind != ir::InstKind::Call)
        return false;
      if (const ir::FunctionSummary *Model = Program.model(Id, I))
        return Model->Role == ir::Role::Attempt || Model->Role == ir::Role::Start;
      return Depth < 2 && makesAttempt(Program, Program.callees(Id, I), Depth + 1);
    });
  });
}

/// How a call fails that is taken for an attempt. Empty: it is none.
static std::vector<ir::FailureSign> signsOf(const Index &Program, FunctionId In,
                                            ir::BlockId Block, ir::InstId At,
                                            LoopReader &Reader, bool StepsBack) {
  const Body &B = Program.body(In);
  const ir::Inst &I = B.Function->Insts[At];
  std::vector<FunctionId> Callees = Program.callees(In, I);
  bool Named = Callees.empty() && soundsLikeAttempt(B.Unit->str(I.Name));
  if (!Named && !StepsBack)
    return {};
  const std::vector<bool> &Loop = Reader.around(Block);
  if (!Loop[Block])
    return {};
  if (Named && Reader.looksLikeRetry(Loop))
    if (std::vector<ir::FailureSign> Signs = Reader.signs(Block, At, Loop); !Signs.empty())
      return Signs;
  std::optional<ir::FailureSign> Again;
  if (StepsBack)
    Again = Reader.resubmits(At, Loop);
  if (Again && !makesAttempt(Program, Callees))
    return {*Again};
  return {};
}

void Index::nameAttempts() {
  for (FunctionId Id = 1; Id < Bodies.size(); ++Id) {
    const Body &B = Bodies[Id];
    const ir::Function &F = *B.Function;
    LoopReader Reader(*this, Id);
    bool StepsBack = std::ranges::any_of(F.Insts, [&](const ir::Inst &I) {
      auto Step = Reader.step(I);
      return Step && !Step->second;
    });
    for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
      for (ir::InstId At : F.Blocks[Block].Insts) {
        const ir::Inst &I = F.Insts[At];
        if (I.Kind != ir::InstKind::Call || I.Model)
          continue;
        std::vector<ir::FailureSign> Signs = signsOf(*this, Id, Block, At, Reader, StepsBack);
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
