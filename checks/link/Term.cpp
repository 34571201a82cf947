#include "link/Term.h"

#include <algorithm>
#include <cmath>

namespace retrylint::link {

using ir::Op;

bool Range::contains(std::int64_t Number) const {
  return Number >= Low && Number <= High &&
         !std::binary_search(Except.begin(), Except.end(), Number);
}

void Range::exclude(std::int64_t Number) {
  auto At = std::lower_bound(Except.begin(), Except.end(), Number);
  // A handful of points is what code tests for; more would only cost time.
  if (Number > Low && Number < High && Except.size() < 24 &&
      (At == Except.end() || *At != Number))
    Except.insert(At, Number);
  if (Number == Low)
    Low = Low == High ? (High = INT64_MIN, INT64_MAX) : Low + 1;
  else if (Number == High)
    --High;
  while (!empty() && !Except.empty() && Except.front() <= Low) {
    if (Except.front() == Low)
      ++Low;
    Except.erase(Except.begin());
  }
  while (!empty() && !Except.empty() && Except.back() >= High) {
    if (Except.back() == High)
      --High;
    Except.pop_back();
  }
}

void Range::intersect(const Range &Other) {
  Low = std::max(Low, Other.Low);
  High = std::min(High, Other.High);
  std::vector<std::int64_t> Points = std::move(Except);
  Except.clear();
  Points.insert(Points.end(), Other.Except.begin(), Other.Except.end());
  for (std::int64_t Point : Points)
    if (!empty() && Point >= Low && Point <= High)
      exclude(Point);
}

Range Range::of(ir::Compare Test, std::int64_t Number) {
  Range Result;
  switch (Test) {
  case ir::Compare::Eq: return point(Number);
  case ir::Compare::Ne: Result.exclude(Number); break;
  case ir::Compare::Lt: Result.High = Number == INT64_MIN ? Number : Number - 1; break;
  case ir::Compare::Le: Result.High = Number; break;
  case ir::Compare::Gt: Result.Low = Number == INT64_MAX ? Number : Number + 1; break;
  case ir::Compare::Ge: Result.Low = Number; break;
  case ir::Compare::Mask:
  case ir::Compare::Unknown: break;
  }
  return Result;
}

ir::Compare compareOf(ir::Op O) {
  switch (O) {
  case ir::Op::Lt: return ir::Compare::Lt;
  case ir::Op::Le: return ir::Compare::Le;
  case ir::Op::Gt: return ir::Compare::Gt;
  case ir::Op::Ge: return ir::Compare::Ge;
  case ir::Op::Eq: return ir::Compare::Eq;
  case ir::Op::Ne: return ir::Compare::Ne;
  default: return ir::Compare::Unknown;
  }
}

ir::Compare negated(ir::Compare Test) {
  switch (Test) {
  case ir::Compare::Eq: return ir::Compare::Ne;
  case ir::Compare::Ne: return ir::Compare::Eq;
  case ir::Compare::Lt: return ir::Compare::Ge;
  case ir::Compare::Le: return ir::Compare::Gt;
  case ir::Compare::Gt: return ir::Compare::Le;
  case ir::Compare::Ge: return ir::Compare::Lt;
  default: return ir::Compare::Unknown;
  }
}

static std::size_t mix(std::size_t Hash, std::size_t More) {
  return (Hash ^ More) * 0x9E3779B97F4A7C15ull + (Hash >> 29);
}

std::uint32_t Terms::hash(const Term &T) {
  std::size_t Hash = std::size_t(T.Kind) | std::size_t(T.Op) << 8 |
                     std::size_t(T.Symbol) << 16 | std::size_t(T.Bits) << 24;
  for (std::size_t More : {std::size_t(T.A), std::size_t(T.B), std::size_t(T.C),
                           std::size_t(T.Name), std::size_t(T.Serial),
                           std::size_t(T.Int), std::hash<double>()(T.Real)})
    Hash = mix(Hash, More);
  return std::uint32_t(Hash ^ Hash >> 32);
}

std::size_t Terms::PlaceHash::operator()(const PlaceKey &Key) const {
  std::size_t Hash = std::size_t(Key.Kind);
  for (std::size_t More : {Key.Function, Key.Index, Key.Name, Key.Base})
    Hash = mix(Hash, More);
  return Hash;
}

void TermTable::grow() {
  std::vector<Slot> Taken;
  for (const Slot &Each : Slots)
    if (Each.Id)
      Taken.push_back(Each);
  // In the order in which they came, which is the reverse of that in which they go.
  std::sort(Taken.begin(), Taken.end(),
            [](const Slot &A, const Slot &B) { return A.Id < B.Id; });
  Slots.assign(2 * Slots.size(), {});
  for (const Slot &Each : Taken) {
    std::size_t At = place(Each.Hash);
    while (Slots[At].Id)
      At = next(At);
    Slots[At] = Each;
  }
}

void TermMap::grow() {
  std::vector<Slot> Before = std::move(Slots);
  Slots.assign(2 * Before.size(), {});
  Count = 0;
  for (const Slot &Each : Before)
    if (Each.Epoch == Epoch)
      add(Each.Id, Each.Is);
}

Terms::Terms()
    : Pool(1), Taints(1), Places(1), Lists(1) {}

TermId Terms::intern(Term T) {
  if (unique(T))
    return append(T);
  TermId Next = TermId(Pool.size());
  TermId Known = Ids.insert(hash(T), Next, [&](TermId Id) { return Pool[Id] == T; });
  return Known == Next ? append(T) : Known;
}

TermId Terms::append(const Term &T) {
  Pool.push_back(T);
  std::uint16_t Bits = 0;
  switch (T.Kind) {
  case TermKind::Unknown: Bits = TaintHavoc; break;
  case TermKind::Random: Bits = TaintRandom; break;
  case TermKind::Now: Bits = TaintNow; break;
  case TermKind::Symbol:
    switch (T.Symbol) {
    case SymbolKind::Entry:
      Bits = Places[T.Name].Kind == PlaceKind::Field ||
                     Places[T.Name].Kind == PlaceKind::Global
                 ? TaintField
                 : TaintParam;
      break;
    case SymbolKind::LapEntry: Bits = TaintLap; break;
    case SymbolKind::AttemptResult:
    case SymbolKind::AttemptError:
    case SymbolKind::Caught: Bits = TaintError; break;
    case SymbolKind::CallResult: Bits = TaintCall; break;
    case SymbolKind::Volatile: Bits = TaintVolatile; break;
    case SymbolKind::Havoc: Bits = TaintHavoc; break;
    case SymbolKind::This: break;
    }
    break;
  case TermKind::Operation:
    if (T.Op == Op::Field)
      Bits = TaintField;
    break;
  default: break;
  }
  for (TermId Operand : {T.A, T.B, T.C})
    if (Operand)
      Bits |= Taints[Operand];
  if (T.Kind == TermKind::Aggregate || T.Kind == TermKind::Bind)
    for (TermId Operand : Lists[T.Serial])
      Bits |= Taints[Operand];
  Taints.push_back(Bits);
  return TermId(Pool.size() - 1);
}

TermId Terms::constant(std::int64_t Number) {
  Term T;
  T.Kind = TermKind::Const;
  T.Int = Number;
  return intern(T);
}

TermId Terms::real(double Number) {
  Term T;
  T.Kind = TermKind::Real;
  T.Real = Number;
  T.Float = true;
  return intern(T);
}

TermId Terms::text(NameId Name) {
  Term T;
  T.Kind = TermKind::Text;
  T.Name = Name;
  return intern(T);
}

TermId Terms::function(NameId Symbol, const std::array<TermId, MaxCaptured> &Captured) {
  Term T;
  T.Kind = TermKind::Function;
  T.Name = Symbol;
  T.A = Captured[0];
  T.B = Captured[1];
  T.C = Captured[2];
  return intern(T);
}

TermId Terms::address(PlaceId Place) {
  Term T;
  T.Kind = TermKind::Address;
  T.Name = Place;
  return intern(T);
}

TermId Terms::aggregate(std::vector<TermId> Elements) {
  Term T;
  T.Kind = TermKind::Aggregate;
  T.Serial = std::uint32_t(Lists.size());
  Lists.push_back(std::move(Elements));
  return intern(T);
}

TermId Terms::bind(TermId Callee, std::vector<TermId> Bound) {
  Term T;
  T.Kind = TermKind::Bind;
  T.A = Callee;
  T.Serial = std::uint32_t(Lists.size());
  Lists.push_back(std::move(Bound));
  return intern(T);
}

TermId Terms::result(NameId Callee, TermId From, TermId Other, const ir::Type *Type) {
  TermId Plain = fresh(SymbolKind::CallResult, Callee, Type);
  if (!From && !Other)
    return Plain;
  Term T = Pool[Plain];
  T.A = From;
  T.B = Other;
  // Of what it was made of, only errors and the server's wishes shine through.
  std::uint16_t Through = TaintCall;
  for (TermId Operand : {From, Other})
    Through |= Taints[Operand] & (TaintError | TaintServer | TaintText | TaintNow);
  TermId Id = intern(T);
  Taints[Id] = Through;
  return Id;
}

TermId Terms::random(std::int64_t Quality, TermId Range, std::uint32_t Serial,
                     bool Float, NameId DrawnIn) {
  Term T;
  T.Name = DrawnIn;
  T.Float = Float;
  T.Kind = TermKind::Random;
  T.Int = Quality;
  T.A = Range;
  T.Serial = Serial;
  return intern(T);
}

TermId Terms::now(std::uint32_t Serial) {
  Term T;
  T.Kind = TermKind::Now;
  T.Serial = Serial;
  return intern(T);
}

TermId Terms::symbol(SymbolKind Kind, std::uint32_t Name, std::uint32_t Serial,
                     const ir::Type *Type) {
  Term T;
  T.Kind = TermKind::Symbol;
  T.Symbol = Kind;
  T.Name = Name;
  T.Serial = Serial;
  if (Type && (Type->Kind == ir::TypeKind::Int || Type->Kind == ir::TypeKind::Bool ||
               Type->Kind == ir::TypeKind::Enum)) {
    T.Bits = Type->Kind == ir::TypeKind::Bool ? 1 : Type->Bits;
    T.Signed = Type->Signed;
  }
  return intern(T);
}

static bool isComparison(Op O) { return O >= Op::Lt && O <= Op::Ne; }

TermId Terms::compare(Op O, TermId A, TermId B) {
  static const ir::Type Bool{ir::TypeKind::Bool, 1, false, false, 0, 0, 0};
  return operation(O, Bool, A, B);
}

/// Integer result of an operation, where it fits 64 bits.
static bool fold(Op O, std::int64_t A, std::int64_t B, std::int64_t &Out) {
  switch (O) {
  case Op::Add: return !__builtin_add_overflow(A, B, &Out);
  case Op::Sub: return !__builtin_sub_overflow(A, B, &Out);
  case Op::Mul: return !__builtin_mul_overflow(A, B, &Out);
  case Op::Div: return B && !(A == INT64_MIN && B == -1) && (Out = A / B, true);
  case Op::Rem: return B && !(A == INT64_MIN && B == -1) && (Out = A % B, true);
  case Op::Shl:
    return A >= 0 && B >= 0 && B < 63 && A <= (INT64_MAX >> B) && (Out = A << B, true);
  case Op::Shr: return B >= 0 && B < 64 && (Out = A >> B, true);
  case Op::And: Out = A & B; return true;
  case Op::Or: Out = A | B; return true;
  case Op::Xor: Out = A ^ B; return true;
  case Op::Lt: Out = A < B; return true;
  case Op::Le: Out = A <= B; return true;
  case Op::Gt: Out = A > B; return true;
  case Op::Ge: Out = A >= B; return true;
  case Op::Eq: Out = A == B; return true;
  case Op::Ne: Out = A != B; return true;
  case Op::Min: Out = std::min(A, B); return true;
  case Op::Max: Out = std::max(A, B); return true;
  case Op::LogicalAnd: Out = A && B; return true;
  case Op::LogicalOr: Out = A || B; return true;
  default: return false;
  }
}

static bool fits(std::int64_t Number, const ir::Type &Type) {
  if (!Type.Bits || Type.Bits >= 64)
    return true;
  if (Type.Signed)
    return Number >= -(std::int64_t(1) << (Type.Bits - 1)) &&
           Number < (std::int64_t(1) << (Type.Bits - 1));
  return Number >= 0 && Number < (std::int64_t(1) << Type.Bits);
}

TermId Terms::putTogether(const ir::Type &Type, TermId A, TermId B) {
  auto Scaled = [&](TermId Id, Op Part, TermId &X, double &By, double &Scale) {
    Scale = 1;
    while (Pool[Id].Kind == TermKind::Operation) {
      const Term &T = Pool[Id];
      const Term &R = Pool[T.B];
      double Number = R.Kind == TermKind::Const  ? double(R.Int)
                      : R.Kind == TermKind::Real ? R.Real
                                                 : 0;
      if (T.Op == Op::Cast) {
        Id = T.A;
      } else if (T.Op == Op::Mul && Number) {
        Scale *= Number;
        Id = T.A;
      } else if (T.Op == Part && Number) {
        X = T.A;
        By = Number;
        return true;
      } else
        return false;
    }
    return false;
  };
  TermId Quotient = 0, Rest = 0;
  double Divisor = 0, Modulus = 0, Large = 1, Small = 1;
  if (!Scaled(A, Op::Div, Quotient, Divisor, Large) ||
      !Scaled(B, Op::Rem, Rest, Modulus, Small) || Quotient != Rest ||
      Divisor != Modulus || Large != Small * Divisor)
    return 0;
  return operation(Op::Mul, Type, Quotient, real(Small));
}

TermId Terms::operation(Op O, const ir::Type &Type, TermId A, TermId B, TermId C,
                        NameId Name) {
  bool Float = Type.Kind == ir::TypeKind::Float;
  const Term &L = Pool[A], &R = Pool[B];
  if (O == Op::Cast) {
    // A cast that changes no number is no operation.
    if (L.Kind == TermKind::Const && !Float && fits(L.Int, Type))
      return A;
    if (L.Kind == TermKind::Real && Float)
      return A;
    if (L.Kind == TermKind::Const && Float)
      return real(double(L.Int));
    if (L.Kind != TermKind::Operation && L.Kind != TermKind::Symbol)
      return A;
    if (L.Bits && Type.Bits >= L.Bits && !Float && !L.Float &&
        (Type.Signed || !L.Signed))
      return A;
    if (Type.Kind == ir::TypeKind::Bool)
      return compare(Op::Ne, A, constant(0));
    if (Type.Kind == ir::TypeKind::Pointer || Type.Kind == ir::TypeKind::Record ||
        Type.Kind == ir::TypeKind::Unknown || Type.Kind == ir::TypeKind::Void)
      return A;
  }
  if (O == Op::Not && L.Kind == TermKind::Operation && isComparison(L.Op)) {
    static const Op Opposite[] = {Op::Ge, Op::Gt, Op::Le, Op::Lt, Op::Ne, Op::Eq};
    return compare(Opposite[int(L.Op) - int(Op::Lt)], L.A, L.B);
  }
  if (O == Op::Not)
    return compare(Op::Eq, A, constant(0));
  if (O == Op::Truth)
    return compare(Op::Ne, A, constant(0));
  if (L.Kind == TermKind::Const && R.Kind == TermKind::Const && !Float) {
    std::int64_t Result;
    if (fold(O, L.Int, R.Int, Result) && (isComparison(O) || fits(Result, Type)))
      return constant(Result);
  }
  if (O == Op::BitNot && L.Kind == TermKind::Const && fits(~L.Int, Type))
    return constant(~L.Int);
  if (O == Op::Neg && L.Kind == TermKind::Const && L.Int != INT64_MIN)
    return constant(-L.Int);
  if ((O == Op::Ne || O == Op::Eq) && R.Kind == TermKind::Const && R.Int == 0 &&
      L.Kind == TermKind::Operation && isComparison(L.Op))
    return O == Op::Ne ? A : operation(Op::Not, Type, A);
  if ((O == Op::Eq || O == Op::Ne) && A == B && L.Kind != TermKind::Unknown)
    return constant(O == Op::Eq);
  if ((O == Op::Eq || O == Op::Ne) && R.Kind == TermKind::Const && R.Int == 0 &&
      (L.Kind == TermKind::Address || L.Kind == TermKind::Function ||
       L.Kind == TermKind::Bind ||
       (L.Kind == TermKind::Symbol && L.Symbol == SymbolKind::This)))
    return constant(O == Op::Ne);
  // Constants to the right, so that equal conditions are equal terms.
  if (L.Kind == TermKind::Const && R.Kind != TermKind::Const) {
    switch (O) {
    case Op::Add: case Op::Mul: case Op::Eq: case Op::Ne:
      std::swap(A, B);
      break;
    case Op::Lt: return operation(Op::Gt, Type, B, A);
    case Op::Le: return operation(Op::Ge, Type, B, A);
    case Op::Gt: return operation(Op::Lt, Type, B, A);
    case Op::Ge: return operation(Op::Le, Type, B, A);
    default: break;
    }
  }
  // (x + 1) + 1 is x + 2.
  if ((O == Op::Add || O == Op::Sub) && Pool[B].Kind == TermKind::Const &&
      Pool[A].Kind == TermKind::Operation && Pool[A].Op == Op::Add &&
      Pool[Pool[A].B].Kind == TermKind::Const) {
    std::int64_t Sum;
    if (fold(O, Pool[Pool[A].B].Int, Pool[B].Int, Sum))
      return Sum ? operation(Op::Add, Type, Pool[A].A, constant(Sum)) : Pool[A].A;
  }
  // Seconds and the rest of a time are the time: x / n * n * k + x % n * k is x * k.
  if (O == Op::Add)
    if (TermId Whole = putTogether(Type, A, B))
      return Whole;
  if (O == Op::Sub && Pool[B].Kind == TermKind::Const && Pool[B].Int != INT64_MIN)
    return operation(Op::Add, Type, A, constant(-Pool[B].Int));
  if ((O == Op::Add && Pool[B].Kind == TermKind::Const && Pool[B].Int == 0) ||
      ((O == Op::Mul || O == Op::Div) && Pool[B].Kind == TermKind::Const &&
       Pool[B].Int == 1))
    return A;
  Term T;
  T.Kind = TermKind::Operation;
  T.Op = O;
  T.A = A;
  T.B = B;
  T.C = C;
  T.Name = Name;
  T.Float = Float;
  if (Type.Kind == ir::TypeKind::Int || Type.Kind == ir::TypeKind::Enum ||
      Type.Kind == ir::TypeKind::Bool || Type.duration()) {
    T.Bits = Type.Kind == ir::TypeKind::Bool ? 1 : Type.Bits ? Type.Bits : 64;
    T.Signed = Type.Signed || Type.duration();
  }
  return intern(T);
}

void Terms::rewind(const Mark &To) {
  while (Pool.size() > To.Terms) {
    TermId Last = TermId(Pool.size() - 1);
    if (!unique(Pool[Last]))
      Ids.erase(hash(Pool[Last]), Last);
    Pool.pop_back();
    Taints.pop_back();
  }
  Lists.resize(To.Lists);
}

std::vector<std::pair<TermId, TermId>>
Terms::rewindBut(const Mark &To, const std::vector<TermId> &Wanted) {
  std::vector<std::pair<TermId, TermId>> Now;
  std::vector<TermId> Todo = Wanted;
  std::vector<char> Kept(Pool.size() - To.Terms);
  while (!Todo.empty()) {
    TermId Id = Todo.back();
    Todo.pop_back();
    if (Id < To.Terms || Kept[Id - To.Terms])
      continue;
    Kept[Id - To.Terms] = 1;
    const Term &T = Pool[Id];
    for (TermId Operand : {T.A, T.B, T.C})
      Todo.push_back(Operand);
    if (T.Kind == TermKind::Aggregate || T.Kind == TermKind::Bind)
      Todo.insert(Todo.end(), Lists[T.Serial].begin(), Lists[T.Serial].end());
  }
  struct Saved {
    Term What;
    std::uint16_t Taint;
    std::vector<TermId> List;
  };
  std::vector<Saved> Back;
  for (std::size_t I = 0; I < Kept.size(); ++I)
    if (Kept[I]) {
      TermId Id = TermId(To.Terms + I);
      const Term &T = Pool[Id];
      Now.emplace_back(Id, 0);
      Back.push_back({T, Taints[Id], {}});
      if (T.Kind == TermKind::Aggregate || T.Kind == TermKind::Bind)
        Back.back().List = std::move(Lists[T.Serial]);
    }
  rewind(To);
  // Operands come before their users: they have their new ids already.
  auto Renew = [&](TermId &Id) {
    if (Id >= To.Terms)
      Id = std::lower_bound(Now.begin(), Now.end(), std::pair(Id, TermId(0)))->second;
  };
  for (std::size_t I = 0; I < Back.size(); ++I) {
    Term &T = Back[I].What;
    for (TermId *Operand : {&T.A, &T.B, &T.C})
      Renew(*Operand);
    if (T.Kind == TermKind::Aggregate || T.Kind == TermKind::Bind) {
      for (TermId &Each : Back[I].List)
        Renew(Each);
      T.Serial = std::uint32_t(Lists.size());
      Lists.push_back(std::move(Back[I].List));
    }
    TermId Id = intern(T);
    Taints[Id] = Back[I].Taint;
    Now[I].second = Id;
  }
  return Now;
}

PlaceId Terms::intern(const PlaceKey &Key) {
  auto [At, New] = PlaceIds.try_emplace(Key, PlaceId(Places.size()));
  if (New)
    Places.push_back(Key);
  return At->second;
}

} // namespace retrylint::link
