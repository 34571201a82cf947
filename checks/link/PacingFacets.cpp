#include "link/Describer.h"

#include <algorithm>
#include <cmath>

namespace retrylint::link {

using ir::Op;

bool Describer::cappedByTest() const {
  for (PlaceId Place : Moved) {
    bool Grows = false, Stops = false;
    for (const Lap &L : Group.Laps) {
      const TermId *Held = L.End.Env.find(Place);
      bool SelfMade = Held && *Held != 0 && mentions(*Held, Place) &&
                      !(T[*Held].Kind == TermKind::Symbol);
      Grows = Grows || SelfMade;
      if (SelfMade)
        continue;
      for (const Test &Each : L.End.Tests) {
        const Term &X = T[Each.Condition];
        if (X.Kind == TermKind::Operation && isOrder(X.Op) &&
            mentions(Each.Condition, Place))
          Stops = true;
      }
    }
    if (Grows && Stops)
      return true;
  }
  return false;
}

bool Describer::mentions(TermId Id, PlaceId Place) const {
  bool Found = false;
  T.visit(Id, [&](TermId, const Term &X) {
    Found = Found || (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry &&
                      X.Name == Place);
  });
  return Found;
}

bool Describer::readsGrowingField(TermId Id) const {
  bool Found = false;
  T.visit(Id, [&](TermId, const Term &X) {
    NameId Name = 0;
    if (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry)
      Name = T.place(X.Name).Name;
    if (X.Kind == TermKind::Operation && X.Op == Op::Field)
      Name = X.Name;
    Found = Found || (Name && Index.stored(Name).SelfUpdate &&
                      !(X.Kind == TermKind::Symbol && moved(X.Name)));
  });
  return Found;
}

void Describer::pacing() {
  C->Waits = Numbers.Hot == Tristate::Yes  ? Tristate::No
             : Numbers.Hot == Tristate::No ? Tristate::Yes
                                           : Tristate::Unknown;
  if (C->Waits == Tristate::No)
    return zeroWaits();
  bool TestCap = cappedByTest();
  for (const WaitTrace &Trace : Numbers.Waits)
    C->Delays.push_back(delay(Trace, TestCap));
}

void Describer::zeroWaits() {
  for (std::size_t At = Worst->RootAt; At < Worst->End.Events.size(); ++At) {
    const Event &Each = *Worst->End.Events[At];
    bool Sleeps = Each.Kind == EventKind::Wait && Each.Wait == WaitKind::Blocking;
    if ((!Sleeps && Each.Kind != EventKind::Timer) || !Each.Delay)
      continue;
    Delay D;
    D.Where = where(Each.Site);
    D.Call = nameOf(Each.Site);
    D.Kind = Sleeps ? Each.Wait : WaitKind::Timer;
    D.Growth = Growth::Constant;
    D.First = Span{0};
    C->Delays.push_back(std::move(D));
    // It is there, whatever it is worth.
    C->Waits = Tristate::Unknown;
  }
}

Delay Describer::delay(const WaitTrace &Trace, bool TestCap) {
  Delay D;
  const Event &Wait = *Trace.Wait;
  // A sleep in a helper is told where the cycle calls the helper.
  bool Helper = Group.Back == Back::Loop && Wait.Kind == EventKind::Wait &&
                !Wait.Via.empty() && Wait.Via.front().In == Group.Site.In;
  D.Where = where(Helper ? Wait.Via.front() : Wait.Site);
  D.Call = nameOf(Wait.Site);
  D.Kind = Wait.Kind == EventKind::Timer ? WaitKind::Timer : Wait.Wait;
  D.InCallback = Tristate::Unknown;
  std::uint16_t Taint = 0;
  bool Known = true, Capped = false, Overflow = false;
  for (const Number &N : Trace.Values) {
    Taint |= N.Taint;
    Known = Known && N.Known;
    Capped = Capped || N.Capped;
    if (N.Floored)
      D.HasFloor = Tristate::Yes;
  }
  const Term &Given = T[Wait.Delay];
  // For ever, until something happens: how long that is nobody knows.
  if (!Wait.Delay || (Given.Kind == TermKind::Const && Given.Int < 0))
    Taint |= TaintHavoc;
  constexpr std::uint16_t Foggy = TaintHavoc | TaintCall | TaintParam | TaintVolatile |
                                  TaintNow | TaintError;
  bool Random = Taint & TaintRandom;
  // A parameter that scales what moves hides how long, but not how it grows.
  bool Scaled = (Taint & Foggy) == TaintParam && mentionsMoved(Wait.Delay);
  bool Fog = (Taint & Foggy) && !Scaled;
  D.Jittered = Random ? Tristate::Yes : Fog ? Tristate::Unknown : Tristate::No;
  D.ServerDirected = Taint & TaintServer ? Tristate::Yes
                     : Fog               ? Tristate::Unknown
                                         : Tristate::No;
  bool FieldGrows = readsGrowingField(Wait.Delay);
  // Waits as they come; a random part is its middle.
  std::vector<double> Values;
  double Slices = slices(Wait);
  for (const Number &N : Trace.Values)
    Values.push_back(N.Value * Slices);
  if (Numbers.Guarded && TestCap && Values.size() > 6)
    Values.resize(6);
  bool Trusted = !(Numbers.Guarded && TestCap);
  if (Known && !Random)
    for (std::size_t I = 0; I < Values.size() && I < 64; ++I)
      D.Sequence.push_back({Values[I]});
  if (!FieldGrows)
    D.Growth = growth(Values, Fog, D, mentionsTable(Wait.Delay));
  if (Scaled)
    D.Increment.reset();
  if (!Values.empty() && (Known || (Random && !Fog)) && Values[0] >= 0)
    D.First = Span{Values[0]};
  if (!Trace.Values.empty() && !Trace.Values[0].Known && !Random)
    D.First.reset();
  bool Plateau = Values.size() >= 4 && Known &&
                 Values.back() == Values[Values.size() - 2] &&
                 Values.back() > Values.front();
  if (Plateau)
    D.Cap = Span{*std::max_element(Values.begin(), Values.end())};
  D.Capped = Capped || TestCap || Plateau ? Tristate::Yes
             : FieldGrows || Fog || Scaled ? Tristate::Unknown
                                          : Tristate::No;
  if (Trusted)
    for (std::size_t I = 0; I < Trace.Values.size() && !Overflow; ++I)
      if (Trace.Values[I].Overflow) {
        Overflow = true;
        D.OverflowAt = Trace.Turns[I];
        D.OverflowWhere = overflowWhere(D.Where);
      }
  D.GrowthWhere = D.Where;
  if (Assignment Growth = growthOf(Wait.Delay); Growth.Inst) {
    D.GrowthWhere = Index.place(Growth.In, Growth.Inst->Where);
    D.Step = growthStep(Growth, Wait.Site);
  }
  exponent(Trace, Slices, D);
  D.AfterLast = std::find(Numbers.AfterLast.begin(), Numbers.AfterLast.end(), Wait.Site) !=
                        Numbers.AfterLast.end()
                    ? Tristate::Yes
                : Numbers.LastKnown ? Tristate::No
                                    : Tristate::Unknown;
  if (Random)
    jitter(Wait.Delay, D);
  if (D.ServerDirected == Tristate::Yes)
    serverLimits(Trace, D);
  outside(Wait, D);
  resets(Wait, D);
  return D;
}

/// How often a loop that counts from one constant to another goes round; 1 for others.
static double turns(const ir::Function &F, const Loop &L) {
  const ir::Block &Header = F.Blocks[L.Header];
  if (Header.Terminator != ir::TerminatorKind::Branch)
    return 1;
  const ir::Value &Test = F.Values[Header.Condition];
  auto Strip = [&](ir::ValueId Id) -> const ir::Value & { return F.Values[withoutCasts(F, Id)]; };
  if (Test.Op != Op::Lt && Test.Op != Op::Le)
    return 1;
  const ir::Value &Counter = Strip(Test.A), &End = Strip(Test.B);
  if (Counter.Op != Op::Local || Counter.Name || End.Op != Op::Const)
    return 1;
  std::optional<double> Start, Step;
  for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
    for (ir::InstId Id : F.Blocks[Block].Insts) {
      const ir::Inst &I = F.Insts[Id];
      if (!assigns(F, I, Counter.Index))
        continue;
      const ir::Value &From = Strip(I.Source);
      if (!L.Blocks[Block]) {
        if (From.Op == Op::Const)
          Start = double(From.Int);
      } else if (!Step && From.Op == Op::Add && Strip(From.A).Op == Op::Local &&
                 Strip(From.A).Index == Counter.Index && Strip(From.B).Op == Op::Const)
        Step = double(Strip(From.B).Int);
      else
        return 1;
    }
  if (!Start || !Step || *Step <= 0)
    return 1;
  double Span = double(End.Int) + (Test.Op == Op::Le) - *Start;
  return Span > 0 ? std::ceil(Span / *Step) : 1;
}

double Describer::slices(const Event &Wait) {
  double Result = 1;
  std::vector<Site> Sites = Wait.Via;
  Sites.push_back(Wait.Site);
  for (const Site &Each : Sites) {
    const ir::Function &In = *Index.body(Each.In).Function;
    for (const Loop &L : E.loops(Each.In))
      if (L.holds(In, Each.At) &&
          !(Each.In == Group.Site.In && L.holds(In, Group.Site.At)))
        Result *= turns(In, L);
  }
  return Result;
}

Place Describer::overflowWhere(const Place &Default) {
  for (const ir::Inst &I : F.Insts) {
    if (I.Kind != ir::InstKind::Assign || !I.Source)
      continue;
    State Nothing;
    bool Found = false;
    T.visit(E.eval(Group.Site.In, I.Source, Nothing), [&](TermId Id, const Term &X) {
      Found = Found || (X.Kind == TermKind::Operation &&
                        (X.Op == Op::Shl || X.Op == Op::Mul || X.Op == Op::Pow) &&
                        mentionsMoved(Id));
    });
    if (Found)
      return Index.place(Group.Site.In, I.Where);
  }
  return Default;
}

Describer::Assignment Describer::growthOf(TermId Delay) {
  for (FunctionId Id : around())
    for (const ir::Inst &I : Index.body(Id).Function->Insts) {
      if (I.Kind != ir::InstKind::Assign || !I.Source)
        continue;
      State Nothing;
      PlaceId Place = E.placeOf(Id, I.Target, Nothing);
      if (!Place || !moved(Place) || !mentions(Delay, Place))
        continue;
      const Term &Made = T[E.eval(Id, I.Source, Nothing)];
      if (Made.Kind == TermKind::Operation && Made.Op != Op::Add &&
          (mentions(Made.A, Place) || mentions(Made.B, Place)))
        return {Id, &I};
    }
  return {};
}

bool Describer::mentionsTable(TermId Id) const {
  bool Found = false;
  T.visit(Id, [&](TermId, const Term &X) {
    Found = Found || (X.Kind == TermKind::Operation && X.Op == Op::Element);
  });
  return Found;
}

Growth Describer::growth(const std::vector<double> &All, bool Fog, Delay &D, bool Table) {
  if (Fog)
    return Growth::Unknown;
  // What starts over does not grow.
  for (std::size_t Period = 2; Period * 2 <= All.size(); ++Period)
    if (All[0] != All[Period - 1] &&
        std::equal(All.begin() + long(Period), All.end(), All.begin()))
      return Growth::Constant;
  // Up to the plateau or the overflow.
  std::vector<double> Values;
  for (double V : All) {
    if (!Values.empty() && (V < Values.back() || (Values.size() > 2 && V == Values.back() &&
                                                 V != Values.front())))
      break;
    Values.push_back(V);
  }
  if (All.size() < 2)
    return Growth::Unknown;
  if (Table)
    return Growth::Table;
  if (Values.size() < 2)
    return Growth::Shrinking;
  if (Values.front() == Values.back())
    return std::all_of(All.begin(), All.end(), [&](double V) { return V == All[0]; })
               ? Growth::Constant
               : Growth::Unknown;
  std::size_t N = Values.size();
  // A first wait of zero, or one that is set apart, says nothing of the growth.
  std::size_t From = Values[0] == 0 && N > 2 ? 1 : 0;
  double Ratio = Values[N - 1] / std::max(Values[N - 2], 1e-9);
  double Step = Values[N - 1] - Values[N - 2];
  if (N - From >= 3) {
    double Step2 = Values[N - 2] - Values[N - 3];
    if (std::fabs(Step - Step2) <= 0.01 * std::fabs(Step)) {
      D.Increment = Span{Step};
      return Growth::Linear;
    }
  }
  // The ratio of the last full step: the one before a cap may cut the last short.
  if (N - From >= 3) {
    double Ratio2 = Values[N - 2] / std::max(Values[N - 3], 1e-9);
    Ratio = std::max(Ratio, Ratio2);
  }
  D.Factor = Ratio;
  return Growth::Exponential;
}

} // namespace retrylint::link
