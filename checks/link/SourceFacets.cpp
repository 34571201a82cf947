//===- SourceFacets.cpp - Where a delay's value comes from ----------------===//

#include "link/Describer.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;
using ir::Role;

std::vector<FunctionId> Describer::around() const {
  std::vector<FunctionId> Functions{Group.Site.In};
  auto Add = [&](FunctionId Id) {
    if (std::find(Functions.begin(), Functions.end(), Id) == Functions.end())
      Functions.push_back(Id);
  };
  for (const Hop &Each : Worst->Hops)
    Add(Each.Handler);
  for (const EventRef &Each : Worst->End.Events) {
    Add(Each->Site.In);
    for (const Site &Via : Each->Via)
      Add(Via.In);
  }
  return Functions;
}

namespace {
bool isParsed(const ir::FunctionSummary *Model) {
  return Model && Model->Role == Role::Inspect && Model->Returns == ir::Returns::Parsed;
}
} // namespace

/// Follows an expression back to a number that is read from text.
/// \param Floored  set where it is limited on the way
Place Describer::parsed(FunctionId In, ir::ValueId Value, bool &Floored,
                        unsigned Depth) const {
  if (!Value || Depth > 8)
    return {};
  const Body &B = Index.body(In);
  const ir::Function &Here = *B.Function;
  const ir::Value &V = Here.Values[Value];
  Floored = Floored || V.Op == Op::Max || V.Op == Op::Clamp ||
            (V.Op == Op::Select && isComparison(Here.Values[V.A].Op));
  if (V.Op == Op::Result) {
    const ir::Inst &I = Here.Insts[V.Index];
    return isParsed(Index.model(In, I)) ? Index.place(In, I.Where) : Place();
  }
  if (V.Op == Op::Local && !V.Name)
    return parsedLocal(In, V.Index, Floored, Depth + 1);
  if (V.Op == Op::Field || V.Op == Op::Global || V.Op == Op::Param)
    return {};
  for (ir::ValueId Each : {V.A, V.B})
    if (Place Found = parsed(In, Each, Floored, Depth + 1); Found.valid())
      return Found;
  for (ir::ValueId Each : V.Operands)
    if (Place Found = parsed(In, Each, Floored, Depth + 1); Found.valid())
      return Found;
  return {};
}

Place Describer::parsedLocal(FunctionId In, std::uint32_t Local, bool &Floored,
                             unsigned Depth) const {
  const ir::Function &Here = *Index.body(In).Function;
  auto IsIt = [&](ir::ValueId Id) {
    const ir::Value &V = Here.Values[withoutCasts(Here, Id)];
    return Id && V.Op == Op::Local && !V.Name && V.Index == Local;
  };
  // Whoever compares it with something may have refused or mended it.
  for (const ir::Value &V : Here.Values)
    Floored = Floored || (isComparison(V.Op) && (IsIt(V.A) || IsIt(V.B))) ||
              (V.Op == Op::Not && IsIt(V.A));
  for (const ir::Inst &I : Here.Insts)
    if (I.Kind == ir::InstKind::Assign && I.Source && IsIt(I.Target))
      if (Place Found = parsed(In, I.Source, Floored, Depth + 1); Found.valid())
        return Found;
  return {};
}

/// A field that is given a number from a text, and compared with nothing.
Place Describer::parsedField(NameId Field, bool &Floored) const {
  Place Found;
  for (FunctionId In : E.Uses.of(Field)) {
    const Body &B = Index.body(In);
    const ir::Function &Here = *B.Function;
    auto IsIt = [&](ir::ValueId Id) {
      const ir::Value &V = Here.Values[withoutCasts(Here, Id)];
      return (V.Op == Op::Field || V.Op == Op::Global) && V.Name &&
             Index.name(B.UnitIndex, V.Name) == Field;
    };
    for (const ir::Value &V : Here.Values) {
      bool Limits = isOrder(V.Op) || V.Op == Op::Max || V.Op == Op::Clamp;
      Floored = Floored || (Limits && ((V.A && IsIt(V.A)) || (V.B && IsIt(V.B))));
      // Zero may mean "off".
      Floored = Floored || ((V.Op == Op::Eq || V.Op == Op::Ne) && V.A && IsIt(V.A)) ||
                (V.Op == Op::Not && V.A && IsIt(V.A));
    }
    for (const ir::Inst &I : Here.Insts)
      if (I.Kind == ir::InstKind::Assign && I.Source && IsIt(I.Target) && !Found.valid())
        Found = parsed(In, I.Source, Floored, 0);
  }
  return Found;
}

/// A test says that a value is more than a number above zero, fractions too.
bool Describer::saysAbove(const Test &Each, TermId Id) const {
  const Term &X = T[Each.Condition];
  if (Each.Handler || X.Kind != TermKind::Operation || !isOrder(X.Op))
    return false;
  auto Positive = [&](TermId Side) {
    return T[Side].Kind == TermKind::Real ? T[Side].Real > 0
                                          : T[Side].Kind == TermKind::Const && T[Side].Int > 0;
  };
  auto Is = [&](TermId Side) {
    bool Found = false;
    T.visit(Side, [&](TermId Part, const Term &) { Found = Found || Part == Id; });
    return Found;
  };
  bool More = (X.Op == Op::Gt || X.Op == Op::Ge) == Each.Taken;
  return More ? Is(X.A) && Positive(X.B) : Positive(X.A) && Is(X.B);
}

/// A test on the way in, or on each way round that waits for it, keeps a value above zero.
bool Describer::keptAboveZero(TermId Id, Site Wait) const {
  State Before;
  Before.Known = Group.Known;
  if (E.rangeOf(Id, Before).Low > 0)
    return true;
  bool Kept = true;
  eachWait(Wait, [&](const Lap &L, const Event &Each) {
    bool Waited = false;
    T.visit(Each.Delay, [&](TermId Part, const Term &) { Waited = Waited || Part == Id; });
    Kept = Kept && (!Waited || E.rangeOf(Id, L.End).Low > 0 ||
                    std::ranges::any_of(L.End.Tests, [&](const Test &Test) {
                      return saysAbove(Test, Id);
                    }));
  });
  return Kept;
}

/// What one call waits, on all ways round: a default on one may be a flag on another.
void Describer::outside(const Event &Wait, Delay &D) {
  bool Read = false, Limited = true;
  eachWait(Wait.Site, [&](const Lap &, const Event &Each) {
    bool Here = false, Floor = false;
    T.visit(Each.Delay, [&](TermId Id, const Term &X) {
      Floor = Floor || (X.Kind == TermKind::Operation && (X.Op == Op::Max || X.Op == Op::Clamp));
      if (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::CallResult &&
          (T.taint(Id) & TaintText)) {
        Here = true;
        Floor = Floor || keptAboveZero(Id, Wait.Site);
        for (FunctionId In : around())
          for (const ir::Inst &I : Index.body(In).Function->Insts)
            if (!D.OutsideWhere.valid() && I.Kind == ir::InstKind::Call &&
                isParsed(Index.model(In, I)) &&
                (!X.Name || Index.name(Index.body(In).UnitIndex, I.Name) == X.Name))
              D.OutsideWhere = Index.place(In, I.Where);
      }
      if (X.Kind != TermKind::Symbol || X.Symbol != SymbolKind::Entry || moved(X.Name))
        return;
      const PlaceKey &Key = T.place(X.Name);
      bool Floored = false;
      Place Found = Key.Kind == PlaceKind::Local
                        ? parsedLocal(Key.Function, Key.Index, Floored, 0)
                    : Key.Kind == PlaceKind::Field || Key.Kind == PlaceKind::Global
                        ? parsedField(Key.Name, Floored)
                        : Place();
      if (!Found.valid())
        return;
      Here = true;
      D.OutsideWhere = Found;
      Floor = Floor || Floored || keptAboveZero(Id, Wait.Site);
    });
    Read = Read || Here;
    Limited = Limited && (!Here || Floor);
  });
  if (!Read)
    return;
  D.FromOutside = Tristate::Yes;
  if (Limited)
    D.HasFloor = Tristate::Yes;
  else if (D.HasFloor == Tristate::Unknown)
    D.HasFloor = Tristate::No;
}

/// The server's wish is limited by what is computed with it, or by a test.
void Describer::serverLimits(const WaitTrace &Trace, Delay &D) {
  const Event &Wait = *Trace.Wait;
  bool Capped = std::any_of(Trace.Values.begin(), Trace.Values.end(),
                            [](const Number &N) { return N.Capped; });
  std::vector<TermId> Asked;
  T.visit(Wait.Delay, [&](TermId Id, const Term &X) {
    Capped = Capped || (X.Kind == TermKind::Operation &&
                        (X.Op == Op::Min || X.Op == Op::Clamp || X.Op == Op::Select));
    if (X.Kind == TermKind::Symbol && (T.taint(Id) & TaintServer)) {
      Asked.push_back(Id);
      if (X.Symbol != SymbolKind::CallResult || (X.A || X.B))
        Capped = true; // what a function made of it may be limited there
    }
  });
  for (const Lap &L : Group.Laps)
    for (const Test &Each : L.End.Tests)
      T.visit(Each.Condition, [&](TermId Id, const Term &) {
        Capped = Capped || std::find(Asked.begin(), Asked.end(), Id) != Asked.end();
      });
  if (!Capped && !Asked.empty())
    D.Capped = Tristate::No;
  for (FunctionId In : around())
    for (const ir::Inst &I : Index.body(In).Function->Insts)
      if (const ir::FunctionSummary *Model = Index.model(In, I))
        if (I.Kind == ir::InstKind::Call && Model->Role == Role::RetryAfter &&
            !D.OutsideWhere.valid())
          D.OutsideWhere = Index.place(In, I.Where);
}

/// Whether an expression is, or contains, a draw.
static bool draws(const ir::Function &F, ir::ValueId Id, unsigned Depth = 0) {
  if (!Id || Depth > 12)
    return false;
  const ir::Value &V = F.Values[Id];
  if (V.Op == Op::Random || draws(F, V.A, Depth + 1) || draws(F, V.B, Depth + 1))
    return true;
  return std::any_of(V.Operands.begin(), V.Operands.end(),
                     [&](ir::ValueId Each) { return draws(F, Each, Depth + 1); });
}

void Describer::jitter(TermId Wait, Delay &D) {
  FunctionId In = ir::None;
  T.visit(Wait, [&](TermId, const Term &X) {
    if (X.Kind != TermKind::Random)
      return;
    D.JitterQuality = ir::RandomQuality(X.Int);
    In = Index.definition(X.Name);
  });
  if (In == ir::None)
    return;
  const ir::Function &Here = *Index.body(In).Function;
  for (const ir::Inst &I : Here.Insts) {
    bool Found = draws(Here, I.Source) || draws(Here, I.Delay);
    for (ir::ValueId Arg : I.Args)
      Found = Found || draws(Here, Arg);
    if (!Found)
      continue;
    D.JitterWhere = Index.place(In, I.Where);
    break;
  }
  seed(In, D);
}

/// How good a seed is. What is not known (a host's name, a process's number) may tell
/// one client from another.
ir::RandomQuality Describer::seededWith(const ir::Function &In, ir::ValueId Given,
                                        unsigned Depth) const {
  using Quality = ir::RandomQuality;
  if (!Given || Depth > 8)
    return Quality::Unknown;
  auto Both = [](Quality A, Quality B) {
    if (A == Quality::Unknown || B == Quality::Unknown)
      return Quality::Unknown;
    return A == Quality::TimeSeed ? A : B;
  };
  const ir::Value &V = In.Values[Given];
  switch (V.Op) {
  case Op::Const:
    return Quality::Constant;
  case Op::Now:
    return Quality::TimeSeed;
  case Op::Local: {
    std::optional<Quality> Result;
    for (const ir::Inst &I : In.Insts)
      if (!V.Name && assigns(In, I, V.Index)) {
        Quality Each = seededWith(In, I.Source, Depth + 1);
        Result = Result ? Both(*Result, Each) : Each;
      }
    return Result.value_or(Quality::Unknown);
  }
  case Op::Cast:
    return seededWith(In, V.A, Depth + 1);
  default:
    return V.A && V.B ? Both(seededWith(In, V.A, Depth + 1), seededWith(In, V.B, Depth + 1))
                      : Quality::Unknown;
  }
}

/// Where the generator of a draw is seeded: in its function, else where its class is
/// made.
void Describer::seed(FunctionId Draws, Delay &D) {
  using Quality = ir::RandomQuality;
  std::vector<FunctionId> Functions{Draws};
  const Body &B = Index.body(Draws);
  if (B.Function->Class)
    for (FunctionId Id = 1; Id < Index.size(); ++Id)
      if (Index.body(Id).Unit == B.Unit && Index.body(Id).Function->Class == B.Function->Class &&
          Index.body(Id).Function->Kind == ir::FunctionKind::Constructor)
        Functions.push_back(Id);
  for (FunctionId In : Functions) {
    const ir::Function &Here = *Index.body(In).Function;
    for (const ir::Inst &I : Here.Insts) {
      const ir::FunctionSummary *Model =
          I.Kind == ir::InstKind::Call ? Index.model(In, I) : nullptr;
      if (!Model || Model->Role != Role::Seed)
        continue;
      // A generator that all draws share, and that goes by no name.
      if (D.JitterQuality == Quality::Unknown && !I.Receiver && !I.Args.empty())
        D.JitterQuality = seededWith(Here, I.Args[0]);
      const ir::Value *Given = I.Args.empty() ? nullptr : &Here.Values[I.Args[0]];
      while (Given && (Given->Op == Op::Cast || Given->Op == Op::Address) && Given->A)
        Given = &Here.Values[Given->A];
      bool Fits = D.JitterQuality == Quality::Constant
                      ? !Given || Given->Op == Op::Const || Given->Op == Op::Local ||
                            Given->Op == Op::Global
                      : Given && Given->Op != Op::Const;
      if (!Fits)
        continue;
      // What it is made with is nothing where it is seeded later.
      const ir::Inst *Last = &I;
      for (const ir::Inst &Later : Here.Insts) {
        const ir::FunctionSummary *Of =
            Later.Kind == ir::InstKind::Call ? Index.model(In, Later) : nullptr;
        if (Of && Of->Role == Role::Seed && I.Receiver && Later.Receiver == I.Receiver)
          Last = &Later;
      }
      D.SeedWhere = Index.place(In, Last->Where);
      generator(In, *Last, D);
      D.Reseeded = In == Draws && !I.Receiver;
      return;
    }
  }
}

/// Whether the server's wish is read: by a call that is modelled, or as a header by
/// its name.
void Describer::retryAfter() {
  Selectivity &S = C->Selectivity;
  std::vector<FunctionId> Functions = around();
  // Methods of the class may read what this one waits; one that makes attempts of its
  // own reads it for those.
  std::vector<std::pair<const ir::Unit *, ir::StringId>> Classes;
  for (FunctionId Id : Functions)
    if (Index.body(Id).Function->Class)
      Classes.emplace_back(Index.body(Id).Unit, Index.body(Id).Function->Class);
  if (!Classes.empty())
    for (FunctionId Id = 1; Id < Index.size(); ++Id)
      if (std::find(Functions.begin(), Functions.end(), Id) == Functions.end() &&
          std::find(Classes.begin(), Classes.end(),
                    std::pair(Index.body(Id).Unit, Index.body(Id).Function->Class)) !=
              Classes.end() &&
          std::none_of(E.summary(Id).Outcomes.begin(), E.summary(Id).Outcomes.end(),
                       [](const Outcome &O) { return O.attempts(); }))
        Functions.push_back(Id);
  bool Perhaps = false;
  for (std::size_t At = 0; At < Functions.size() && At < 200; ++At) {
    FunctionId In = Functions[At];
    const Body &B = Index.body(In);
    for (const ir::Value &V : B.Function->Values)
      if (V.Op == Op::Function && V.Name && Functions.size() < 200) {
        // Handed over: it reads the headers as they come in.
        FunctionId Handed = Index.definition(Index.name(B.UnitIndex, V.Name));
        if (Handed != ir::None &&
            std::find(Functions.begin(), Functions.end(), Handed) == Functions.end())
          Functions.push_back(Handed);
      } else if (V.Op == Op::String && V.Name) {
        if (hasAny(B.Unit->str(V.Name), {"retry-after", "pushback", "ratelimit-reset"})) {
          S.ReadsRetryAfter = Tristate::Yes;
          return;
        }
      }
    for (const ir::Inst &I : B.Function->Insts) {
      if (I.Kind != ir::InstKind::Call)
        continue;
      if (const ir::FunctionSummary *Model = Index.model(In, I))
        if (Model->Role != Role::Unknown) {
          if (Model->Role == Role::RetryAfter) {
            S.ReadsRetryAfter = Tristate::Yes;
            return;
          }
          continue;
        }
      std::vector<FunctionId> Callees = Index.callees(In, I);
      Perhaps = Perhaps || (Callees.empty() &&
                            sounds(B.Unit->str(I.Name), {"retryafter", "retry_after", "backoff",
                                                         "back_off", "delay", "throttl"}));
      for (FunctionId Callee : Callees)
        if (Functions.size() < 200 &&
            std::find(Functions.begin(), Functions.end(), Callee) == Functions.end())
          Functions.push_back(Callee);
    }
  }
  S.ReadsRetryAfter = Perhaps ? Tristate::Unknown : Tristate::No;
}

} // namespace retrylint::link
