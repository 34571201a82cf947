#include "extract/FunctionLowering.h"

#include "llvm/ADT/Hashing.h"

#include <cmath>
#include <numeric>

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::ValueId;

ValueId FunctionLowering::unique(ir::Value Value) {
  F.Values.push_back(std::move(Value));
  return F.Values.size() - 1;
}

ValueId FunctionLowering::add(ir::Value Value) {
  std::uint64_t Hash = llvm::hash_combine(
      unsigned(Value.Op), Value.Type, Value.A, Value.B, Value.Index, Value.Name,
      Value.Int, llvm::hash_combine_range(Value.Operands.begin(), Value.Operands.end()));
  Hash &= ~(std::uint64_t(3) << 62); // the map keeps two keys for itself
  auto &Same = Known[Hash];
  for (ValueId Id : Same)
    if (F.Values[Id] == Value)
      return Id;
  ValueId Id = unique(std::move(Value));
  Same.push_back(Id);
  return Id;
}

ValueId FunctionLowering::make(Op Op, ir::TypeId Type, ValueId A, ValueId B) {
  ir::Value V;
  V.Op = Op;
  V.Type = Type;
  V.A = A;
  V.B = B;
  return add(std::move(V));
}

ValueId FunctionLowering::integer(std::int64_t Number, ir::TypeId Type,
                                  ir::StringId Name) {
  ir::Value V;
  V.Op = Op::Const;
  V.Type = Type;
  V.Name = Name;
  if (U.get(Type).Kind == ir::TypeKind::Float)
    V.Real = double(Number);
  else
    V.Int = Number;
  return add(std::move(V));
}

ValueId FunctionLowering::floating(double Number) {
  ir::Value V;
  V.Op = Op::Const;
  V.Type = U.real();
  V.Real = Number;
  return add(std::move(V));
}

ValueId FunctionLowering::opaque(ir::TypeId Type) {
  ir::Value V;
  V.Type = Type;
  return unique(std::move(V));
}

/// Two readings of a clock are two values.
ValueId FunctionLowering::now(ir::TypeId Type) {
  ir::Value V;
  V.Op = Op::Now;
  V.Type = Type;
  return unique(std::move(V));
}

ValueId FunctionLowering::thisObject() { return make(Op::This, 0); }

ValueId FunctionLowering::addressOf(ValueId Place) {
  const ir::Value &V = value(Place);
  if (V.Op == Op::Deref)
    return V.A;
  if (V.Op == Op::Function || V.Op == Op::This || V.Op == Op::Bind)
    return Place;
  return make(Op::Address, U.type(U.Context.VoidPtrTy), Place);
}

ValueId FunctionLowering::deref(ValueId Pointer, ir::TypeId Type) {
  const ir::Value &V = value(Pointer);
  if (V.Op == Op::Address)
    return V.A;
  if (V.Op == Op::Function || V.Op == Op::This || V.Op == Op::Bind)
    return Pointer;
  return make(Op::Deref, Type, Pointer);
}

ValueId FunctionLowering::member(const NamedDecl *Field, ValueId Object) {
  // What a pointer points at and the object itself are named alike.
  while (Object && (value(Object).Op == Op::Deref || value(Object).Op == Op::Address))
    Object = value(Object).A;
  if (Object && value(Object).Op == Op::This)
    Object = 0;
  if (const auto *F = dyn_cast<FieldDecl>(Field); F && Object && U.standsForObject(F))
    return Object;
  if (Object && value(Object).Op == Op::Aggregate)
    if (const auto *F = dyn_cast<FieldDecl>(Field))
      if (F->getFieldIndex() < value(Object).Operands.size())
        return value(Object).Operands[F->getFieldIndex()];
  ir::Value V;
  V.Op = Op::Field;
  V.Name = U.field(Field);
  if (const auto *Typed = dyn_cast<ValueDecl>(Field))
    V.Type = U.type(Typed->getType());
  else if (const auto *Property = dyn_cast<ObjCPropertyDecl>(Field))
    V.Type = U.type(Property->getType());
  V.A = Object;
  return add(std::move(V));
}

ValueId FunctionLowering::attribute(llvm::StringRef Name, ValueId Handle) {
  while (Handle && (value(Handle).Op == Op::Deref || value(Handle).Op == Op::Address))
    Handle = value(Handle).A;
  if (Handle && value(Handle).Op == Op::This)
    Handle = 0;
  ir::Value V;
  V.Op = Op::Field;
  V.Name = U.string(("#" + Name).str());
  V.A = Handle;
  return add(std::move(V));
}

bool FunctionLowering::isConst(ValueId Value) const {
  return F.Values[Value].Op == Op::Const;
}

/// Wraps a number as the type would; false where it does not fit.
static bool fits(std::int64_t Number, const ir::Type &Type) {
  if (Type.Bits == 0 || Type.Bits >= 64)
    return Type.Signed || Number >= 0;
  if (Type.Signed) {
    std::int64_t Limit = std::int64_t(1) << (Type.Bits - 1);
    return Number >= -Limit && Number < Limit;
  }
  return Number >= 0 && Number < (std::int64_t(1) << Type.Bits);
}

static bool isNumber(const ir::Type &Type) {
  return Type.Kind == ir::TypeKind::Int || Type.Kind == ir::TypeKind::Enum ||
         Type.Kind == ir::TypeKind::Bool || Type.Kind == ir::TypeKind::Float;
}

ValueId FunctionLowering::cast(ValueId Value, ir::TypeId To) {
  const ir::Type &From = typeOf(Value);
  const ir::Type &Target = U.get(To);
  if (value(Value).Type == To || !isNumber(Target))
    return Value;
  if (isNumber(From) && From.Kind != ir::TypeKind::Float &&
      Target.Kind != ir::TypeKind::Float && Target.Kind != ir::TypeKind::Bool &&
      !Target.duration() && !From.duration() && From.Bits == Target.Bits &&
      From.Signed == Target.Signed)
    return Value;
  if (isConst(Value)) {
    ir::Value V = value(Value);
    if (From.Kind == ir::TypeKind::Float && Target.Kind == ir::TypeKind::Float) {
      V.Type = To;
      return add(std::move(V));
    }
    if (From.Kind == ir::TypeKind::Float) {
      if (std::fabs(V.Real) < 9e18 && fits(std::int64_t(V.Real), Target)) {
        V.Int = std::int64_t(V.Real);
        V.Real = 0;
        V.Type = To;
        return add(std::move(V));
      }
    } else if (Target.Kind == ir::TypeKind::Float) {
      V.Real = double(V.Int);
      V.Int = 0;
      V.Type = To;
      return add(std::move(V));
    } else if (fits(V.Int, Target)) {
      V.Type = To;
      return add(std::move(V));
    }
  }
  return make(Op::Cast, To, Value);
}

ValueId FunctionLowering::rescale(ValueId Value, ir::TypeId To) {
  const ir::Type From = typeOf(Value);
  const ir::Type Target = U.get(To);
  if (value(Value).Type == To)
    return Value;
  if (!From.duration() || !Target.duration())
    return cast(Value, To);
  // One tick of From is Num/Den ticks of Target.
  std::int64_t N1 = From.TickNum, D1 = From.TickDen, N2 = Target.TickNum,
               D2 = Target.TickDen;
  std::int64_t Num, Den;
  std::int64_t G1 = std::gcd(N1, N2), G2 = std::gcd(D2, D1);
  if (__builtin_mul_overflow(N1 / G1, D2 / G2, &Num) ||
      __builtin_mul_overflow(D1 / G2, N2 / G1, &Den))
    return opaque(To);
  // The conversion multiplies in the common type: floating if either is.
  ir::TypeId Wide = To;
  if (From.Kind == ir::TypeKind::Float && Target.Kind != ir::TypeKind::Float) {
    ir::Type T = Target;
    T.Kind = ir::TypeKind::Float;
    T.Bits = From.Bits;
    T.Signed = true;
    Wide = U.type(T);
  }
  ir::Type Plain = U.get(Wide);
  Plain.TickNum = Plain.TickDen = 0;
  Plain.Name = 0;
  Plain.Volatile = false;
  ir::TypeId Number = U.type(Plain);
  ValueId Result = Value;
  if (Num != 1)
    Result = arithmetic(Op::Mul, Wide, Result, integer(Num, Number));
  if (Den != 1)
    Result = arithmetic(Op::Div, Wide, Result, integer(Den, Number));
  return cast(Result, To);
}

ValueId FunctionLowering::arithmetic(Op Op, ir::TypeId Type, ValueId A, ValueId B) {
  const ir::Value &X = value(A), &Y = value(B);
  const ir::Type &T = U.get(Type);
  if (X.Op == Op::Const && Y.Op == Op::Const && isNumber(T)) {
    auto Number = [&](const ir::Value &V) {
      return U.get(V.Type).Kind == ir::TypeKind::Float ? V.Real : double(V.Int);
    };
    if (T.Kind == ir::TypeKind::Float) {
      double L = Number(X), R = Number(Y);
      std::optional<double> Result;
      switch (Op) {
      case Op::Add: Result = L + R; break;
      case Op::Sub: Result = L - R; break;
      case Op::Mul: Result = L * R; break;
      case Op::Div:
        if (R != 0)
          Result = L / R;
        break;
      default: break;
      }
      if (Result) {
        ir::Value V;
        V.Op = Op::Const;
        V.Type = Type;
        V.Real = *Result;
        return add(std::move(V));
      }
    } else if (U.get(X.Type).Kind != ir::TypeKind::Float &&
               U.get(Y.Type).Kind != ir::TypeKind::Float) {
      std::int64_t L = X.Int, R = Y.Int, Result = 0;
      bool Ok = false;
      switch (Op) {
      case Op::Add: Ok = !__builtin_add_overflow(L, R, &Result); break;
      case Op::Sub: Ok = !__builtin_sub_overflow(L, R, &Result); break;
      case Op::Mul: Ok = !__builtin_mul_overflow(L, R, &Result); break;
      case Op::Div:
        Ok = R > 0;
        Result = Ok ? L / R : 0;
        break;
      case Op::Shl:
        Ok = L >= 0 && R >= 0 && R < 62 && L < (std::int64_t(1) << (62 - R));
        Result = Ok ? L << R : 0;
        break;
      case Op::Or:
        Ok = true;
        Result = L | R;
        break;
      default: break;
      }
      // What does not fit stays as it is written: an overflow to be seen.
      if (Ok && fits(Result, T))
        return integer(Result, Type);
    }
  }
  return make(Op, Type, A, B);
}

ValueId FunctionLowering::compare(Op Op, ValueId A, ValueId B) {
  return make(Op, U.boolean(), A, B);
}

ValueId FunctionLowering::negate(ValueId Condition) {
  return make(Op::Not, U.boolean(), Condition);
}

} // namespace retrylint::extract
