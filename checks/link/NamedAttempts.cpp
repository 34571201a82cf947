//===- NamedAttempts.cpp - Attempts that only their name tells ------------===//
///
/// \file
/// A call of which neither a model nor a body is known is taken for an attempt where
/// its name says that it asks a peer, it is made within a loop that waits or speaks of
/// retries, and its result (or an exception) decides whether the loop goes on. What
/// its failure looks like is what makes the loop go on.
///
//===----------------------------------------------------------------------===//

#include "link/Index.h"
#include "link/Names.h"

#include <algorithm>
#include <optional>

namespace retrylint::link {

using ir::Compare;
using ir::Op;

namespace {

bool isAnyOf(const std::string &Word, std::initializer_list<const char *> List) {
  return std::find(List.begin(), List.end(), Word) != List.end();
}

/// Asks a peer for something. Words of local work (open, load, send to a queue, push)
/// are not among them.
bool soundsLikeAttempt(std::string_view Name) {
  std::vector<std::string> Words = words(Name);
  for (std::size_t I = 0; I < Words.size(); ++I) {
    if (isAnyOf(Words[I], {"connect", "reconnect", "login", "logon", "signin", "dial",
                           "handshake", "authenticate", "resolve", "request", "fetch",
                           "download", "upload", "publish", "subscribe", "rpc"}))
      // on_connect, is_request, connect_cb: what is told, not what is done.
      return !isAnyOf(Words.front(), {"on", "is", "has", "can", "did", "handle", "parse",
                                      "free", "init", "new", "create", "make", "build",
                                      "get", "set", "log"}) &&
             !isAnyOf(Words.back(), {"cb", "callback", "handler", "free", "init", "done",
                                     "count", "time", "id", "pending", "error", "errors"});
    if (Words[I] == "try" && I + 1 < Words.size() &&
        isAnyOf(Words[I + 1], {"resume", "connect", "send", "reach", "open", "restore"}))
      return true;
  }
  return false;
}

bool soundsLikeRetry(std::string_view Text) {
  for (const std::string &Word : words(Text))
    if (isAnyOf(Word, {"retry", "retries", "retrying", "reconnect", "reconnecting",
                       "attempt", "attempts", "tries", "backoff"}))
      return true;
  return false;
}

struct Condition {
  Compare Test;
  std::int64_t Number;
};

std::optional<Compare> asCompare(Op O) {
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

Compare mirrored(Compare C) {
  switch (C) {
  case Compare::Lt: return Compare::Gt;
  case Compare::Le: return Compare::Ge;
  case Compare::Gt: return Compare::Lt;
  case Compare::Ge: return Compare::Le;
  default: return C;
  }
}

/// One function, seen from calls in its loops.
class LoopReader {
public:
  LoopReader(const Index &Program, FunctionId In)
      : Program(Program), In(In), B(Program.body(In)), F(*B.Function) {}

  /// The blocks that lie on a way from a block back to it.
  std::vector<bool> around(ir::BlockId Start) const {
    std::size_t Count = F.Blocks.size();
    std::vector<bool> Ahead(Count), Behind(Count), Both(Count);
    std::vector<ir::BlockId> Todo = next(Start);
    while (!Todo.empty()) {
      ir::BlockId Block = Todo.back();
      Todo.pop_back();
      if (Block >= Count || Ahead[Block])
        continue;
      Ahead[Block] = true;
      for (ir::BlockId To : next(Block))
        Todo.push_back(To);
    }
    if (!Ahead[Start])
      return Both;
    Todo = {Start};
    while (!Todo.empty()) {
      ir::BlockId Block = Todo.back();
      Todo.pop_back();
      if (Behind[Block])
        continue;
      Behind[Block] = true;
      for (ir::BlockId From = 0; From < Count; ++From)
        for (ir::BlockId To : next(From))
          if (To == Block && !Behind[From])
            Todo.push_back(From);
    }
    for (std::size_t I = 0; I < Count; ++I)
      Both[I] = Ahead[I] && Behind[I];
    return Both;
  }

  /// Something in these blocks waits, or speaks of retries.
  bool looksLikeRetry(const std::vector<bool> &Loop) const {
    for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block) {
      if (!Loop[Block])
        continue;
      for (ir::InstId Id : F.Blocks[Block].Insts) {
        const ir::Inst &I = F.Insts[Id];
        if (I.Kind != ir::InstKind::Call)
          continue;
        const ir::FunctionSummary *Model = Program.model(In, I);
        if (Model && (Model->Role == ir::Role::Wait || Model->Role == ir::Role::Timer))
          return true;
        std::string_view Name = B.Unit->str(I.Name);
        if (sounds(Name, {"sleep", "delay", "backoff", "back_off", "pause"}) ||
            soundsLikeRetry(Name))
          return true;
        for (ir::ValueId Arg : I.Args)
          if (F.Values[Arg].Op == Op::String &&
              soundsLikeRetry(B.Unit->str(F.Values[Arg].Name)))
            return true;
      }
    }
    return false;
  }

  std::vector<ir::FailureSign> signs(ir::BlockId Block, ir::InstId Id,
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

private:
  std::vector<ir::BlockId> next(ir::BlockId Block) const {
    std::vector<ir::BlockId> Result = F.Blocks[Block].Successors;
    for (std::uint32_t T = F.Blocks[Block].Try; T != ir::None; T = F.Tries[T].Parent)
      for (const ir::Handler &H : F.Tries[T].Handlers)
        Result.push_back(H.Entry);
    return Result;
  }

  const ir::Value &strip(ir::ValueId Id) const {
    const ir::Value *V = &F.Values[Id];
    while ((V->Op == Op::Cast || V->Op == Op::Truth) && V->A)
      V = &F.Values[V->A];
    return *V;
  }

  static bool samePlace(const ir::Value &A, const ir::Value &B) {
    return A.Op == B.Op && (A.Op == Op::Local || A.Op == Op::Field || A.Op == Op::Global) &&
           A.Index == B.Index && A.Name == B.Name;
  }

  /// Where a value is the call's result, or a place that was given it.
  bool isResult(const ir::Value &V, ir::InstId Id) const {
    if (V.Op == Op::Result)
      return V.Index == Id;
    for (const ir::Inst &I : F.Insts)
      if (I.Kind == ir::InstKind::Assign && I.Source &&
          samePlace(F.Values[I.Target], V)) {
        const ir::Value &Source = strip(I.Source);
        if (Source.Op == Op::Result && Source.Index == Id)
          return true;
      }
    return false;
  }

  /// What a branch says of the call's result where it is taken.
  std::optional<Condition> said(ir::ValueId Id, ir::InstId Call, unsigned Depth = 0) const {
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

  std::optional<Condition> told(ir::InstId Id, const std::vector<bool> &Loop) const {
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

  const Index &Program;
  FunctionId In;
  const Body &B;
  const ir::Function &F;
};

} // namespace

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
