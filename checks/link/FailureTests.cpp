#include "link/FailureTests.h"

#include <algorithm>
#include <map>

namespace retrylint::link {

using ir::Op;

std::vector<NameId> FailureTests::thrown(Site At, bool Refusals) {
  std::vector<NameId> Result;
  for (FunctionId Callee : Index.sureCallees(At.In, inst(At)))
    addThrown(Callee, Refusals, 0, Result);
  if (const ir::FunctionSummary *Model = Index.model(At.In, inst(At)); Model && !Refusals)
    for (const ir::FailureSign &Sign : Model->Failures)
      for (const std::string &Type : Sign.Types)
        if (NameId Name = Index.find(Type))
          Result.push_back(Name);
  return Result;
}

/// Looks below, too: where a function goes many ways, its own summary has lost most.
void FailureTests::addThrown(FunctionId Id, bool Refusals, unsigned Depth,
                             std::vector<NameId> &To) {
  for (const Outcome &O : E.summary(Id).Outcomes)
    if (O.Throws && O.Thrown && (!Refusals || refused(O.After, 0) == Tristate::Yes) &&
        std::find(To.begin(), To.end(), O.Thrown) == To.end())
      To.push_back(O.Thrown);
  if (Depth >= 2)
    return;
  for (const ir::Inst &I : Index.body(Id).Function->Insts)
    if (I.Kind == ir::InstKind::Call && !Index.model(Id, I))
      for (FunctionId Callee : Index.sureCallees(Id, I))
        addThrown(Callee, Refusals, Depth + 1, To);
}

bool FailureTests::catches(const Test &Each, NameId Type) const {
  const Body &B = Index.body(Each.In);
  std::string_view Name = Each.Handler->TypeName ? B.Unit->str(Each.Handler->TypeName) : "";
  // Whatever is known of a type, these are made to catch it.
  return Name == "std::exception" || Name == "std::runtime_error" ||
         E.caught(*Each.Handler, B.UnitIndex, Type);
}

/// A status is what the code calls so, or what was read after an attempt.
bool FailureTests::speaksOfStatus(FunctionId Where, ir::ValueId Id, unsigned Depth) const {
  if (!Id || Depth > 6)
    return false;
  const Body &B = Index.body(Where);
  const ir::Value &V = B.Function->Values[Id];
  auto Named = [](std::string_view Name) { return hasAny(Name, {"status", "code", "http"}); };
  switch (V.Op) {
  case Op::Field:
  case Op::Global:
    return Named(B.Unit->str(V.Name));
  case Op::Local:
    return !V.Name && V.Index < B.Function->Locals.size() &&
           Named(B.Unit->str(B.Function->Locals[V.Index].Name));
  case Op::Param:
    return !V.Name && V.Index < B.Function->Params.size() &&
           Named(B.Unit->str(B.Function->Params[V.Index].Name));
  case Op::Result:
    return V.Index < B.Function->Insts.size() &&
           Named(lastComponent(B.Unit->str(B.Function->Insts[V.Index].Name)));
  default:
    return speaksOfStatus(Where, V.A, Depth + 1) || speaksOfStatus(Where, V.B, Depth + 1);
  }
}

std::optional<std::int64_t> FailureTests::status(const Test &Each) const {
  const Term &C = T[Each.Condition];
  if (Each.Handler || C.Kind != TermKind::Operation || !isComparison(C.Op) ||
      !T.isConst(C.B) || T[C.B].Int < 199 || T[C.B].Int >= 600)
    return std::nullopt;
  const ir::Function &Body = *Index.body(Each.In).Function;
  if (!(T.taint(C.A) & TaintError) &&
      !speaksOfStatus(Each.In, Body.Blocks[Each.Block].Condition))
    return std::nullopt;
  return T[C.B].Int;
}

Tristate FailureTests::refused(const State &S, std::size_t From) const {
  std::map<TermId, Range> Statuses;
  for (const Test &Each : S.Tests) {
    if (Each.EventsBefore < From)
      continue;
    std::optional<std::int64_t> Number = status(Each);
    if (!Number)
      continue;
    const Term &C = T[Each.Condition];
    ir::Compare Test = compareOf(C.Op);
    Range &Status = Statuses[C.A];
    Status.intersect(Range::of(Each.Taken ? Test : negated(Test), *Number));
    Status.intersect(E.rangeOf(C.A, S));
  }
  Tristate Result = Tristate::No;
  for (auto &[Id, Left] : Statuses)
    if (Left.Low >= 200 && Left.High < 400)
      return Tristate::No;
    else if (!Left.contains(200))
      Result = Left.High >= 400 ? Tristate::Yes : Tristate::Unknown;
  return Result;
}

bool FailureTests::leadsRound(const Test &Status, const State &End, Site Again) const {
  bool Since = false;
  for (const Test &Each : End.Tests) {
    bool This = &Each == &Status;
    Since = Since || This;
    if (Since && !Each.Handler && (This || (T.taint(Each.Condition) & TaintError)) &&
        decides(Each, End, Again))
      return true;
  }
  return false;
}

/// Whether the way could have ended with the other answer to a test: there, what comes next
/// on it need not happen.
bool FailureTests::decides(const Test &Each, const State &End, Site Again) const {
  const ir::Function &In = *Index.body(Each.In).Function;
  std::optional<ir::InstId> Next;
  auto Look = [&](const Site &At) {
    if (!Next && At.In == Each.In)
      Next = At.At;
  };
  for (std::size_t At = Each.EventsBefore; At < End.Events.size(); ++At) {
    for (const Site &Via : End.Events[At]->Via)
      Look(Via);
    Look(End.Events[At]->Site);
  }
  Look(Again);
  if (!Next)
    return true;
  std::vector<char> Seen(In.Blocks.size());
  std::vector<ir::BlockId> Todo;
  auto Go = [&](ir::BlockId To) {
    if (To < Seen.size() && !Seen[To] &&
        std::ranges::find(In.Blocks[To].Insts, *Next) == In.Blocks[To].Insts.end()) {
      Seen[To] = 1;
      Todo.push_back(To);
    }
  };
  const std::vector<ir::BlockId> &Ways = In.Blocks[Each.Block].Successors;
  for (std::size_t Other = 0; Other < Ways.size(); ++Other)
    if (Other != Each.Successor)
      Go(Ways[Other]);
  while (!Todo.empty()) {
    const ir::Block &Block = In.Blocks[Todo.back()];
    Todo.pop_back();
    bool Leaves = Block.Successors.empty() ||
                  std::ranges::any_of(Block.Insts, [&](ir::InstId Id) {
                    return In.Insts[Id].Kind == ir::InstKind::Return ||
                           In.Insts[Id].Kind == ir::InstKind::Throw;
                  });
    if (Leaves)
      return true;
    for (ir::BlockId To : Block.Successors)
      Go(To);
  }
  return false;
}

bool FailureTests::speaksOfFailure(TermId Condition) const {
  bool Found = false;
  T.visit(Condition, [&](TermId Id, const Term &) {
    Found = Found || (T.taint(Id) & TaintError);
  });
  return Found;
}

bool FailureTests::tellsApart(const Test &Each) const {
  if (!speaksOfFailure(Each.Condition))
    return false;
  const Term &C = T[Each.Condition];
  if (C.Kind == TermKind::Symbol)
    return C.Symbol == SymbolKind::CallResult; // a function's judgement
  if (C.Kind != TermKind::Operation || !isComparison(C.Op) || !T.isConst(C.B))
    return false;
  std::int64_t Number = T[C.B].Int;
  if (Number == 0 || Number == -1)
    return T[C.A].Kind == TermKind::Symbol && T[C.A].Symbol == SymbolKind::CallResult;
  if (Number == 200 || (isOrder(C.Op) && Number >= 199 && Number <= 400))
    return false;
  return true;
}

} // namespace retrylint::link
