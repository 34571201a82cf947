#include "link/LoopReader.h"
#include "link/Names.h"

#include <algorithm>

namespace retrylint::link {

using ir::Compare;
using ir::Op;

static std::optional<Compare> asCompare(Op O) {
  switch (O) {
  case Op::Eq: return Compare::Eq;
  case Op::Ne: return Compare::Ne;
  case Op::Lt: return Compare::Lt;
  case Op::Le: return Compare::Le;
  case Op::Gt: return Compare::Gt;
  case Op::Ge: return Compare::Ge;
  default: return std::nullopt;
  }
}

static Compare mirrored(Compare C) {
  switch (C) {
  case Compare::Lt: return Compare::Gt;
  case Compare::Le: return Compare::Ge;
  case Compare::Gt: return Compare::Lt;
  case Compare::Ge: return Compare::Le;
  default: return C;
  }
}

LoopReader::LoopReader(const Index &Program, FunctionId In)
    : Program(Program), In(In), B(Program.body(In)), F(*B.Function) {
  for (const ir::Inst &I : F.Insts)
    if (I.Kind == ir::InstKind::Assign && I.Source)
      if (const ir::Value &Source = strip(I.Source); Source.Op == Op::Result)
        GivenTo[Source.Index].push_back(I.Target);
}

const ir::Value &LoopReader::strip(ir::ValueId Id) const {
  const ir::Value *V = &F.Values[Id];
  while ((converts(V->Op) || V->Op == Op::Truth) && V->A)
    V = &F.Values[V->A];
  return *V;
}

static bool sameVariable(const ir::Value &A, const ir::Value &B) {
  return A.Op == B.Op && (A.Op == Op::Local || A.Op == Op::Field || A.Op == Op::Global) &&
         A.Index == B.Index && A.Name == B.Name;
}

bool LoopReader::isResult(const ir::Value &V, ir::InstId Id) const {
  if (V.Op == Op::Result)
    return V.Index == Id;
  auto Targets = GivenTo.find(Id);
  return Targets != GivenTo.end() &&
         std::ranges::any_of(Targets->second, [&](ir::ValueId Target) {
           return sameVariable(F.Values[Target], V);
         });
}

const std::vector<bool> &LoopReader::around(ir::BlockId Start) {
  if (Component.empty())
    findComponents();
  return Loops[Component[Start]];
}

/// Strongly connected components, by Tarjan's algorithm without recursion. Blocks that lie
/// on no way back to themselves share the first, which is empty.
void LoopReader::findComponents() {
  std::size_t Count = F.Blocks.size();
  Component.assign(Count, 0);
  Loops.emplace_back(Count);
  auto Next = [&](ir::BlockId Block) {
    std::vector<ir::BlockId> Result = F.Blocks[Block].Successors;
    for (std::uint32_t T = F.Blocks[Block].Try; T != ir::None; T = F.Tries[T].Parent)
      for (const ir::Handler &H : F.Tries[T].Handlers)
        Result.push_back(H.Entry);
    std::erase_if(Result, [&](ir::BlockId To) { return To >= Count; });
    return Result;
  };
  struct Visit {
    ir::BlockId Block;
    std::vector<ir::BlockId> Left;
  };
  std::vector<std::uint32_t> Order(Count), Low(Count);
  std::vector<bool> Open(Count);
  std::vector<ir::BlockId> Stack;
  std::vector<Visit> Path;
  std::uint32_t Last = 0;
  auto Enter = [&](ir::BlockId Block) {
    Order[Block] = Low[Block] = ++Last;
    Open[Block] = true;
    Stack.push_back(Block);
    Path.push_back({Block, Next(Block)});
  };
  for (ir::BlockId Root = 0; Root < Count; ++Root) {
    if (!Order[Root])
      Enter(Root);
    while (!Path.empty()) {
      Visit &Top = Path.back();
      ir::BlockId Block = Top.Block;
      if (!Top.Left.empty()) {
        ir::BlockId To = Top.Left.back();
        Top.Left.pop_back();
        if (!Order[To])
          Enter(To);
        else if (Open[To])
          Low[Block] = std::min(Low[Block], Order[To]);
        continue;
      }
      Path.pop_back();
      if (!Path.empty())
        Low[Path.back().Block] = std::min(Low[Path.back().Block], Low[Block]);
      if (Low[Block] != Order[Block])
        continue;
      std::vector<ir::BlockId> Members;
      do {
        Members.push_back(Stack.back());
        Open[Stack.back()] = false;
        Stack.pop_back();
      } while (Members.back() != Block);
      std::vector<ir::BlockId> Self = Next(Block);
      if (Members.size() == 1 && std::ranges::find(Self, Block) == Self.end())
        continue;
      for (ir::BlockId Member : Members)
        Component[Member] = std::uint32_t(Loops.size());
      std::vector<bool> &Blocks = Loops.emplace_back(Count);
      for (ir::BlockId Member : Members)
        Blocks[Member] = true;
    }
  }
}

/// Calls within these blocks that tell something; Told says whether one does.
template <class Tell>
static bool anyCall(const ir::Function &F, const std::vector<bool> &Loop, Tell Told) {
  return anyInst(F, Loop, [&](ir::InstId, const ir::Inst &I) {
    return I.Kind == ir::InstKind::Call && Told(I);
  });
}

bool LoopReader::waits(const std::vector<bool> &Loop) const {
  return anyCall(F, Loop, [&](const ir::Inst &I) {
    const ir::FunctionSummary *Model = Program.model(In, I);
    return (Model && (Model->Role == ir::Role::Wait || Model->Role == ir::Role::Timer)) ||
           soundsLikePause(B.Unit->str(I.Name));
  });
}

bool LoopReader::looksLikeRetry(const std::vector<bool> &Loop) const {
  return waits(Loop) || anyCall(F, Loop, [&](const ir::Inst &I) {
    return soundsLikeRetry(B.Unit->str(I.Name)) ||
           std::any_of(I.Args.begin(), I.Args.end(), [&](ir::ValueId Arg) {
             return F.Values[Arg].Op == Op::String &&
                    soundsLikeRetry(B.Unit->str(F.Values[Arg].Name));
           });
  });
}

std::optional<LoopReader::Condition> LoopReader::said(ir::ValueId Id, ir::InstId Call,
                                                      unsigned Depth) const {
  if (!Id || Depth > 4)
    return std::nullopt;
  const ir::Value &V = strip(Id);
  if (V.Op == Op::Not) {
    std::optional<Condition> Inner = said(V.A, Call, Depth + 1);
    if (Inner)
      Inner->Test = negated(Inner->Test);
    return Inner;
  }
  if (std::optional<Compare> Test = asCompare(V.Op)) {
    const ir::Value &A = strip(V.A), &Other = strip(V.B);
    if (Other.Op == Op::Const && isResult(A, Call))
      return Condition{*Test, Other.Int};
    if (A.Op == Op::Const && isResult(Other, Call))
      return Condition{mirrored(*Test), A.Int};
    return std::nullopt;
  }
  if (isResult(V, Call))
    return Condition{Compare::Ne, 0};
  return std::nullopt;
}

std::optional<LoopReader::Condition>
LoopReader::told(ir::InstId Id, const std::vector<bool> &Loop) const {
  const ir::Type &Type = B.Unit->Types[F.Insts[Id].ResultType];
  bool Number = Type.Kind == ir::TypeKind::Int || Type.Kind == ir::TypeKind::Enum;
  std::optional<Condition> Inside;
  for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block) {
    const ir::Block &Each = F.Blocks[Block];
    if (!Loop[Block] || Each.Terminator != ir::TerminatorKind::Branch)
      continue;
    std::optional<Condition> Said = said(Each.Condition, Id);
    if (!Said)
      continue;
    bool Stays[] = {Loop[Each.Successors[0]], Loop[Each.Successors[1]]};
    if (Stays[0] != Stays[1]) {
      Condition Fails = *Said;
      if (!Stays[0])
        Fails.Test = negated(Fails.Test);
      // A loop that goes on while there is something is no retry.
      bool OnSuccess = (Number && (Fails.Test == Compare::Gt || Fails.Test == Compare::Ge)) ||
                       (!Number && Fails.Test == Compare::Ne);
      if (!OnSuccess)
        return Fails;
      continue;
    }
    Inside = Inside ? Inside : Said;
  }
  if (!Inside)
    return std::nullopt;
  // Both ways stay within the loop: by what such types most often mean.
  if (!Number)
    return Condition{Compare::Eq, 0};
  if (Inside->Test == Compare::Lt || Inside->Test == Compare::Ge || Inside->Number < 0)
    return Condition{Compare::Lt, 0};
  return Condition{Compare::Ne, 0};
}

std::vector<ir::FailureSign> LoopReader::signs(ir::BlockId Block, ir::InstId Id,
                                               const std::vector<bool> &Loop) const {
  std::vector<ir::FailureSign> Result;
  for (std::uint32_t T = F.Blocks[Block].Try; T != ir::None; T = F.Tries[T].Parent)
    for (const ir::Handler &H : F.Tries[T].Handlers)
      if (Result.empty() && Loop[H.Entry]) {
        ir::FailureSign Thrown;
        Thrown.In = ir::FailureIn::Exception;
        Result.push_back(std::move(Thrown));
      }
  if (std::optional<Condition> Told = told(Id, Loop)) {
    ir::FailureSign Sign;
    Sign.In = ir::FailureIn::Return;
    Sign.Test = Told->Test;
    Sign.Number = Told->Number;
    Result.push_back(std::move(Sign));
  }
  return Result;
}

std::optional<std::pair<std::uint32_t, bool>> LoopReader::step(const ir::Inst &I) const {
  if (I.Kind != ir::InstKind::Assign || !I.Source)
    return std::nullopt;
  const ir::Value &Target = F.Values[I.Target], &Moved = strip(I.Source);
  if (Target.Op != Op::Local || Target.Name || (Moved.Op != Op::Add && Moved.Op != Op::Sub))
    return std::nullopt;
  const ir::Value &From = strip(Moved.A), &By = strip(Moved.B);
  if (!sameVariable(From, Target) || By.Op != Op::Const || (By.Int != 1 && By.Int != -1))
    return std::nullopt;
  return std::pair(Target.Index, (Moved.Op == Op::Add) == (By.Int > 0));
}

std::optional<ir::FailureSign> LoopReader::resubmits(ir::InstId Id,
                                                     const std::vector<bool> &Loop) const {
  auto moves = [&](ir::BlockId Block, std::uint32_t Local, bool Forwards) {
    return std::ranges::any_of(F.Blocks[Block].Insts, [&](ir::InstId At) {
      return step(F.Insts[At]) == std::pair(Local, Forwards);
    });
  };
  for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block) {
    const ir::Block &Each = F.Blocks[Block];
    std::optional<Condition> Said;
    if (Loop[Block] && Each.Terminator == ir::TerminatorKind::Branch)
      Said = said(Each.Condition, Id);
    if (!Said)
      continue;
    for (unsigned Side = 0; Side < 2; ++Side) {
      ir::BlockId Taken = Each.Successors[Side];
      // Without a wait the step back may be for an item that was taken out.
      std::vector<bool> Way(F.Blocks.size());
      Way[Taken] = true;
      if (!Loop[Taken] || !waits(Way))
        continue;
      for (ir::InstId At : F.Blocks[Taken].Insts) {
        auto Back = step(F.Insts[At]);
        if (!Back || Back->second)
          continue;
        for (ir::BlockId Other = 0; Other < F.Blocks.size(); ++Other)
          if (Loop[Other] && moves(Other, Back->first, true)) {
            ir::FailureSign Sign;
            Sign.In = ir::FailureIn::Return;
            Sign.Test = Side == 0 ? Said->Test : negated(Said->Test);
            Sign.Number = Said->Number;
            return Sign;
          }
      }
    }
  }
  return std::nullopt;
}

} // namespace retrylint::link
