//===- SpotFacets.cpp - Where in a cycle's text a fix can be made ---------===//

#include "link/Describer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace retrylint::link {

using ir::Op;

static bool lies(const ir::Location &Inner, const ir::Location &Outer) {
  return Inner.File == Outer.File && Inner.Offset >= Outer.Offset &&
         Inner.EndOffset <= Outer.EndOffset;
}

/// Visits the values that an instruction begins with.
template <class Visitor> static void forEachRoot(const ir::Inst &I, Visitor Visit) {
  for (ir::ValueId Id :
       {I.CalleeValue, I.Receiver, I.Delay, I.Timeout, I.Target, I.Source})
    Visit(Id);
  for (ir::ValueId Id : I.Args)
    Visit(Id);
  for (const ir::CallbackArg &Each : I.Callbacks)
    Visit(Each.Callee);
}

/// A local is part of a value. \param Of  symbol of the function that declares it, 0 for In
static bool mentionsLocal(const ir::Function &In, ir::ValueId Id, std::uint32_t Index,
                          ir::StringId Of = 0) {
  std::vector<ir::ValueId> Work{Id};
  // Expressions share their parts; no more is looked at than one has.
  for (std::size_t Steps = 0; !Work.empty() && Steps <= In.Values.size(); ++Steps) {
    ir::ValueId Next = Work.back();
    Work.pop_back();
    if (!Next)
      continue;
    const ir::Value &V = In.Values[Next];
    if (V.Op == Op::Local && V.Index == Index && V.Name == Of)
      return true;
    Work.push_back(V.A);
    Work.push_back(V.B);
    Work.insert(Work.end(), V.Operands.begin(), V.Operands.end());
  }
  return !Work.empty();
}

bool Describer::offers(std::string_view Name) const {
  const ir::Unit &Unit = *Index.body(Group.Site.In).Unit;
  return std::ranges::any_of(Unit.Offers,
                             [&](ir::StringId Each) { return Unit.str(Each) == Name; });
}

const ir::Spot *Describer::spot(ir::SpotKind Kind, const ir::Location &Of) const {
  for (const ir::Spot &S : F.Spots)
    if (S.Kind == Kind && S.Of.File == Of.File && S.Of.Offset == Of.Offset && !Of.InMacro)
      return &S;
  return nullptr;
}

const ir::Spot *Describer::bodySpot() const {
  if (Group.Back != Back::Loop)
    return nullptr;
  for (const ir::Spot &S : F.Spots)
    if (S.Kind == ir::SpotKind::Loop && S.Of.Offset == C->BackWhere.At.Offset &&
        Index.place(Group.Site.In, S.Of).File == C->BackWhere.File)
      return &S;
  return nullptr;
}

void Describer::loopBody() {
  const ir::Spot *S = bodySpot();
  if (!S)
    return;
  const ir::Unit &Unit = *Index.body(Group.Site.In).Unit;
  C->Body = LoopBody{Index.place(Group.Site.In, S->Where), std::string(Unit.str(S->Text)),
                     !S->Left};
}

void Describer::exponent(const WaitTrace &Trace, double Slices, Delay &D) {
  if (!Trace.Exponent)
    return;
  const ir::Spot *Found = nullptr;
  FunctionId FoundIn = 0;
  for (FunctionId Id : onTheWay()) {
    const ir::Function &Here = *Index.body(Id).Function;
    for (const ir::Spot &S : Here.Spots) {
      if (S.Kind != ir::SpotKind::Exponent)
        continue;
      bool Moves = std::ranges::any_of(Here.Insts, [&](const ir::Inst &I) {
        if (!lies(S.Where, I.Where))
          return false;
        bool Has = false;
        for (ir::ValueId Id2 : {I.Source, I.Delay}) {
          if (!Id2)
            continue;
          State Nothing;
          T.visit(E.eval(Id, Id2, Nothing), [&](TermId, const Term &X) {
            Has = Has || (X.Kind == TermKind::Operation &&
                          (X.Op == Op::Shl || X.Op == Op::Pow) && mentionsMoved(X.B));
          });
        }
        return Has;
      });
      if (!Moves)
        continue;
      // Which of two it is nobody knows.
      if (Found)
        return;
      Found = &S;
      FoundIn = Id;
    }
  }
  if (!Found)
    return;
  const ir::Unit &Unit = *Index.body(FoundIn).Unit;
  Exponent Made;
  Made.Where = Index.place(FoundIn, Found->Where);
  Made.Text = Unit.str(Found->Text);
  Made.Type = Unit.str(Found->Type);
  Made.Min = offers("std::min");
  for (std::size_t I = 0; I < Trace.Values.size(); ++I) {
    if (!Trace.Exponents[I].Known)
      return;
    Made.Turns.push_back({Trace.Exponents[I].Value, {Trace.Values[I].Value * Slices}});
  }
  D.Exponent = std::move(Made);
}

void Describer::stuckStep(const Loop &L, ir::BlockId Block, ir::ValueId Counter) {
  const ir::Block &B = F.Blocks[Block];
  const ir::Value &Test = F.Values[B.Condition];
  bool Stays = L.Blocks[B.Successors[0]];
  bool Left = withoutCasts(F, Test.A) == Counter;
  bool Less = Test.Op == Op::Lt || Test.Op == Op::Le;
  // "tries < 5" stays, "tries >= 5" leaves, "left > 0" stays.
  StuckStep = (Less == Stays) == Left ? 1 : -1;
  std::uint32_t Local = F.Values[Counter].Index;
  for (const ir::Inst &I : F.Insts)
    forEachRoot(I, [&](ir::ValueId Id) {
      bool Set = I.Kind == ir::InstKind::Assign && Id == I.Target &&
                 F.Values[Id].Op == Op::Local;
      StuckRead = StuckRead || (!Set && mentionsLocal(F, Id, Local));
    });
  for (ir::BlockId Other = 0; Other < F.Blocks.size(); ++Other)
    StuckRead = StuckRead ||
                (Other != Block && mentionsLocal(F, F.Blocks[Other].Condition, Local));
}

void Describer::movable(const Variable &V, Reuse &Found) const {
  const ir::Spot *Body = bodySpot();
  const ir::Spot *Declared =
      spot(ir::SpotKind::Declaration, F.Locals[V.Index].Where);
  if (!Body || !Declared || lies(Declared->Where, Body->Where) || F.Locals[V.Index].Where.InMacro)
    return;
  const ir::Unit &Unit = *Index.body(Group.Site.In).Unit;
  auto Free = [&](const ir::Location &Where) {
    return lies(Where, Declared->Where) || lies(Where, Body->Where);
  };
  for (const ir::Inst &I : F.Insts) {
    bool Mentions = false;
    forEachRoot(I, [&](ir::ValueId Id) {
      Mentions = Mentions || mentionsLocal(F, Id, V.Index);
    });
    bool Destroys = Unit.str(I.Name).find('~') != std::string_view::npos;
    if (Mentions && !Destroys && !Free(I.Where))
      return;
  }
  for (const ir::Block &B : F.Blocks)
    if (mentionsLocal(F, B.Condition, V.Index) && !Free(B.Where))
      return;
  // A lambda may be made before the loop.
  for (const ir::Function &Inner : Unit.Functions)
    if (Inner.Parent == F.Symbol)
      for (const ir::Value &Each : Inner.Values)
        if (Each.Op == Op::Local && Each.Name == F.Symbol && Each.Index == V.Index)
          return;
  Found.Declaration = Index.place(Group.Site.In, Declared->Where);
  Found.DeclarationText = Unit.str(Declared->Text);
}

static bool startsUpper(std::string_view Name) {
  return !Name.empty() && std::isupper(static_cast<unsigned char>(Name[0]));
}

/// "!= 0", as far as a result alone tells a failure.
static std::string failed(const ir::FunctionSummary &Model) {
  if (Model.Failures.size() != 1 || !Model.FieldFailures.empty())
    return {};
  const ir::FailureSign &Sign = Model.Failures.front();
  if (Sign.In != ir::FailureIn::Return || !Sign.Others.empty())
    return {};
  static constexpr std::pair<ir::Compare, const char *> Words[] = {
      {ir::Compare::Ne, "!= "}, {ir::Compare::Lt, "< "}, {ir::Compare::Le, "<= "},
      {ir::Compare::Gt, "> "},  {ir::Compare::Ge, ">= "}};
  for (auto &[Compare, Word] : Words)
    if (Compare == Sign.Test)
      return Word + std::to_string(Sign.Number);
  return {};
}

/// Codes of failures that another attempt may not meet, each number once.
template <class Predicate>
static std::vector<std::string> mayPass(const ir::FunctionSummary &Model, Predicate Declared) {
  using ir::FailureClass;
  std::vector<std::string> Names;
  std::vector<std::int64_t> Told;
  for (const ir::CodeClass &Each : Model.Classes) {
    if (Each.Class != FailureClass::Transient && Each.Class != FailureClass::Connect &&
        Each.Class != FailureClass::Throttled)
      continue;
    for (std::size_t I = 0; I < Each.Codes.size() && I < Each.Names.size(); ++I)
      if (Declared(Each.Names[I]) &&
          std::find(Told.begin(), Told.end(), Each.Codes[I]) == Told.end()) {
        Told.push_back(Each.Codes[I]);
        Names.push_back(Each.Names[I]);
      }
  }
  return Names;
}

void Describer::keptResult() {
  const ir::Spot *Body = bodySpot();
  const ir::FunctionSummary *Model = Worst->Root->Model;
  if (!Body || !Model || Worst->Root->Site != Group.Site)
    return;
  // Who leaves it by its own condition has somewhere to go.
  if (std::ranges::none_of(exits(), [&](const auto &Exit) { return Exit.second == Group.Header; }))
    return;
  const ir::Inst &Call = inst(Group.Site);
  const ir::Unit &Unit = *Index.body(Group.Site.In).Unit;
  // A plain number may be -1, and the code elsewhere: errno, or what another call tells.
  if (Unit.Types[Call.ResultType].Kind != ir::TypeKind::Enum)
    return;
  KeptResult Kept;
  Kept.Failed = failed(*Model);
  const ir::Spot *At = spot(ir::SpotKind::Result, Call.Where);
  bool InCondition = !At;
  if (InCondition)
    At = spot(ir::SpotKind::Condition, Call.Where);
  if (!At || Kept.Failed.empty() || !lies(At->Where, Body->Where))
    return;
  // A `break` there would leave another loop.
  for (const ir::Spot &S : F.Spots) {
    if (S.Kind == ir::SpotKind::Loop && &S != Body && lies(S.Where, Body->Where) &&
        lies(At->Where, S.Where))
      return;
    if (S.Kind == ir::SpotKind::Definition) {
      Kept.Definition = Index.place(Group.Site.In, S.Where);
      Kept.Indent = Unit.str(S.Text);
    }
  }
  Kept.Type = Unit.str(At->Type);
  if (InCondition) {
    Kept.Before = Index.place(Group.Site.In, At->Where);
    Kept.Call = Index.place(Group.Site.In, Call.Where);
    Kept.CallText = Unit.str(At->Text);
    bool Upper = !F.Params.empty() && startsUpper(Unit.str(F.Params[0].Name));
    for (const char *Name : Upper ? std::array{"Code", "Result"} : std::array{"code", "result"}) {
      auto Taken = [&](const auto &Each) { return Unit.str(Each.Name) == Name; };
      if (std::ranges::none_of(F.Locals, Taken) && std::ranges::none_of(F.Params, Taken)) {
        Kept.Variable = Name;
        break;
      }
    }
  } else {
    Kept.Behind = Index.place(Group.Site.In, At->Where);
    for (const ir::Inst &I : F.Insts) {
      if (I.Kind != ir::InstKind::Assign || !I.Source)
        continue;
      const ir::Value &From = F.Values[withoutCasts(F, I.Source)], &To = F.Values[I.Target];
      if (From.Op == Op::Result && From.Index == Group.Site.At && To.Op == Op::Local && !To.Name)
        Kept.Variable = Unit.str(F.Locals[To.Index].Name);
    }
  }
  Kept.MayPass = mayPass(*Model, [&](std::string_view Name) { return offers(Name); });
  Kept.Function = lastComponent(Unit.str(F.Name));
  Kept.Bool = offers("bool");
  if (!Kept.Variable.empty() && Kept.Definition.valid())
    C->Selectivity.Kept = std::move(Kept);
}

} // namespace retrylint::link
