//===- ResetFacets.cpp - When backoff starts over -------------------------===//

#include "link/Describer.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;

/// What makes the wait grow: places that some lap makes of their own value.
std::vector<PlaceId> Describer::growingPlaces(TermId Delay) const {
  std::vector<PlaceId> Places;
  for (PlaceId Place : Moved)
    if (mentions(Delay, Place) &&
        std::any_of(Group.Laps.begin(), Group.Laps.end(),
                    [&](const Lap &L) { return isTransformed(L, Place); }))
      Places.push_back(Place);
  return Places;
}

/// The assignment by which a place holds this value.
Place Describer::assignedWhere(PlaceId Target, TermId Value) const {
  std::vector<FunctionId> Functions = around();
  const PlaceKey &Key = T.place(Target);
  if (Key.Kind == PlaceKind::Field || Key.Kind == PlaceKind::Global)
    for (FunctionId Writer : Index.stored(Key.Name).Writers)
      if (std::find(Functions.begin(), Functions.end(), Writer) == Functions.end() &&
          Index.body(Writer).Function->Kind != ir::FunctionKind::Constructor)
        Functions.push_back(Writer);
  for (FunctionId In : Functions)
    for (const ir::Inst &I : Index.body(In).Function->Insts) {
      // What stands before the loop only begins it.
      if (I.Kind != ir::InstKind::Assign || !I.Source ||
          !within({In, ir::InstId(&I - Index.body(In).Function->Insts.data())}))
        continue;
      State Nothing;
      if (E.placeOf(In, I.Target, Nothing) == Target &&
          E.eval(In, I.Source, Nothing) == Value)
        return Index.place(In, I.Where);
    }
  return {};
}

void Describer::resets(const Event &Wait, Delay &D) {
  for (PlaceId Place : growingPlaces(Wait.Delay)) {
    const PlaceKey &Key = T.place(Place);
    bool Lasting = Key.Kind == PlaceKind::Field || Key.Kind == PlaceKind::Global;
    bool ConnectOnly = Worst->Root->Model &&
                       Worst->Root->Model->ConnectOnly == Tristate::Yes;
    // Where success leaves the function for good, its locals are gone.
    if (ConnectOnly && (Lasting || !Group.SuccessWaits.empty()))
      for (const State &S : Group.Fine) {
        const TermId *Held = S.Env.find(Place);
        if (!Held || mentions(*Held, Place) ||
            (T.taint(*Held) & (TaintHavoc | TaintCall | TaintVolatile)))
          continue;
        const Term &Value = T[*Held];
        bool Back = Value.Kind == TermKind::Const || Value.Kind == TermKind::Real ||
                    (Value.Kind == TermKind::Symbol && Value.Symbol == SymbolKind::Entry &&
                     Value.Name != Place);
        // What failure gives it too is where it stops to grow.
        if (!Back || Group.leaves(Place, *Held))
          continue;
        link::Place Where = assignedWhere(Place, *Held);
        if (!Where.valid())
          continue;
        D.ResetEarly = Tristate::Yes;
        D.ResetWhere = Where;
        return;
      }
    if (Lasting && !Key.Base && neverReset(Key))
      D.NeverReset = Tristate::Yes;
  }
}

/// No function but constructors gives the place a value that does not come of its own.
bool Describer::neverReset(const PlaceKey &Key) const {
  // Success has to lead round again: else the object is done with its work.
  if (Group.SuccessWaits.empty())
    return false;
  const Stored &S = Index.stored(Key.Name);
  if (S.Writers.empty())
    return false;
  for (FunctionId In : E.Uses.of(Key.Name)) {
    const Body &B = Index.body(In);
    const ir::Function &Here = *B.Function;
    auto Mentions = [&](ir::ValueId Root) {
      std::vector<ir::ValueId> Todo{Root};
      for (std::size_t I = 0; I < Todo.size() && I < 64; ++I) {
        const ir::Value &V = Here.Values[Todo[I]];
        if ((V.Op == Op::Field || V.Op == Op::Global) && V.Name &&
            Index.name(B.UnitIndex, V.Name) == Key.Name)
          return true;
        for (ir::ValueId Each : {V.A, V.B})
          if (Each)
            Todo.push_back(Each);
        Todo.insert(Todo.end(), V.Operands.begin(), V.Operands.end());
      }
      return false;
    };
    for (const ir::Value &V : Here.Values)
      if (V.Op == Op::Address && V.A && Mentions(V.A))
        return false; // someone may write through it
    for (const ir::Inst &I : Here.Insts) {
      if (I.Kind != ir::InstKind::Assign && I.Kind != ir::InstKind::Forget)
        continue;
      const ir::Value &Target = Here.Values[I.Target];
      if ((Target.Op != Op::Field && Target.Op != Op::Global) || !Target.Name ||
          Index.name(B.UnitIndex, Target.Name) != Key.Name)
        continue;
      if (!I.Source || (!Mentions(I.Source) && Here.Kind != ir::FunctionKind::Constructor))
        return false;
    }
  }
  return true;
}

} // namespace retrylint::link
