//===- Eval.cpp - Values, places and conditions in a state ----------------===//

#include "link/Engine.h"

#include <algorithm>

namespace retrylint::link {

using ir::Op;

TermId Engine::read(PlaceId Place, State &S, const ir::Type *Type) {
  if (const TermId *Held = S.Env.find(Place))
    return *Held;
  const PlaceKey &Key = Terms.place(Place);
  if (Key.Kind == PlaceKind::Global) {
    const ir::Variable *V = Index.variable(Key.Name);
    if (V && V->Const && V->HasInit && V->Init.size() == 1) {
      double Number = V->Init[0];
      return Type && Type->Kind == ir::TypeKind::Float
                 ? Terms.real(Number)
                 : Terms.constant(std::int64_t(Number));
    }
  }
  // Others may have changed it since it was last looked at.
  if (Type && Type->Volatile)
    return Terms.fresh(SymbolKind::Volatile, Place, Type);
  return Terms.symbol(SymbolKind::Entry, Place, 0, Type);
}

PlaceId Engine::placeOf(FunctionId In, ir::ValueId Id, State &S) {
  if (!Id)
    return 0;
  const Body &B = Index.body(In);
  const ir::Value &V = B.Function->Values[Id];
  switch (V.Op) {
  case Op::Param:
  case Op::Local: {
    FunctionId Owner = In;
    if (V.Name) {
      Owner = Index.definition(Index.name(B.UnitIndex, V.Name));
      if (Owner == ir::None)
        return 0;
    }
    return Terms.intern({V.Op == Op::Param ? PlaceKind::Param : PlaceKind::Local, Owner,
                         V.Index, 0, 0});
  }
  case Op::Global:
    return Terms.intern({PlaceKind::Global, 0, 0, Index.name(B.UnitIndex, V.Name), 0});
  case Op::Field: {
    NameId Name = Index.name(B.UnitIndex, V.Name);
    std::string_view Text = Index.text(Name);
    PlaceId Base = 0;
    if (V.A) {
      const ir::Value *Object = &B.Function->Values[V.A];
      bool Attribute = !Text.empty() && Text[0] == '#';
      while ((Object->Op == Op::Address || Object->Op == Op::Deref ||
              converts(Object->Op)) && Object->A && Attribute)
        Object = &B.Function->Values[Object->A];
      // An attribute belongs to its handle; a field of a local struct to that
      // struct; all other fields are one place for all objects.
      bool LocalStruct = Object->Op == Op::Local && !Object->Name &&
                         B.Unit->Types[Object->Type].Kind == ir::TypeKind::Record &&
                         Object->Index < B.Function->Locals.size() &&
                         !B.Function->Locals[Object->Index].AddressTaken;
      if (Attribute || LocalStruct)
        Base = placeOf(In, ir::ValueId(Object - B.Function->Values.data()), S);
      if (Attribute && !Base && Object->Op == Op::Result)
        Base = Terms.intern({PlaceKind::Result, In, Object->Index, 0, 0});
    }
    return Terms.intern({PlaceKind::Field, 0, 0, Name, Base});
  }
  case Op::Result:
    return Terms.intern({PlaceKind::Result, In, V.Index, 0, 0});
  case Op::Cast:
  case Op::Downcast:
    return placeOf(In, V.A, S);
  case Op::Deref: {
    TermId Pointer = eval(In, V.A, S);
    const Term &T = Terms[Pointer];
    if (T.Kind == TermKind::Address)
      return T.Name;
    if (T.Kind == TermKind::Symbol && T.Symbol == SymbolKind::Entry &&
        Terms.place(T.Name).Kind == PlaceKind::Param)
      return Terms.intern({PlaceKind::Pointee, 0, 0, 0, T.Name});
    return 0;
  }
  default:
    return 0;
  }
}

TermId Engine::eval(FunctionId In, ir::ValueId Id, State &S) {
  if (!Id)
    return 0;
  const Body &B = Index.body(In);
  const ir::Function &F = *B.Function;
  const ir::Value &V = F.Values[Id];
  const ir::Type &Type = B.Unit->Types[V.Type];
  switch (V.Op) {
  case Op::Opaque:
    return Terms.fresh(SymbolKind::Havoc, 0, &Type);
  case Op::Const:
    return Type.Kind == ir::TypeKind::Float ? Terms.real(V.Real) : Terms.constant(V.Int);
  case Op::String:
    return Terms.text(Index.name(B.UnitIndex, V.Name));
  case Op::This:
    return Terms.symbol(SymbolKind::This, 0, 0);
  case Op::Param:
  case Op::Local:
  case Op::Global:
  case Op::Result: {
    PlaceId Place = placeOf(In, Id, S);
    return Place ? read(Place, S, &Type) : Terms.fresh(SymbolKind::Havoc, 0, &Type);
  }
  case Op::Field: {
    PlaceId Place = placeOf(In, Id, S);
    PlaceId Base = Terms.place(Place).Base;
    // A local that holds an answer as it came.
    if (const TermId *Held = Base && V.A ? S.Env.find(Base) : nullptr;
        Held && isAnswer(Terms[*Held]) && !S.Env.find(Place))
      return Terms.operation(Op::Field, {}, *Held, 0, 0, Terms.place(Place).Name);
    // A part of what a call returned.
    if (PlaceId Object = !Base && V.A ? objectAt(In, V.A, S) : 0)
      if (const TermId *Part = S.Env.find(Terms.intern(
              {PlaceKind::Field, 0, 0, Terms.place(Place).Name, Object})))
        return *Part;
    if (S.Env.find(Place) || !V.A || Base || Type.Volatile)
      return read(Place, S, &Type);
    TermId Object = eval(In, V.A, S);
    while (Terms[Object].Kind == TermKind::Operation && Terms[Object].Op == Op::Downcast)
      Object = Terms[Object].A;
    const Term &T = Terms[Object];
    if (isAnswer(T))
      return Terms.operation(Op::Field, {}, Object, 0, 0, Terms.place(Place).Name);
    // Which object it is matters where a pointer walks over a list.
    if (!Object || (T.Kind == TermKind::Symbol &&
                    (T.Symbol == SymbolKind::This ||
                     (T.Symbol == SymbolKind::Entry &&
                      Terms.place(T.Name).Kind != PlaceKind::Local))))
      return read(Place, S, &Type);
    return Terms.operation(Op::Field, Type, Object, 0, 0, Terms.place(Place).Name);
  }
  case Op::Caught: {
    const ir::Handler *H = V.Index < F.Tries.size() && V.Int >= 0 &&
                                   std::size_t(V.Int) < F.Tries[V.Index].Handlers.size()
                               ? &F.Tries[V.Index].Handlers[std::size_t(V.Int)]
                               : nullptr;
    TermId Caught = H ? caughtIn(In, *H, S) : 0;
    return Caught ? Caught : Terms.fresh(SymbolKind::Caught, 0, &Type);
  }
  case Op::Downcast: {
    TermId Object = eval(In, V.A, S);
    if (Terms[Object].Kind == TermKind::Address)
      Object = read(Terms[Object].Name, S);
    return Object ? Terms.operation(Op::Downcast, Type, Object, 0, 0,
                                    Index.name(B.UnitIndex, V.Name))
                  : 0;
  }
  case Op::Function:
    return closure(Index.name(B.UnitIndex, V.Name), S);
  case Op::Bind: {
    std::vector<TermId> Bound;
    TermId Callee = V.Operands.empty() ? 0 : eval(In, V.Operands[0], S);
    for (std::size_t I = 1; I < V.Operands.size(); ++I)
      Bound.push_back(F.Values[V.Operands[I]].Op == Op::Placeholder
                          ? 0
                          : eval(In, V.Operands[I], S));
    return Terms.bind(Callee, std::move(Bound));
  }
  case Op::Placeholder:
    return 0;
  case Op::Aggregate: {
    std::vector<TermId> Elements;
    for (ir::ValueId Each : V.Operands)
      Elements.push_back(eval(In, Each, S));
    return Terms.aggregate(std::move(Elements));
  }
  case Op::Address: {
    PlaceId Place = placeOf(In, V.A, S);
    if (Place)
      return Terms.address(Place);
    TermId A = eval(In, V.A, S);
    return A ? Terms.operation(Op::Address, Type, A) : 0;
  }
  case Op::Deref: {
    PlaceId Place = placeOf(In, Id, S);
    if (Place)
      return read(Place, S, &Type);
    return Terms.operation(Op::Deref, Type, eval(In, V.A, S));
  }
  case Op::Random:
    return Terms.random(V.Index, eval(In, V.A, S), Terms.serial(),
                        Type.Kind == ir::TypeKind::Float,
                        Index.name(B.UnitIndex, B.Function->Symbol));
  case Op::Now:
    return Terms.now(Terms.serial());
  case Op::LogicalAnd:
  case Op::LogicalOr: {
    TermId A = eval(In, V.A, S);
    Range R = rangeOf(A, S);
    bool Decides = V.Op == Op::LogicalAnd ? R.single() && R.Low == 0 : !R.contains(0);
    if (Decides)
      return Terms.constant(V.Op == Op::LogicalOr);
    TermId Other = eval(In, V.B, S);
    bool Passes = V.Op == Op::LogicalAnd ? !R.contains(0) : R.single() && R.Low == 0;
    if (Passes)
      return Terms.operation(Op::Truth, Type, Other);
    return Terms.operation(V.Op, Type, A, Other);
  }
  case Op::Select: {
    TermId A = eval(In, V.A, S);
    Range R = rangeOf(A, S);
    ir::ValueId Else = V.Operands.empty() ? 0 : V.Operands[0];
    if (!R.contains(0))
      return eval(In, V.B, S);
    if (R.single())
      return eval(In, Else, S);
    return Terms.operation(Op::Select, Type, A, eval(In, V.B, S), eval(In, Else, S));
  }
  case Op::Clamp:
    return Terms.operation(Op::Clamp, Type, eval(In, V.A, S), eval(In, V.B, S),
                           V.Operands.empty() ? 0 : eval(In, V.Operands[0], S));
  case Op::Element: {
    TermId A = eval(In, V.A, S), At = eval(In, V.B, S);
    const Term &Table = Terms[A], &I = Terms[At];
    if (Table.Kind == TermKind::Aggregate && I.Kind == TermKind::Const && I.Int >= 0 &&
        std::size_t(I.Int) < Terms.list(A).size())
      return Terms.list(A)[std::size_t(I.Int)];
    return Terms.operation(Op::Element, Type, A, At);
  }
  default:
    return Terms.operation(V.Op, Type, eval(In, V.A, S), V.B ? eval(In, V.B, S) : 0,
                           V.Operands.empty() ? 0 : eval(In, V.Operands[0], S));
  }
}

Tristate Engine::isOf(const Term &Downcast) const {
  const Term &X = Terms[Downcast.A];
  if (X.Kind != TermKind::Symbol || X.Symbol != SymbolKind::Caught || !X.Name)
    return Tristate::Unknown;
  if (Index.derives(X.Name, Downcast.Name))
    return Tristate::Yes;
  // It may be more than is known of it, and of an unknown class everything.
  bool Known = !Index.bases(X.Name).empty() || !Index.derived(X.Name).empty();
  return !Known || Index.derives(Downcast.Name, X.Name) ? Tristate::Unknown : Tristate::No;
}

static bool isComparison(Op O) { return O >= Op::Lt && O <= Op::Ne; }

Range Engine::rangeOf(TermId Id, const State &S, unsigned Depth) const {
  Range Result;
  if (!Id || Depth > 12)
    return Result;
  const Term &T = Terms[Id];
  if (T.Kind == TermKind::Const)
    return Range::point(T.Int);
  // A text counts as its length: models say that a string's size is the string.
  if (T.Kind == TermKind::Text && Index.text(T.Name).empty())
    return Range::point(0);
  if (T.Kind == TermKind::Text || T.Kind == TermKind::Function ||
      T.Kind == TermKind::Bind || T.Kind == TermKind::Address)
    Result.Low = 1; // not null
  if (const Range *Known = S.Known.find(Id))
    Result.intersect(*Known);
  if (T.Bits == 1)
    Result.intersect({0, 1, {}});
  else if (T.Bits && !T.Signed && !T.Float)
    Result.intersect({0, INT64_MAX, {}});
  if (T.Kind != TermKind::Operation)
    return Result;
  if (isComparison(T.Op)) {
    Range A = rangeOf(T.A, S, Depth + 1), B = rangeOf(T.B, S, Depth + 1);
    if (A.empty() || B.empty())
      return Result;
    auto Decide = [&](bool True) { Result.intersect(Range::point(True)); };
    switch (T.Op) {
    case Op::Lt:
      if (A.High < B.Low) Decide(true);
      else if (A.Low >= B.High) Decide(false);
      break;
    case Op::Le:
      if (A.High <= B.Low) Decide(true);
      else if (A.Low > B.High) Decide(false);
      break;
    case Op::Gt:
      if (A.Low > B.High) Decide(true);
      else if (A.High <= B.Low) Decide(false);
      break;
    case Op::Ge:
      if (A.Low >= B.High) Decide(true);
      else if (A.High < B.Low) Decide(false);
      break;
    case Op::Eq:
    case Op::Ne:
      if (A.single() && B.single() && A.Low == B.Low)
        Decide(T.Op == Op::Eq);
      else if (A.High < B.Low || B.High < A.Low || (B.single() && !A.contains(B.Low)) ||
               (A.single() && !B.contains(A.Low)))
        Decide(T.Op == Op::Ne);
      break;
    default: break;
    }
    return Result;
  }
  switch (T.Op) {
  case Op::Downcast:
    if (Tristate Is = isOf(T); Is == Tristate::Yes)
      Result.Low = std::max<std::int64_t>(Result.Low, 1);
    else if (Is == Tristate::No)
      Result.intersect(Range::point(0));
    break;
  case Op::Cast: {
    Range A = rangeOf(T.A, S, Depth + 1);
    if (T.Signed || A.Low >= 0)
      Result.intersect(A);
    break;
  }
  case Op::Add:
    if (Terms.isConst(T.B)) {
      Range A = rangeOf(T.A, S, Depth + 1);
      std::int64_t By = Terms[T.B].Int;
      if (A.Low != INT64_MIN && !__builtin_add_overflow(A.Low, By, &A.Low))
        Result.Low = std::max(Result.Low, A.Low);
      if (A.High != INT64_MAX && !__builtin_add_overflow(A.High, By, &A.High))
        Result.High = std::min(Result.High, A.High);
      Range Source = rangeOf(T.A, S, Depth + 1);
      for (std::int64_t Point : Source.Except) {
        std::int64_t Moved;
        if (!__builtin_add_overflow(Point, By, &Moved))
          Result.exclude(Moved);
      }
    }
    break;
  case Op::Select: {
    Range B = rangeOf(T.B, S, Depth + 1), C = rangeOf(T.C, S, Depth + 1);
    Result.intersect({std::min(B.Low, C.Low), std::max(B.High, C.High), {}});
    break;
  }
  case Op::Min: {
    Range A = rangeOf(T.A, S, Depth + 1), B = rangeOf(T.B, S, Depth + 1);
    Result.intersect({std::min(A.Low, B.Low), std::min(A.High, B.High), {}});
    break;
  }
  case Op::Max: {
    Range A = rangeOf(T.A, S, Depth + 1), B = rangeOf(T.B, S, Depth + 1);
    Result.intersect({std::max(A.Low, B.Low), std::max(A.High, B.High), {}});
    break;
  }
  case Op::And:
    if (Terms.isConst(T.B) && Terms[T.B].Int >= 0)
      Result.intersect({0, Terms[T.B].Int, {}});
    break;
  case Op::LogicalAnd:
  case Op::LogicalOr: {
    Range A = rangeOf(T.A, S, Depth + 1), B = rangeOf(T.B, S, Depth + 1);
    bool AZero = A.single() && A.Low == 0, BZero = B.single() && B.Low == 0;
    bool AOne = !A.contains(0), BOne = !B.contains(0);
    if (T.Op == Op::LogicalAnd ? AZero || BZero : AZero && BZero)
      Result.intersect(Range::point(0));
    else if (T.Op == Op::LogicalAnd ? AOne && BOne : AOne || BOne)
      Result.intersect(Range::point(1));
    else
      Result.intersect({0, 1, {}});
    break;
  }
  default: break;
  }
  return Result;
}

bool Engine::restrict(TermId Id, const Range &To, State &S) {
  if (!Id)
    return true;
  Range R = rangeOf(Id, S);
  R.intersect(To);
  if (R.empty())
    return false;
  const Term &T = Terms[Id];
  if (T.Kind != TermKind::Const)
    S.Known.set(Id, R);
  if (T.Kind != TermKind::Operation)
    return true;
  if (isComparison(T.Op) || T.Op == Op::LogicalAnd || T.Op == Op::LogicalOr) {
    if (R.single() || !R.contains(0))
      return assume(Id, !R.contains(0), S);
    return true;
  }
  if (T.Op == Op::Cast)
    return restrict(T.A, To, S);
  if (T.Op == Op::Add && Terms.isConst(T.B)) {
    std::int64_t By = Terms[T.B].Int;
    Range Moved = To;
    if (Moved.Low != INT64_MIN && __builtin_sub_overflow(Moved.Low, By, &Moved.Low))
      return true;
    if (Moved.High != INT64_MAX && __builtin_sub_overflow(Moved.High, By, &Moved.High))
      return true;
    for (std::int64_t &Point : Moved.Except)
      Point -= By;
    return restrict(T.A, Moved, S);
  }
  return true;
}

bool Engine::assume(TermId Id, bool True, State &S, unsigned Depth) {
  if (!Id || Depth > 12)
    return true;
  Range R = rangeOf(Id, S);
  if (True ? (R.single() && R.Low == 0) : !R.contains(0))
    return false;
  const Term T = Terms[Id];
  if (T.Kind != TermKind::Const) {
    Range Now = R;
    if (True)
      Now.exclude(0);
    else
      Now.intersect(Range::point(0));
    if (Now.empty())
      return false;
    S.Known.set(Id, Now);
  }
  if (T.Kind != TermKind::Operation)
    return true;
  if (T.Op == Op::LogicalAnd && True)
    return assume(T.A, true, S, Depth + 1) && assume(T.B, true, S, Depth + 1);
  if (T.Op == Op::LogicalOr && !True)
    return assume(T.A, false, S, Depth + 1) && assume(T.B, false, S, Depth + 1);
  if (T.Op == Op::Cast || (T.Op == Op::Downcast && True))
    return assume(T.A, True, S, Depth + 1);
  if (!isComparison(T.Op))
    return true;
  ir::Compare Test = compareOf(T.Op);
  if (!True)
    Test = negated(Test);
  Range A = rangeOf(T.A, S), B = rangeOf(T.B, S);
  if (B.single() && !restrict(T.A, Range::of(Test, B.Low), S))
    return false;
  if (!B.single() && A.single()) {
    static const ir::Compare Mirror[] = {ir::Compare::Unknown, ir::Compare::Eq,
                                         ir::Compare::Ne, ir::Compare::Gt,
                                         ir::Compare::Ge, ir::Compare::Lt,
                                         ir::Compare::Le, ir::Compare::Unknown};
    if (!restrict(T.B, Range::of(Mirror[int(Test)], A.Low), S))
      return false;
  }
  if (!A.single() && !B.single() && Test == ir::Compare::Eq) {
    if (!restrict(T.A, B, S) || !restrict(T.B, A, S))
      return false;
  }
  return true;
}

} // namespace retrylint::link
