//===- HandleFacets.cpp - What is set on an attempt's handle --------------===//

#include "link/Describer.h"
#include "link/Endless.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;

/// What an attempt's argument is where the cycle is: a parameter of a wrapper is what
/// its caller gives.
std::pair<FunctionId, ir::ValueId> Describer::outermost(FunctionId In,
                                                        ir::ValueId Value) const {
  return E.Uses.outermost(Worst->Root->Via, In, Value);
}

std::pair<FunctionId, ir::ValueId> Describer::handleValue() const {
  const Event &Root = *Worst->Root;
  return outermost(Root.Site.In, handleOf(inst(Root.Site), Root.Model));
}

/// Whether an instruction runs on every way round, not only before the first.
bool Describer::within(Site At) const {
  if (At.In != Group.Site.In || Group.Back != Back::Loop)
    return true;
  const std::vector<Loop> &Loops = E.loops(At.In);
  return std::any_of(Loops.begin(), Loops.end(), [&](const Loop &L) {
    return L.Header == Group.Header && L.holds(F, At.At);
  });
}

/// Whether a point in time is read from the clock anew on each way round: Unknown
/// where it comes from elsewhere.
Tristate Describer::renewed(FunctionId In, ir::ValueId Point, Place &Where,
                            unsigned Depth) const {
  if (!Point || Depth > 8)
    return Tristate::Unknown;
  const ir::Function &Here = *Index.body(In).Function;
  const ir::Value &V = Here.Values[Point];
  switch (V.Op) {
  case Op::Now:
    return Tristate::Yes;
  case Op::Const:
    return Tristate::No;
  case Op::Param: {
    auto [Outer, Value] = outermost(In, Point);
    return Outer == In ? Tristate::Unknown : renewed(Outer, Value, Where, Depth + 1);
  }
  case Op::Local: {
    if (V.Name)
      return Tristate::Unknown;
    Tristate Result = Tristate::Unknown;
    for (ir::InstId Id = 0; Id < Here.Insts.size(); ++Id) {
      const ir::Inst &I = Here.Insts[Id];
      if (!assigns(Here, I, V.Index))
        continue;
      Place Inner;
      Tristate Each = renewed(In, I.Source, Inner, Depth + 1);
      if (Each == Tristate::Yes && !within({In, Id})) {
        Result = Result == Tristate::Yes ? Result : Tristate::No;
        continue;
      }
      if (Each == Tristate::Yes)
        Where = Index.place(In, I.Where);
      if (Each != Tristate::Unknown && Result != Tristate::Yes)
        Result = Each;
    }
    return Result;
  }
  case Op::Add:
  case Op::Sub:
  case Op::Cast:
  case Op::Mul:
  case Op::Div: {
    Tristate A = renewed(In, V.A, Where, Depth + 1);
    if (A == Tristate::Yes || !V.B || V.Op == Op::Sub)
      return A;
    Tristate B = renewed(In, V.B, Where, Depth + 1);
    return B == Tristate::Yes ? B : A == Tristate::Unknown ? A : B;
  }
  default:
    return Tristate::Unknown;
  }
}

/// A limit that the model calls a point in time. Extraction turns `now + 5 s` to 5 s;
/// any other point has the present time taken off.
void Describer::limit(Site At, ir::ValueId Span, const Place &Set) {
  link::Attempt &A = C->Attempt;
  const ir::Function &Here = *Index.body(At.In).Function;
  const ir::Value &V = Here.Values[Span];
  Place Where = Set;
  if (!within(At))
    A.DeadlineRenewed = Tristate::No;
  else if (V.Op == Op::Sub && Here.Values[V.B].Op == Op::Now)
    A.DeadlineRenewed = renewed(At.In, V.A, Where, 0);
  else if (V.Op == Op::Mul && V.A && Here.Values[V.A].Op == Op::Sub &&
           Here.Values[Here.Values[V.A].B].Op == Op::Now)
    A.DeadlineRenewed = renewed(At.In, Here.Values[V.A].A, Where, 0);
  else
    A.DeadlineRenewed = Tristate::Yes;
  A.DeadlineWhere = Where;
}

/// A deadline that is computed on each way round and handed to the call.
void Describer::deadlineArgument() {
  const ir::Inst &I = inst(Group.Site);
  for (ir::ValueId Arg : I.Args) {
    const ir::Value *V = &F.Values[Arg];
    Place Where = C->Attempt.Where;
    while ((converts(V->Op) || V->Op == Op::Address) && V->A)
      V = &F.Values[V->A];
    bool Later = V->Op == Op::Add;
    if (V->Op == Op::Local && !V->Name)
      for (const ir::Inst &Each : F.Insts)
        if (assigns(F, Each, V->Index))
          Later = Later || F.Values[Each.Source].Op == Op::Add;
    if (!Later || renewed(Group.Site.In, ir::ValueId(V - F.Values.data()), Where, 0) !=
                      Tristate::Yes)
      continue;
    C->Attempt.DeadlineRenewed = Tristate::Yes;
    C->Attempt.DeadlineWhere = Where;
    return;
  }
}

static bool saysLikeKey(std::string_view Text) {
  return hasAny(Text, {"idempoten", "request-id", "requestid", "request_id", "transaction-id",
                       "dedup", "if-match", "if-none-match"});
}

/// A key that makes repeats harmless goes by its header's name. One that is made within
/// the cycle may be another one each time.
void Describer::key(const HandleUse &Use) {
  std::vector<FunctionId> Functions = around();
  for (const OptionSet &Each : Use.Options)
    if (std::find(Functions.begin(), Functions.end(), Each.Site.In) == Functions.end())
      Functions.push_back(Each.Site.In);
  C->Attempt.IdempotencyKey = Tristate::No;
  for (FunctionId Id : Functions) {
    const Body &B = Index.body(Id);
    for (const ir::Value &V : B.Function->Values) {
      std::string_view Text = V.Name ? B.Unit->str(V.Name) : "";
      if (Text.starts_with('#') || !saysLikeKey(Text))
        continue;
      C->Attempt.IdempotencyKey = Tristate::Unknown;
      return;
    }
  }
}

void Describer::handle() {
  link::Attempt &A = C->Attempt;
  const Event &Root = *Worst->Root;
  A.Idempotent = A.Model.Idempotent;
  auto [In, Value] = handleValue();
  Variable Handle = E.Uses.variable(In, Value);
  HandleUse Use;
  bool Known = Handle.valid() && Handle.Kind != Op::Param;
  if (Handle.valid())
    Use = E.Uses.handle(Handle);
  Options = Use.Options;
  const ir::Inst &Call = inst(Root.Site);
  if (A.Model.Timeout.Present() && A.Model.Timeout.Absolute && Call.Timeout)
    limit(Root.Site, Call.Timeout, Index.place(Root.Site.In, Call.Where));
  Tristate Safe = Tristate::Unknown;
  bool Mixed = false;
  std::string_view Method;
  for (const OptionSet &Each : Use.Options) {
    const Body &B = Index.body(Each.Site.In);
    const ir::Inst &I = inst(Each.Site);
    const ir::Value *V = &B.Function->Values[I.Source];
    std::optional<double> Span;
    if (limits(E, Each, Span)) {
      A.HasTimeout = Tristate::Yes;
      if (Span && !A.Timeout)
        A.Timeout = link::Span{*Span};
      const ir::Inst *Setter = E.Uses.setter(Each.Site);
      const ir::FunctionSummary *Model = Setter ? Index.model(Each.Site.In, *Setter) : nullptr;
      if (Model)
        for (const ir::Setting &S : Model->Settings)
          if (S.Attribute == "timeout" && S.Absolute)
            limit(Each.Site, I.Source, Index.place(Each.Site.In, I.Where));
    }
    // What the library does by itself is what it was told to do.
    if (Each.Attribute == "#retries") {
      std::int32_t &Own = A.Model.BuiltInAttempts;
      if (V->Op != Op::Const)
        Own = 0;
      else if (Own > 0 || V->Int == 0)
        Own = V->Int >= 0 && V->Int < 1000 ? std::int32_t(V->Int) + 1 : Own;
    }
    if (Each.Attribute == "#local")
      A.Local = Tristate::Yes;
    if (Each.Attribute == "#idempotent" && V->Op == Op::Const) {
      Tristate Says = V->Int ? Tristate::Yes : Tristate::No;
      Mixed = Mixed || (Safe != Tristate::Unknown && Safe != Says);
      Safe = Says;
    }
    if (Each.Attribute == "#blocks" && !(V->Op == Op::Const && !V->Int))
      A.Blocks = Tristate::Yes;
    if (Each.Attribute == "#method")
      Method = V->Op == Op::String ? B.Unit->str(V->Name) : std::string_view("?");
  }
  // The system ends a connect by itself, and a timer of the program's an asynchronous
  // attempt.
  bool Ends = A.Model.ConnectOnly == Tristate::Yes || Root.Kind != EventKind::Attempt ||
              Call.Awaited;
  if (A.Model.DefaultTimeout < 0 && A.HasTimeout == Tristate::Unknown && !Ends && Known &&
      Use.Made && !Use.Escapes)
    A.HasTimeout = Tristate::No;
  if (A.DeadlineRenewed == Tristate::Unknown)
    deadlineArgument();
  // What the request says of itself counts for more than what the call says.
  if (Method == "POST" || Method == "PATCH")
    A.Idempotent = Tristate::No;
  else if (Method == "?")
    A.Idempotent = Tristate::Unknown;
  else if (!Method.empty())
    A.Idempotent = Tristate::Yes;
  else if (Mixed)
    A.Idempotent = Tristate::Unknown;
  else if (Safe != Tristate::Unknown)
    A.Idempotent = Safe;
  if (A.Idempotent == Tristate::No)
    key(Use);
}

} // namespace retrylint::link
