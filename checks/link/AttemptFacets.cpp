#include "link/Describer.h"

#include <algorithm>
#include <cmath>

namespace retrylint::link {

using ir::Op;

Tristate Describer::local() const {
  const ir::FunctionSummary *Model = Worst->Root->Model;
  if (Model && (Model->Protocol == "unix" || Model->Protocol == "local"))
    return Tristate::Yes;
  const Body &B = Index.body(Worst->Root->Site.In);
  bool Found = false;
  auto Look = [&](std::string_view Text) {
    Found = Found || saysThisMachine(Text);
  };
  for (ir::ValueId Arg : inst(Worst->Root->Site).Args) {
    const ir::Value *V = &B.Function->Values[Arg];
    // The C library takes addresses as a union of pointers where GNU's extensions are on.
    while (((converts(V->Op) || V->Op == Op::Address) && V->A) ||
           (V->Op == Op::Aggregate && V->Operands.size() == 1))
      V = &B.Function->Values[V->Op == Op::Aggregate ? V->Operands[0] : V->A];
    if (V->Op == Op::String)
      Look(B.Unit->str(V->Name));
    std::string_view Type = B.Unit->str(B.Unit->Types[V->Type].Name);
    Found = Found || Type == "sockaddr_un";
  }
  for (TermId Id : {Worst->TargetBefore, Worst->TargetAfter})
    T.visit(Id, [&](TermId, const Term &X) {
      if (X.Kind == TermKind::Text)
        Look(Index.text(X.Name));
    });
  // INADDR_LOOPBACK, put into an address before the first attempt.
  for (auto &[Place, Value] : Group.Before)
    T.visit(Value, [&](TermId, const Term &X) {
      Found = Found || (X.Kind == TermKind::Const && X.Int == 0x7f000001);
    });
  return Found ? Tristate::Yes : Tristate::Unknown;
}

bool Describer::picksAnother(TermId Id) const {
  bool Found = false;
  T.visit(Id, [&](TermId, const Term &X) {
    if (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::CallResult && !X.Bits &&
        X.Name)
      Found = Found || sounds(Index.text(X.Name),
                              {"next", "pop", "front", "head", "dequeue", "shift",
                               "advance", "pick", "choose", "select_", "rotate"});
    if (X.Kind == TermKind::Operation &&
        (X.Op == Op::Field || X.Op == Op::Element || X.Op == Op::Deref) && mentionsMoved(Id))
      Found = true;
  });
  return Found;
}

bool Describer::mentionsMoved(TermId Id) const {
  bool Found = false;
  T.visit(Id, [&](TermId, const Term &X) {
    Found = Found || (X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry &&
                      moved(X.Name));
  });
  return Found;
}

bool Describer::takesNextItem() const {
  const ir::Inst &Call = inst(Group.Site);
  std::vector<ir::ValueId> Given = Call.Args;
  if (Call.Receiver)
    Given.push_back(Call.Receiver);
  for (const Loop &L : E.loops(Group.Site.In))
    if (L.Header == Group.Header)
      return readsOn(L) ||
             std::ranges::any_of(Given, [&](ir::ValueId Id) { return isNextItem(Id, L); });
  return false;
}

/// A call that puts an item into a local: "iter_next(&Iterator, &Key)", "read(Fd, &Command, ...)".
static bool fillsIn(const ir::Unit &Unit, const ir::Function &F, const ir::Inst &I,
                    std::optional<std::uint32_t> Local = std::nullopt) {
  if (I.Kind != ir::InstKind::Call ||
      !hasWord(Unit.str(I.Name), {"next", "pop", "dequeue", "take", "shift", "read", "recv",
                                  "receive", "getline", "gets", "fgets", "scan", "parse"}))
    return false;
  return std::ranges::any_of(I.Args, [&](ir::ValueId Arg) {
    const ir::Value &V = F.Values[withoutCasts(F, Arg)];
    const ir::Value &Of = F.Values[V.A];
    return V.Op == Op::Address && Of.Op == Op::Local && !Of.Name &&
           (!Local || Of.Index == *Local);
  });
}

/// The loop goes on for as long as another item can be read.
bool Describer::readsOn(const Loop &L) const {
  for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block) {
    const ir::Block &Each = F.Blocks[Block];
    if (!L.Blocks[Block] || Each.Terminator != ir::TerminatorKind::Branch ||
        L.Blocks[Each.Successors[0]] == L.Blocks[Each.Successors[1]])
      continue;
    const ir::Value *V = &F.Values[withoutCasts(F, Each.Condition)];
    while ((V->Op == Op::Not || V->Op == Op::Truth ||
            (isComparison(V->Op) && F.Values[V->B].Op == Op::Const)) && V->A)
      V = &F.Values[withoutCasts(F, V->A)];
    if (V->Op == Op::Result && V->Index != Group.Site.At && L.holds(F, V->Index) &&
        fillsIn(*Index.body(Group.Site.In).Unit, F, F.Insts[V->Index]))
      return true;
  }
  return false;
}

/// Its blocks move a local on by a number, and none takes that back for the same item again.
bool Describer::counts(const Loop &L, std::uint32_t Local) const {
  auto Moves = [&](bool Forwards) {
    return anyInst(F, L.Blocks, [&](ir::InstId, const ir::Inst &I) {
      if (!assigns(F, I, Local))
        return false;
      const ir::Value &Source = F.Values[withoutCasts(F, I.Source)];
      const ir::Value &From = F.Values[withoutCasts(F, Source.A)];
      const ir::Value &By = F.Values[withoutCasts(F, Source.B)];
      return (Source.Op == Op::Add || Source.Op == Op::Sub) && From.Op == Op::Local &&
             !From.Name && From.Index == Local && By.Op == Op::Const && By.Int &&
             ((Source.Op == Op::Add) == (By.Int > 0)) == Forwards;
    });
  };
  return Moves(true) != Moves(false);
}

/// Its blocks move a field on to what is next after it: "Host->At = Host->At->Next".
bool Describer::goesOn(const Loop &L, ir::ValueId Held) const {
  const Body &B = Index.body(Group.Site.In);
  return anyInst(F, L.Blocks, [&](ir::InstId, const ir::Inst &I) {
    if (I.Kind != ir::InstKind::Assign || !I.Source || !samePlace(B, I.Target, B, Held))
      return false;
    ir::ValueId From = withoutCasts(F, I.Source);
    while ((F.Values[From].Op == Op::Field || F.Values[From].Op == Op::Deref) &&
           F.Values[From].A) {
      From = withoutCasts(F, F.Values[From].A);
      if (samePlace(B, From, B, Held))
        return true;
    }
    return false;
  });
}

bool Describer::isNextItem(ir::ValueId Id, const Loop &L, unsigned Depth) const {
  if (!Id || Depth > 6)
    return false;
  const ir::Value *V = &F.Values[Id];
  while ((converts(V->Op) || V->Op == Op::Deref || V->Op == Op::Address ||
          V->Op == Op::Truth || V->Op == Op::Field) && V->A) {
    if (V->Op == Op::Field && goesOn(L, Id))
      return true;
    Id = V->A;
    V = &F.Values[Id];
  }
  if (V->Op == Op::Result) {
    const ir::Inst &Made = F.Insts[V->Index];
    if (!L.holds(F, V->Index))
      return false;
    if (sounds(Index.body(Group.Site.In).Unit->str(Made.Name),
               {"next", "pop", "front", "dequeue", "take", "shift"}))
      return true;
    // What an iterator points at, and what that gives out: "(*it).get()"; what is looked up
    // by the turn's item: "serverOf(Keys[I])".
    return isNextItem(Made.Receiver, L, Depth + 1) ||
           std::ranges::any_of(Made.Args, [&](ir::ValueId Arg) {
             return isNextItem(Arg, L, Depth + 1);
           });
  }
  if (V->Op == Op::Element || V->Op == Op::Add) {
    // "for (NSURL *Mirror in Mirrors)": which it is nobody says, but another each time.
    if (V->Op == Op::Element && V->B && F.Values[V->B].Op == Op::Opaque)
      return true;
    // "Items + I", "Items[I]" where the loop counts I; a table of numbers names no peer.
    ir::TypeKind Kind = Index.body(Group.Site.In).Unit->Types[V->Type].Kind;
    const ir::Value &At = F.Values[withoutCasts(F, V->B)];
    return (Kind == ir::TypeKind::Pointer || Kind == ir::TypeKind::Record) &&
           At.Op == Op::Local && !At.Name && counts(L, At.Index);
  }
  if (V->Op != Op::Local || V->Name)
    return false;
  const ir::Type &Type = Index.body(Group.Site.In).Unit->Types[F.Locals[V->Index].Type];
  bool Number = Type.Kind == ir::TypeKind::Int || Type.Kind == ir::TypeKind::Float;
  return anyInst(F, L.Blocks, [&](ir::InstId At, const ir::Inst &I) {
    if (At != Group.Site.At &&
        fillsIn(*Index.body(Group.Site.In).Unit, F, I, V->Index))
      return true;
    if (!assigns(F, I, V->Index))
      return false;
    const ir::Value &Source = F.Values[withoutCasts(F, I.Source)];
    const ir::Value &From = F.Values[withoutCasts(F, Source.A)];
    // An iterator or a pointer into a list moves on by one; a number only counts, and a
    // text grows.
    bool Step = Source.Op == Op::Add && F.Values[withoutCasts(F, Source.B)].Op == Op::Const;
    if ((Step || Source.Op == Op::Field) && From.Op == Op::Local && From.Index == V->Index)
      return !Number;
    return isNextItem(I.Source, L, Depth + 1);
  });
}

Tristate Describer::sameTarget() const {
  if (Group.Back == Back::Loop && takesNextItem())
    return Tristate::No;
  if (Group.Back == Back::Recursion && std::ranges::all_of(Group.Laps, [&](const Lap &L) {
        return walksOn(L);
      }))
    return Tristate::No;
  Tristate Result = Tristate::Unknown;
  for (const Lap &L : Group.Laps) {
    // The address of a callee's own local says nothing of what it holds.
    bool Hollow = false;
    if (!L.Root->Via.empty() && L.TargetBefore == L.TargetAfter)
      T.visit(L.TargetBefore, [&](TermId, const Term &X) {
        Hollow = Hollow || X.Kind == TermKind::Address;
      });
    if (L.TargetBefore && L.TargetAfter && !Hollow) {
      if (L.TargetBefore == L.TargetAfter) {
        // Fields go by their names: node->host is the same of every node.
        if (handsOverAnother(L))
          return Tristate::No;
        if (Result == Tristate::Unknown)
          Result = Tristate::Yes;
        continue;
      }
      const Term &After = T[L.TargetAfter];
      // One that is drawn may be the same again.
      if (T.taint(L.TargetAfter) & TaintRandom)
        continue;
      constexpr std::uint16_t Foggy =
          TaintHavoc | TaintCall | TaintVolatile | TaintError;
      bool Clear = !((T.taint(L.TargetAfter) | T.taint(L.TargetBefore)) & Foggy);
      if (mentionsMoved(L.TargetAfter) || mentionsMoved(L.TargetBefore) ||
          picksAnother(L.TargetAfter) || Clear) {
        // A number that counts is no other peer.
        if (After.Kind != TermKind::Operation || After.Op != Op::Add || !After.Bits)
          return Tristate::No;
      }
      if (goesThroughPeers(L))
        return Tristate::No;
      continue;
    }
    if (handsOverAnother(L) || goesThroughPeers(L))
      return Tristate::No;
  }
  return Result;
}

bool Describer::walksOn(const Lap &L) const {
  auto Given = [&](std::uint32_t Param) {
    std::vector<ir::ValueId> Todo = inst(Group.Site).Args;
    while (!Todo.empty()) {
      const ir::Value &V = F.Values[Todo.back()];
      Todo.pop_back();
      if (V.Op == Op::Param && !V.Name && V.Index == Param)
        return true;
      for (ir::ValueId Part : {V.A, V.B})
        if (Part)
          Todo.push_back(Part);
    }
    return false;
  };
  for (std::uint32_t P = 0; P < F.Params.size(); ++P) {
    const TermId *Next = L.End.Env.find(T.intern({PlaceKind::Param, Group.Site.In, P, 0, 0}));
    if (!Next)
      continue;
    const Term &X = T[*Next];
    bool Link = X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry &&
                T.place(X.Name).Kind == PlaceKind::Field &&
                sounds(symbolName(Index.text(T.place(X.Name).Name)), {"next", "rest", "tail"});
    const ir::Type &Type = Index.body(Group.Site.In).Unit->Types[F.Params[P].Type];
    bool Step = X.Kind == TermKind::Operation && X.Op == Op::Add &&
                Type.Kind == ir::TypeKind::Pointer;
    if ((Link || Step) && Given(P))
      return true;
  }
  return false;
}

bool Describer::handsOverAnother(const Lap &L) const {
  for (std::size_t I = 0; I < L.ArgsAfter.size() && I < L.ArgsBefore.size(); ++I)
    if (L.ArgsAfter[I] != L.ArgsBefore[I] && L.ArgsAfter[I] &&
        !(T.taint(L.ArgsAfter[I]) & TaintRandom) &&
        (picksAnother(L.ArgsAfter[I]) || picksAnother(L.ArgsBefore[I])))
      return true;
  return false;
}

bool Describer::goesThroughPeers(const Lap &L) const {
  auto Peers = [&](TermId List) {
    const Term &X = T[List];
    NameId Name = X.Kind == TermKind::Operation && X.Op == Op::Field ? X.Name
                  : X.Kind == TermKind::Symbol && X.Symbol == SymbolKind::Entry
                      ? T.place(X.Name).Name
                      : 0;
    return Name && sounds(Index.text(Name), {"server", "host", "url", "addr", "endpoint",
                                             "peer", "broker", "mirror", "node", "uri"});
  };
  bool Found = false;
  for (auto &[Place, Value] : L.End.Env)
    T.visit(Value, [&](TermId, const Term &X) {
      Found = Found || (X.Kind == TermKind::Operation && X.Op == Op::Element &&
                        mentionsMoved(X.B) && Peers(X.A));
    });
  return Found;
}

void Describer::attempt() {
  link::Attempt &A = C->Attempt;
  const Event &Root = *Worst->Root;
  A.Name = nameOf(Root.Site);
  A.Where = where(Group.Site);
  A.Function = std::string(Index.functionName(Group.Site.In));
  if (Root.Model)
    A.Model = *Root.Model;
  // What never began was refused by nobody.
  if (std::ranges::all_of(Group.Laps, [](const Lap &L) { return L.Root->AtOnce; }))
    A.Model.CarriesStatus = Tristate::No;
  A.Local = local();
  A.SameTarget = sameTarget();
  for (const Site &Each : Root.Via)
    A.Through.push_back(nameOf(Each));
  const Term &Timeout = T[Root.Timeout];
  if (Timeout.Kind == TermKind::Real || Timeout.Kind == TermKind::Const) {
    double Given = Timeout.Kind == TermKind::Real ? Timeout.Real : double(Timeout.Int);
    if (Given > 0) {
      A.Timeout = Span{Given};
      A.HasTimeout = Tristate::Yes;
    }
  } else if (Root.Timeout)
    A.HasTimeout = Tristate::Yes;
  if (A.Model.DefaultTimeout > 0 && A.HasTimeout == Tristate::Unknown)
    A.HasTimeout = Tristate::Yes;
  C->Confidence = !Root.Model || Index.byName(inst(Root.Site)) ? Confidence::Low
                  : Root.Via.empty() ? Confidence::High
                                     : Confidence::Medium;
}

void Describer::back() {
  C->Back = Group.Back;
  if (Group.Back == Back::Loop) {
    Place Goto = gotoWhere();
    if (Goto.valid())
      C->Back = Back::Goto;
    C->BackWhere = Goto.valid() ? Goto : loopWhere();
    return;
  }
  Site Again = Group.Again;
  if (Worst->Hops.empty()) {
    C->BackWhere = where(Again);
    return;
  }
  // The restart as seen from the handler: its own call.
  C->BackWhere = where(Again);
  if (Group.Back == Back::Callback && !Worst->Hops.empty() &&
      Worst->Hops.back().Armed->Kind == EventKind::Post)
    C->Back = Back::Queue;
}

Place Describer::gotoWhere() const {
  for (const Loop &L : E.loops(Group.Site.In))
    if (L.Header == Group.Header)
      for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
        if (L.Blocks[Block] && F.Blocks[Block].Terminator == ir::TerminatorKind::Jump &&
            F.Blocks[Block].Where.valid() && !F.Blocks[Block].Successors.empty() &&
            F.Blocks[Block].Successors[0] == Group.Header)
          return Index.place(Group.Site.In, F.Blocks[Block].Where);
  return {};
}

Place Describer::loopWhere() const {
  if (Group.Header == ir::None || Group.Header >= F.Blocks.size())
    return where(Group.Site);
  const ir::Block &Header = F.Blocks[Group.Header];
  if (Header.Where.valid())
    return Index.place(Group.Site.In, Header.Where);
  // The test may stand at the end: do ... while, goto.
  for (const Loop &L : E.loops(Group.Site.In)) {
    if (L.Header != Group.Header)
      continue;
    for (ir::BlockId Block = 0; Block < F.Blocks.size(); ++Block)
      if (L.Blocks[Block])
        for (ir::BlockId To : F.Blocks[Block].Successors)
          if (To == Group.Header && F.Blocks[Block].Where.valid())
            return Index.place(Group.Site.In, F.Blocks[Block].Where);
  }
  return where(Group.Site);
}

} // namespace retrylint::link
