#include "link/Guards.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;

namespace {

constexpr unsigned MaxDepth = 8;

Tristate either(Tristate A, Tristate B) {
  if (A == Tristate::Yes || B == Tristate::Yes)
    return Tristate::Yes;
  return A == Tristate::Unknown || B == Tristate::Unknown ? Tristate::Unknown : Tristate::No;
}

/// A change of a container, counter or flag by a call on it.
bool changes(std::string_view Name) {
  std::string Method = methodName(Name);
  if (Method == "operator[]" || Method == "operator=" || Method == "operator++" ||
      Method == "operator+=")
    return true;
  return hasWord(Method, {"insert", "emplace", "push", "add", "erase", "remove", "clear", "set",
                          "store", "exchange", "increment", "append", "replace"});
}

} // namespace

bool Guards::writes(FunctionId In, NameId Place) const {
  const Body &B = Index.body(In);
  const ir::Function &F = *B.Function;
  auto Is = [&](ir::ValueId Id) {
    Variable V = E.Uses.variable(In, Id);
    if ((V.Kind == Op::Field || V.Kind == Op::Global) && V.Name == Place)
      return true;
    const ir::Value &At = F.Values[withoutCasts(F, Id)];
    if (At.Op != Op::Element && At.Op != Op::Field)
      return false;
    V = E.Uses.variable(In, At.A);
    return (V.Kind == Op::Field || V.Kind == Op::Global) && V.Name == Place;
  };
  return std::any_of(F.Insts.begin(), F.Insts.end(), [&](const ir::Inst &I) {
    if (I.Kind == ir::InstKind::Assign || I.Kind == ir::InstKind::Forget)
      return I.Target && Is(I.Target);
    return I.Kind == ir::InstKind::Call && I.Receiver && Is(I.Receiver) &&
           changes(B.Unit->str(I.Name));
  });
}

bool Guards::readsClock(FunctionId In, unsigned Depth) const {
  const ir::Function &F = *Index.body(In).Function;
  for (const ir::Value &V : F.Values)
    if (V.Op == Op::Now)
      return true;
  for (const ir::Inst &I : F.Insts) {
    if (I.Kind != ir::InstKind::Call)
      continue;
    const ir::FunctionSummary *Model = Index.model(In, I);
    if (Model && Model->Returns == ir::Returns::Now)
      return true;
    if (!Model && Depth < 2)
      for (FunctionId Callee : Index.sureCallees(In, I))
        if (readsClock(Callee, Depth + 1))
          return true;
  }
  return false;
}

Tristate Guards::called(FunctionId In, const ir::Inst &Call, unsigned Depth) const {
  const Body &B = Index.body(In);
  if (const ir::FunctionSummary *Model = Index.model(In, Call)) {
    if (Model->Returns == ir::Returns::Now || Model->Role == ir::Role::Classifier)
      return Tristate::Yes;
    if (Model->Returns == ir::Returns::FetchAdd || Model->Returns == ir::Returns::FetchSub ||
        Model->Returns == ir::Returns::Exchange)
      return Tristate::Yes;
  }
  Tristate Result = Tristate::No;
  if (Call.Receiver)
    Result = either(Result, look(In, Call.Receiver, Depth + 1));
  for (ir::ValueId Arg : Call.Args)
    Result = either(Result, look(In, Arg, Depth + 1));
  std::vector<FunctionId> Callees = Index.sureCallees(In, Call);
  if (Callees.empty()) {
    if (hasWord(methodName(B.Unit->str(Call.Name)),
                {"allow", "allowed", "allows", "acquire", "limit", "limiter", "throttle",
                 "throttled", "budget", "permit", "permits", "token", "tokens", "quota",
                 "elapsed", "since", "recent", "recently", "expired", "due", "once", "already",
                 "pending", "count", "attempts", "tries", "should", "may", "can", "ready",
                 "exchange"}))
      Result = either(Result, Tristate::Unknown);
    return Result;
  }
  for (FunctionId Callee : Callees) {
    if (readsClock(Callee, 0))
      return Tristate::Yes;
    // What it writes and reads is what it remembers.
    const Body &C = Index.body(Callee);
    for (const ir::Value &V : C.Function->Values)
      if ((V.Op == Op::Field || V.Op == Op::Global) && V.Name &&
          writes(Callee, Index.name(C.UnitIndex, V.Name)))
        return Tristate::Yes;
  }
  return Result;
}

Tristate Guards::look(FunctionId In, ir::ValueId Id, unsigned Depth) const {
  if (!Id || Depth > MaxDepth)
    return Tristate::No;
  const Body &B = Index.body(In);
  const ir::Function &F = *B.Function;
  const ir::Value &V = F.Values[Id];
  switch (V.Op) {
  case Op::Now:
  case Op::Random:
    return Tristate::Yes;
  case Op::Result:
    return V.Index < F.Insts.size() ? called(In, F.Insts[V.Index], Depth) : Tristate::No;
  case Op::Global:
  case Op::Field: {
    NameId Name = Index.name(B.UnitIndex, V.Name);
    if (writes(In, Name) ||
        std::any_of(Around.begin(), Around.end(),
                    [&](FunctionId Each) { return writes(Each, Name); }))
      return Tristate::Yes;
    return look(In, V.A, Depth + 1);
  }
  case Op::Local: {
    Tristate Result = Tristate::No;
    if (!V.Name)
      for (const ir::Inst &I : F.Insts)
        if (assigns(F, I, V.Index))
          Result = either(Result, look(In, I.Source, Depth + 2));
    return Result;
  }
  default: {
    Tristate Result = either(look(In, V.A, Depth + 1), look(In, V.B, Depth + 1));
    for (ir::ValueId Each : V.Operands)
      Result = either(Result, look(In, Each, Depth + 1));
    return Result;
  }
  }
}

Tristate Guards::guards(FunctionId In, ir::ValueId Condition) const {
  return look(In, Condition, 0);
}

Tristate Guards::within(FunctionId In) const {
  Tristate Result = Tristate::No;
  for (const ir::Block &Block : Index.body(In).Function->Blocks)
    if (Block.Condition)
      Result = either(Result, guards(In, Block.Condition));
  return Result;
}

} // namespace retrylint::link
