#include "extract/FunctionLowering.h"
#include "models/OptionText.h"

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

/// The literal that an expression is, through a std::string that is made of it and
/// through variables that nothing else is given to.
static const StringLiteral *textLiteral(const Expr *E, const BodyFacts &Facts, unsigned Depth = 0) {
  if (!E || Depth > 8)
    return nullptr;
  E = bare(bare(E)->IgnoreParenImpCasts());
  if (const auto *String = dyn_cast<StringLiteral>(E))
    return String->getCharByteWidth() == 1 ? String : nullptr;
  if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
    return Made->getNumArgs() ? textLiteral(Made->getArg(0), Facts, Depth + 1) : nullptr;
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return textLiteral(Cast->getSubExpr(), Facts, Depth + 1);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 1 ? textLiteral(List->getInit(0), Facts, Depth + 1) : nullptr;
  if (const auto *User = dyn_cast<UserDefinedLiteral>(E))
    return User->getLiteralOperatorKind() == UserDefinedLiteral::LOK_String
               ? textLiteral(User->getCookedLiteral(), Facts, Depth + 1)
               : nullptr;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    bool Text = Method && Method->getIdentifier() &&
                (Method->getName() == "c_str" || Method->getName() == "data");
    return Text ? textLiteral(Call->getImplicitObjectArgument(), Facts, Depth + 1) : nullptr;
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Variable || isa<ParmVarDecl>(Variable) || Facts.Reassigned.contains(Variable))
    return nullptr;
  QualType Type = Variable->getType();
  if (const auto *Array = dyn_cast<ArrayType>(Type.getTypePtr()))
    Type = Array->getElementType();
  if (!Variable->hasLocalStorage() && !Variable->isConstexpr() && !Type.isConstQualified() &&
      !(Type->isPointerType() && Variable->getType().isConstQualified()))
    return nullptr;
  return textLiteral(Variable->getAnyInitializer(), Facts, Depth + 1);
}

/// How an argument is spelled: a string, an enumerator, a macro.
static llvm::StringRef spelled(ASTContext &Context, const Expr *Arg, const BodyFacts &Facts) {
  if (const StringLiteral *String = textLiteral(Arg, Facts))
    return String->getString();
  Arg = bare(Arg)->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Arg))
    if (isa<EnumConstantDecl>(Ref->getDecl()))
      return Ref->getDecl()->getName();
  if (Arg->getBeginLoc().isMacroID())
    return Lexer::getImmediateMacroName(Arg->getBeginLoc(), Context.getSourceManager(),
                                        Context.getLangOpts());
  return {};
}

/// What a text gives the option: its number, in the unit of the setting. 0: nothing.
ValueId FunctionLowering::fromText(const ir::Setting &S, const Expr *Arg, ValueId Handle,
                                   const ir::Location &Where) {
  const StringLiteral *Text = textLiteral(Arg, Facts);
  if (!Text)
    return 0;
  if (S.Format == ir::TextFormat::ServiceConfig) {
    std::vector<std::string> All = models::serviceConfigComplaints(Text->getString());
    if (All.empty())
      return 0;
    if (All.size() > 1)
      All.front() += " (one of " + std::to_string(All.size()) + " faults in this text)";
    ir::Value Said;
    Said.Op = Op::String;
    Said.Name = U.string(All.front());
    assign(attribute("complaint", Handle), add(std::move(Said)), Where);
    return 0;
  }
  std::optional<double> Number = models::numberIn(S.Format, Text->getString(), S.Key);
  if (!Number)
    return 0;
  bool Time = S.Shape == TimeShape::Number && S.Unit > 0;
  return integer(std::int64_t(Time ? *Number * S.Unit * 1e9 : *Number), U.number(64, true));
}

void FunctionLowering::settings(std::uint32_t Model, const ir::Inst &I, const Call &C) {
  const ir::FunctionSummary Summary = U.summary(Model);
  ValueId Handle = I.Receiver;
  if (Summary.HandleArg >= 0) {
    if (unsigned(Summary.HandleArg) >= I.Args.size())
      return;
    Handle = I.Args[Summary.HandleArg];
  }
  // A constructor sets what its object is made with, and so does a function that makes
  // a handle.
  if (!Handle && C.Whole &&
      (isa_and_nonnull<CXXConstructorDecl>(C.Callee) || Summary.Role != ir::Role::Option)) {
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
        llvm::StringRef Text = spelled(U.Context, C.Args[S.WhenArg], Facts);
        std::string_view Known = value(When).Op == Op::String || isConst(When)
                                     ? U.Unit.str(value(When).Name)
                                     : std::string_view();
        // zmq::sockopt::linger
        if (const auto *Ref = dyn_cast<DeclRefExpr>(uncopied(C.Args[S.WhenArg]));
            Ref && value(When).Op == Op::Global && Ref->getDecl()->getIdentifier())
          Known = Ref->getDecl()->getName();
        for (const std::string &Name : S.Text)
          Holds = Holds || Text == Name || (!Known.empty() && Known == Name);
      }
      if (!Holds)
        continue;
    }
    ValueId Source = 0;
    if (S.Arg < 0) {
      Source = integer(S.Constant, U.number(64, true));
    } else if (unsigned(S.Arg) < I.Args.size() && S.Format != ir::TextFormat::Unknown) {
      Source = fromText(S, C.Args[S.Arg], Handle, I.Where);
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
