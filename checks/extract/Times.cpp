#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::TimeShape;
using ir::ValueId;

const RecordDecl *FunctionLowering::pointee(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const RecordDecl *Record = Type->getAsRecordDecl();
  return Record ? Record->getDefinition() : nullptr;
}

/// now() + d is d from now.
ValueId FunctionLowering::relative(ValueId Point) {
  const ir::Value V = value(Point);
  if (V.Op == Op::Add) {
    if (value(V.A).Op == Op::Now)
      return V.B;
    if (value(V.B).Op == Op::Now)
      return V.A;
  }
  if (V.Op == Op::Cast && (value(V.A).Op == Op::Add || value(V.A).Op == Op::Cast)) {
    ValueId Inner = relative(V.A);
    if (value(Inner).Op != Op::Sub)
      return Inner;
  }
  return make(Op::Sub, V.Type, Point, now(V.Type));
}

static ir::TypeId nanosecondType(UnitBuilder &U) {
  ir::Type T;
  T.Kind = ir::TypeKind::Float;
  T.Bits = 64;
  T.Signed = true;
  T.TickNum = 1;
  T.TickDen = 1000000000;
  return U.type(T);
}

ValueId FunctionLowering::nanoseconds(ValueId V, TimeShape Shape, double Unit,
                                      QualType Type) {
  ir::TypeId Nano = nanosecondType(U);
  auto Forever = [&] { return integer(-1, U.number(64, true)); };
  auto Scaled = [&](ValueId Number, double Factor) {
    if (Factor == 1 && !isConst(Number))
      return Number;
    return arithmetic(Op::Mul, Nano, Number, floating(Factor));
  };
  switch (Shape) {
  case TimeShape::Timeval:
  case TimeShape::Timespec: {
    if (isConst(V) && value(V).Int == 0)
      return Forever();
    const RecordDecl *Record = pointee(Type);
    if (!Record)
      return 0;
    ValueId Place = V;
    llvm::SmallVector<const FieldDecl *, 4> Fields(Record->fields());
    // itimerspec and itimerval: when it fires first is the second half.
    if (Fields.size() == 2 && Fields[1]->getType()->isRecordType()) {
      Place = member(Fields[1], Place);
      Record = Fields[1]->getType()->getAsRecordDecl();
      Record = Record ? Record->getDefinition() : nullptr;
      if (!Record)
        return 0;
      Fields.assign(Record->field_begin(), Record->field_end());
    }
    llvm::erase_if(Fields, [](const FieldDecl *F) { return F->isUnnamedBitField(); });
    if (Fields.size() < 2)
      return 0;
    ValueId Seconds = Scaled(member(Fields[0], Place), 1e9);
    ValueId Rest = Scaled(member(Fields[1], Place),
                          Shape == TimeShape::Timeval ? 1e3 : 1);
    return arithmetic(Op::Add, Nano, Seconds, Rest);
  }
  case TimeShape::Duration: {
    const ir::Type &T = typeOf(V);
    if (T.duration()) {
      double Factor = double(T.TickNum) / double(T.TickDen) * 1e9;
      return Scaled(V, Factor);
    }
    // Spans of libraries of their own are counted in nanoseconds (Returns::MakeTime).
    return V;
  }
  case TimeShape::Number:
  case TimeShape::Unknown: {
    if (typeOf(V).duration())
      return nanoseconds(V, TimeShape::Duration, Unit, Type);
    if (isConst(V) && (value(V).Int < 0 || value(V).Real < 0))
      return Forever();
    return Scaled(V, (Unit > 0 ? Unit : 1) * 1e9);
  }
  }
  return 0;
}

ValueId FunctionLowering::time(const ir::TimeArg &Time, const ir::Inst &I,
                               const Call &C) {
  if (!Time.Attribute.empty()) {
    ValueId Handle = I.Receiver;
    if (Time.Arg >= 0 && unsigned(Time.Arg) < I.Args.size())
      Handle = I.Args[Time.Arg];
    return attribute(Time.Attribute, Handle);
  }
  if (Time.Arg < 0 || unsigned(Time.Arg) >= I.Args.size())
    return 0;
  ValueId V = I.Args[Time.Arg];
  if (value(V).Op == Op::Address && Time.Shape != TimeShape::Timeval &&
      Time.Shape != TimeShape::Timespec)
    V = value(V).A; // taken by reference
  QualType Type = C.Args[Time.Arg]->IgnoreParenImpCasts()->getType();
  if (!pointee(Type))
    Type = C.Args[Time.Arg]->getType();
  bool Struct = Time.Shape == TimeShape::Timeval || Time.Shape == TimeShape::Timespec;
  if (Time.Absolute && !Struct)
    V = relative(V);
  ValueId Result = nanoseconds(V, Time.Shape, Time.Unit, Type);
  if (Result && Time.UnitArg >= 0 && unsigned(Time.UnitArg) < I.Args.size() &&
      value(Result).Int != -1)
    Result = arithmetic(Op::Add, nanosecondType(U), Result, I.Args[Time.UnitArg]);
  if (Result && Time.Absolute && Struct && !isConst(Result))
    Result = make(Op::Sub, value(Result).Type, Result, now(value(Result).Type));
  return Result;
}

/// How an argument is spelled: a string, an enumerator, a macro.
static llvm::StringRef spelled(ASTContext &Context, const Expr *Arg) {
  Arg = bare(Arg)->IgnoreParenImpCasts();
  if (const auto *String = dyn_cast<StringLiteral>(Arg))
    return String->getCharByteWidth() == 1 ? String->getString() : llvm::StringRef();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Arg))
    if (isa<EnumConstantDecl>(Ref->getDecl()))
      return Ref->getDecl()->getName();
  if (Arg->getBeginLoc().isMacroID())
    return Lexer::getImmediateMacroName(Arg->getBeginLoc(), Context.getSourceManager(),
                                        Context.getLangOpts());
  return {};
}

void FunctionLowering::settings(std::uint32_t Model, const ir::Inst &I, const Call &C) {
  const ir::FunctionSummary Summary = U.summary(Model);
  ValueId Handle = I.Receiver;
  if (Summary.HandleArg >= 0) {
    if (unsigned(Summary.HandleArg) >= I.Args.size())
      return;
    Handle = I.Args[Summary.HandleArg];
  }
  // A constructor sets what its object is made with.
  if (!Handle && isa_and_nonnull<CXXConstructorDecl>(C.Callee)) {
    ir::Value Result;
    Result.Op = Op::Result;
    Result.Type = I.ResultType;
    Result.Index = F.Insts.size() - 1;
    Handle = add(std::move(Result));
  }
  for (const ir::Setting &S : Summary.Settings) {
    if (S.WhenArg >= 0) {
      if (unsigned(S.WhenArg) >= I.Args.size())
        continue;
      ValueId When = I.Args[S.WhenArg];
      bool Holds = false;
      if (isConst(When))
        for (std::int64_t Number : S.Equals)
          Holds = Holds || value(When).Int == Number;
      if (!S.Text.empty()) {
        llvm::StringRef Text = spelled(U.Context, C.Args[S.WhenArg]);
        std::string_view Known = value(When).Op == Op::String || isConst(When)
                                     ? U.Unit.str(value(When).Name)
                                     : std::string_view();
        for (const std::string &Name : S.Text)
          Holds = Holds || Text == Name || (!Known.empty() && Known == Name);
      }
      if (!Holds)
        continue;
    }
    ValueId Source = 0;
    if (S.Arg < 0) {
      Source = integer(S.Constant, U.number(64, true));
    } else if (unsigned(S.Arg) < I.Args.size()) {
      Source = I.Args[S.Arg];
      if (S.Shape != TimeShape::Unknown || S.Unit > 0) {
        ir::TimeArg Time;
        Time.Arg = S.Arg;
        Time.Shape = S.Shape;
        Time.Unit = S.Unit;
        Time.Absolute = S.Absolute;
        Source = time(Time, I, C);
      } else if (value(Source).Op == Op::Address) {
        Source = value(Source).A;
      }
    }
    if (Source)
      assign(attribute(S.Attribute, Handle), Source, I.Where);
  }
}

} // namespace retrylint::extract
