#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::ValueId;

namespace {
/// Expressions nest as deep as their authors (and generators) please.
struct Descend {
  unsigned &Depth;
  explicit Descend(unsigned &Depth) : Depth(Depth) { ++Depth; }
  ~Descend() { --Depth; }
};
constexpr unsigned MaxDepth = 256;
} // namespace

ValueId FunctionLowering::lower(const Expr *E) {
  E = bare(E);
  if (!E)
    return opaque(0);
  if (Depth > MaxDepth)
    return opaque(U.type(E->getType()));
  Descend Here(Depth);
  if (isEffect(E))
    return effect(E);
  return lowerBare(E);
}

/// The macro that a constant is spelled as: "EINTR" for 4.
static llvm::StringRef macroName(const SourceManager &Sources,
                                 const LangOptions &Lang, const Expr *E) {
  SourceLocation Begin = E->getBeginLoc();
  if (!Begin.isMacroID() || Sources.isMacroArgExpansion(Begin))
    return {};
  // Only where the macro is nothing but this constant.
  CharSourceRange Range = Sources.getImmediateExpansionRange(Begin);
  if (Range.getBegin() != Range.getEnd())
    return {};
  return Lexer::getImmediateMacroName(Begin, Sources, Lang);
}

ValueId FunctionLowering::literal(const Expr *E, std::int64_t Number) {
  llvm::StringRef Name = macroName(U.Sources, U.Context.getLangOpts(), E);
  return integer(Number, U.type(E->getType()), U.string(Name));
}

static std::int64_t truncated(const llvm::APInt &Number, bool Signed) {
  if (Number.getBitWidth() > 64)
    return Number.trunc(64).getSExtValue();
  return Signed ? Number.getSExtValue() : std::int64_t(Number.getZExtValue());
}

ValueId FunctionLowering::lowerBare(const Expr *E) {
  ir::TypeId Type = U.type(E->getType());
  switch (E->getStmtClass()) {
  case Stmt::IntegerLiteralClass:
    return literal(E, truncated(cast<IntegerLiteral>(E)->getValue(),
                                E->getType()->isSignedIntegerOrEnumerationType()));
  case Stmt::CharacterLiteralClass:
    return literal(E, cast<CharacterLiteral>(E)->getValue());
  case Stmt::CXXBoolLiteralExprClass:
    return integer(cast<CXXBoolLiteralExpr>(E)->getValue(), Type);
  case Stmt::ObjCBoolLiteralExprClass:
    return integer(cast<ObjCBoolLiteralExpr>(E)->getValue(), Type);
  case Stmt::CXXNullPtrLiteralExprClass:
  case Stmt::GNUNullExprClass:
    return integer(0, U.type(U.Context.VoidPtrTy));
  case Stmt::FloatingLiteralClass: {
    ir::Value V;
    V.Op = Op::Const;
    V.Type = Type;
    V.Real = cast<FloatingLiteral>(E)->getValueAsApproximateDouble();
    V.Name = U.string(macroName(U.Sources, U.Context.getLangOpts(), E));
    return add(std::move(V));
  }
  case Stmt::StringLiteralClass: {
    const auto *Literal = cast<StringLiteral>(E);
    ir::Value V;
    V.Op = Op::String;
    V.Type = Type;
    // Long texts are messages and data, no settings.
    if (Literal->getCharByteWidth() == 1)
      V.Name = U.string(Literal->getString().take_front(4096));
    return add(std::move(V));
  }
  case Stmt::ObjCStringLiteralClass:
    return lower(cast<ObjCStringLiteral>(E)->getString());
  case Stmt::ObjCBoxedExprClass:
    return lower(cast<ObjCBoxedExpr>(E)->getSubExpr());
  case Stmt::ImaginaryLiteralClass:
    return opaque(Type);
  case Stmt::CXXThisExprClass:
    return thisObject();
  case Stmt::DeclRefExprClass:
    return lowerDecl(cast<DeclRefExpr>(E)->getDecl(), E);
  case Stmt::MemberExprClass:
    return lowerMember(cast<MemberExpr>(E));
  case Stmt::ObjCIvarRefExprClass: {
    const auto *Ref = cast<ObjCIvarRefExpr>(E);
    return member(Ref->getDecl(), lower(Ref->getBase()));
  }
  case Stmt::ObjCPropertyRefExprClass:
    return lowerPropertyRef(cast<ObjCPropertyRefExpr>(E));
  case Stmt::PseudoObjectExprClass: {
    const auto *Pseudo = cast<PseudoObjectExpr>(E);
    if (const Expr *Result = Pseudo->getResultExpr())
      return lower(Result);
    return opaque(Type);
  }
  case Stmt::OpaqueValueExprClass:
    if (const Expr *Source = cast<OpaqueValueExpr>(E)->getSourceExpr())
      return lower(Source);
    return opaque(Type);
  case Stmt::UnaryOperatorClass:
    return lowerUnary(cast<UnaryOperator>(E));
  case Stmt::BinaryOperatorClass:
    return lowerBinary(cast<BinaryOperator>(E));
  case Stmt::CXXRewrittenBinaryOperatorClass: {
    const auto Form = cast<CXXRewrittenBinaryOperator>(E)->getDecomposedForm();
    return lowerBinary(Form.Opcode, E->getType(), Form.LHS, Form.RHS);
  }
  case Stmt::ConditionalOperatorClass: {
    const auto *Select = cast<ConditionalOperator>(E);
    ir::Value V;
    V.Op = Op::Select;
    V.Type = Type;
    V.A = condition(Select->getCond());
    V.B = lower(Select->getTrueExpr());
    V.Operands = {lower(Select->getFalseExpr())};
    return add(std::move(V));
  }
  case Stmt::BinaryConditionalOperatorClass: {
    const auto *Select = cast<BinaryConditionalOperator>(E);
    ir::Value V;
    V.Op = Op::Select;
    V.Type = Type;
    V.A = condition(Select->getCommon());
    V.B = lower(Select->getCommon());
    V.Operands = {lower(Select->getFalseExpr())};
    return add(std::move(V));
  }
  case Stmt::ArraySubscriptExprClass: {
    const auto *Sub = cast<ArraySubscriptExpr>(E);
    ValueId Base = lower(Sub->getBase());
    return make(Op::Element, Type, Base, lower(Sub->getIdx()));
  }
  case Stmt::InitListExprClass: {
    const auto *List = cast<InitListExpr>(E);
    if (List->getSemanticForm())
      List = List->getSemanticForm();
    if (List->isTransparent() ||
        (List->getNumInits() == 1 && !E->getType()->isRecordType() &&
         !E->getType()->isArrayType()))
      return lower(List->getInit(0));
    if (List->getNumInits() == 0 && U.get(Type).Kind != ir::TypeKind::Record)
      return integer(0, Type);
    return lowerAggregate(E, llvm::ArrayRef(
        const_cast<Expr **>(List->getInits()), List->getNumInits()));
  }
  case Stmt::CXXParenListInitExprClass:
    return lowerAggregate(
        E, const_cast<CXXParenListInitExpr *>(cast<CXXParenListInitExpr>(E))
               ->getInitExprs());
  case Stmt::CompoundLiteralExprClass:
    return lower(cast<CompoundLiteralExpr>(E)->getInitializer());
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::CXXScalarValueInitExprClass:
    if (U.get(Type).Kind == ir::TypeKind::Record && !U.get(Type).duration())
      return opaque(Type);
    return integer(0, Type);
  case Stmt::CXXDefaultArgExprClass:
  case Stmt::CXXDefaultInitExprClass: {
    // Evaluated anew at each use, in no place of this function's.
    if (Inlined > 3)
      return opaque(Type);
    ++Inlined;
    const auto *Arg = dyn_cast<CXXDefaultArgExpr>(E);
    ValueId V = lower(Arg ? Arg->getExpr() : cast<CXXDefaultInitExpr>(E)->getExpr());
    --Inlined;
    return V;
  }
  case Stmt::StmtExprClass: {
    const CompoundStmt *Body = cast<StmtExpr>(E)->getSubStmt();
    const Stmt *Last = Body->body_empty() ? nullptr : Body->body_back();
    while (const auto *Label = dyn_cast_or_null<LabelStmt>(Last))
      Last = Label->getSubStmt();
    if (const auto *Value = dyn_cast_or_null<Expr>(Last))
      return lower(Value);
    return opaque(Type);
  }
  case Stmt::CoawaitExprClass:
  case Stmt::CoyieldExprClass:
    return lower(cast<CoroutineSuspendExpr>(E)->getOperand());
  case Stmt::DependentCoawaitExprClass:
    return lower(cast<DependentCoawaitExpr>(E)->getOperand());
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::TypeTraitExprClass:
  case Stmt::OffsetOfExprClass:
  case Stmt::CXXNoexceptExprClass: {
    Expr::EvalResult Result;
    if (!E->isValueDependent() && E->EvaluateAsInt(Result, U.Context))
      return integer(truncated(Result.Val.getInt(), Result.Val.getInt().isSigned()),
                     Type);
    return opaque(Type);
  }
  case Stmt::LambdaExprClass: {
    ir::Value V;
    V.Op = Op::Function;
    V.Name = nested(cast<LambdaExpr>(E), nullptr);
    return add(std::move(V));
  }
  case Stmt::BlockExprClass: {
    ir::Value V;
    V.Op = Op::Function;
    V.Name = nested(nullptr, cast<BlockExpr>(E)->getBlockDecl());
    return add(std::move(V));
  }
  case Stmt::CXXDependentScopeMemberExprClass:
  case Stmt::UnresolvedMemberExprClass:
  case Stmt::UnresolvedLookupExprClass:
  case Stmt::DependentScopeDeclRefExprClass:
    if (const auto *Overloads = dyn_cast<OverloadExpr>(E))
      if (Overloads->getNumDecls() == 1)
        if (const auto *D = dyn_cast<ValueDecl>((*Overloads->decls_begin())->getUnderlyingDecl()))
          return lowerDecl(D, E);
    return opaque(Type);
  case Stmt::CXXUnresolvedConstructExprClass: {
    const auto *Construct = cast<CXXUnresolvedConstructExpr>(E);
    if (Construct->getNumArgs() == 1)
      return cast(lower(Construct->getArg(0)), Type);
    return opaque(Type);
  }
  case Stmt::PackExpansionExprClass:
    return lower(cast<PackExpansionExpr>(E)->getPattern());
  case Stmt::RecoveryExprClass:
    return opaque(Type);
  case Stmt::ParenListExprClass: {
    const auto *List = cast<ParenListExpr>(E);
    if (List->getNumExprs() == 1)
      return lower(List->getExpr(0));
    return opaque(Type);
  }
  case Stmt::ObjCSelectorExprClass: {
    ir::Value V;
    V.Op = Op::String;
    V.Type = Type;
    V.Name = U.string(cast<ObjCSelectorExpr>(E)->getSelector().getAsString());
    return add(std::move(V));
  }
  case Stmt::ObjCIndirectCopyRestoreExprClass:
    return lower(cast<ObjCIndirectCopyRestoreExpr>(E)->getSubExpr());
  case Stmt::ObjCDictionaryLiteralClass: {
    const auto *Table = cast<ObjCDictionaryLiteral>(E);
    ir::Value V;
    V.Op = Op::Aggregate;
    V.Type = Type;
    for (unsigned I = 0; I < Table->getNumElements() && I < 64; ++I)
      V.Operands.push_back(lower(Table->getKeyValueElement(I).Value));
    return add(std::move(V));
  }
  case Stmt::ObjCArrayLiteralClass: {
    const auto *List = cast<ObjCArrayLiteral>(E);
    ir::Value V;
    V.Op = Op::Aggregate;
    V.Type = Type;
    for (unsigned I = 0; I < List->getNumElements() && I < 64; ++I)
      V.Operands.push_back(lower(List->getElement(I)));
    return add(std::move(V));
  }
  default:
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      return lowerCast(Cast);
    return opaque(Type);
  }
}

ValueId FunctionLowering::lowerAggregate(const Expr *E, llvm::ArrayRef<Expr *> Inits) {
  ir::Value V;
  V.Op = Op::Aggregate;
  V.Type = U.type(E->getType());
  // Tables longer than this are data.
  for (const Expr *Init : Inits.take_front(256))
    V.Operands.push_back(Init ? lower(Init) : opaque(0));
  return add(std::move(V));
}

ValueId FunctionLowering::condition(const Expr *E) {
  E = bare(E);
  if (const auto *Cast = dyn_cast_or_null<CastExpr>(E)) {
    switch (Cast->getCastKind()) {
    case CK_IntegralToBoolean:
    case CK_PointerToBoolean:
    case CK_FloatingToBoolean:
    case CK_MemberPointerToBoolean:
      return condition(Cast->getSubExpr());
    case CK_LValueToRValue:
    case CK_NoOp:
    case CK_UserDefinedConversion:
      if (!isEffect(bare(Cast->getSubExpr())))
        return condition(Cast->getSubExpr());
      break;
    default:
      break;
    }
  }
  ValueId V = lower(E);
  if (typeOf(V).Kind == ir::TypeKind::Record && value(V).Op != Op::Truth &&
      !U.get(value(V).Type).duration())
    return make(Op::Truth, U.boolean(), V);
  return V;
}

ValueId FunctionLowering::lowerDecl(const ValueDecl *D, const Expr *Ref) {
  if (const auto *Enumerator = dyn_cast<EnumConstantDecl>(D))
    return integer(truncated(Enumerator->getInitVal(), Enumerator->getInitVal().isSigned()),
                   U.type(Ref ? Ref->getType() : D->getType()),
                   U.string(Enumerator->getName()));
  if (const auto *Function = dyn_cast<FunctionDecl>(D)) {
    ir::Value V;
    V.Op = Op::Function;
    V.Name = U.symbol(Function);
    return add(std::move(V));
  }
  if (const auto *Binding = dyn_cast<BindingDecl>(D)) {
    const Expr *Part = Binding->getBinding();
    if (Part && !Binding->getHoldingVar())
      return lower(Part);
    const auto *Whole = dyn_cast_or_null<DecompositionDecl>(Binding->getDecomposedDecl());
    if (!Whole)
      return opaque(U.type(D->getType()));
    unsigned Index = 0;
    for (const BindingDecl *Other : Whole->bindings()) {
      if (Other == Binding)
        break;
      ++Index;
    }
    // A pair's parts are its members.
    if (const RecordDecl *Record = pointee(Whole->getType()))
      if (std::distance(Record->field_begin(), Record->field_end()) ==
          std::distance(Whole->bindings().begin(), Whole->bindings().end()))
        return member(*std::next(Record->field_begin(), Index), lowerVariable(Whole));
    return make(Op::Element, U.type(D->getType()), lowerVariable(Whole),
                integer(Index, U.number(32, false)));
  }
  if (const auto *Variable = dyn_cast<VarDecl>(D))
    return lowerVariable(Variable);
  if (isa<FieldDecl>(D))
    return member(D, 0);
  if (const auto *Indirect = dyn_cast<IndirectFieldDecl>(D))
    return member(Indirect->getAnonField(), 0);
  return opaque(U.type(D->getType()));
}

ValueId FunctionLowering::lowerVariable(const VarDecl *D) {
  D = D->getCanonicalDecl() == D || D->isLocalVarDeclOrParm() ? D : D->getCanonicalDecl();
  if (const auto *Self = dyn_cast<ImplicitParamDecl>(D))
    if (Self->getParameterKind() == ImplicitParamKind::ObjCSelf)
      return thisObject();
  if (U.ThisAliases.contains(D))
    return thisObject();
  if (const Expr *Place = U.PlaceAliases.lookup(D))
    return lower(Place);
  ir::TypeId Type = U.type(D->getType());
  auto Own = Locals.find(D);
  if (Own != Locals.end())
    return localValue(Own->second);
  auto It = U.Owners.find(D);
  if (It != U.Owners.end()) {
    ir::Value V;
    V.Op = It->second.IsParam ? Op::Param : Op::Local;
    V.Index = It->second.Index;
    V.Type = Type;
    if (It->second.Function != F.Symbol)
      V.Name = It->second.Function;
    return add(std::move(V));
  }
  if (!D->hasGlobalStorage() || D->getType()->isDependentType())
    return opaque(Type);
  // Constants stand for their value, under their name.
  bool Constant = D->isConstexpr() ||
                  (D->getType().isConstQualified() && !D->getType()->isReferenceType());
  const VarDecl *Definition = nullptr;
  const Expr *Init = Constant ? D->getAnyInitializer(Definition) : nullptr;
  if (Init && !Init->isValueDependent() && Inlined < 4) {
    if (D->getType()->isIntegralOrEnumerationType()) {
      if (const APValue *Value = Definition->evaluateValue())
        if (Value->isInt())
          return integer(truncated(Value->getInt(), Value->getInt().isSigned()), Type,
                         D->getIdentifier() ? U.string(D->getName()) : 0);
    } else if (U.get(Type).Kind == ir::TypeKind::Float || U.get(Type).duration()) {
      ++Inlined;
      ValueId V = cast(lower(Init), Type);
      --Inlined;
      if (isConst(V)) {
        ir::Value Named = value(V);
        if (D->getIdentifier())
          Named.Name = U.string(D->getName());
        return add(std::move(Named));
      }
      if (U.get(Type).duration())
        return V;
    }
  }
  ir::Value V;
  V.Op = Op::Global;
  V.Type = Type;
  V.Name = U.symbol(D);
  return add(std::move(V));
}

ValueId FunctionLowering::lowerMember(const MemberExpr *E) {
  const ValueDecl *D = E->getMemberDecl();
  if (const auto *Variable = dyn_cast<VarDecl>(D))
    return lowerVariable(Variable);
  if (isa<EnumConstantDecl>(D) || isa<FunctionDecl>(D))
    return lowerDecl(D, E);
  const auto *Field = dyn_cast<FieldDecl>(D);
  if (!Field)
    return opaque(U.type(E->getType()));
  // Members of an unnamed union or struct are the outer object's.
  const Expr *Base = E->getBase();
  for (;;) {
    const auto *Outer = dyn_cast<MemberExpr>(Base->IgnoreParenImpCasts());
    const auto *Unnamed = Outer ? dyn_cast<FieldDecl>(Outer->getMemberDecl()) : nullptr;
    if (!Unnamed || !Unnamed->isAnonymousStructOrUnion())
      break;
    Base = Outer->getBase();
  }
  return member(Field, lower(Base));
}

ValueId FunctionLowering::lowerPropertyRef(const ObjCPropertyRefExpr *E) {
  ValueId Object = 0;
  if (E->isObjectReceiver())
    Object = lower(E->getBase());
  else if (E->isSuperReceiver())
    Object = thisObject();
  if (E->isExplicitProperty())
    return member(E->getExplicitProperty(), Object);
  if (const ObjCMethodDecl *Getter = E->getImplicitPropertyGetter())
    if (const ObjCPropertyDecl *Property = Getter->findPropertyDecl())
      return member(Property, Object);
  return opaque(U.type(E->getType()));
}

ValueId FunctionLowering::lowerCast(const CastExpr *E) {
  const Expr *Sub = E->getSubExpr();
  ir::TypeId Type = U.type(E->getType());
  switch (E->getCastKind()) {
  case CK_NullToPointer:
  case CK_NullToMemberPointer:
    return integer(0, Type);
  case CK_IntegralToBoolean:
  case CK_PointerToBoolean:
  case CK_FloatingToBoolean:
  case CK_MemberPointerToBoolean: {
    ValueId V = lower(Sub);
    if (typeOf(V).Kind == ir::TypeKind::Bool)
      return V;
    return compare(Op::Ne, V, integer(0, value(V).Type));
  }
  case CK_IntegralCast:
  case CK_IntegralToFloating:
  case CK_FloatingToIntegral:
  case CK_FloatingCast:
  case CK_BooleanToSignedIntegral:
  case CK_Dependent:
    return cast(lower(Sub), Type);
  case CK_UserDefinedConversion:
  case CK_ConstructorConversion: {
    ValueId V = lower(Sub);
    return V;
  }
  case CK_ToVoid:
    return lower(Sub);
  case CK_Dynamic: {
    // One to a reference throws where it fails, which nobody relies on.
    if (!E->getType()->isPointerType() || E->getType()->isVoidPointerType())
      return lower(Sub);
    ir::Value V;
    V.Op = Op::Downcast;
    V.Type = Type;
    V.A = lower(Sub);
    V.Name = U.typeName(E->getType()->getPointeeType());
    return add(std::move(V));
  }
  default: {
    // An arithmetic type may come out of an opaque kind of cast only through
    // a value that has it already.
    return lower(Sub);
  }
  }
}

ValueId FunctionLowering::lowerUnary(const UnaryOperator *E) {
  ir::TypeId Type = U.type(E->getType());
  const Expr *Sub = E->getSubExpr();
  switch (E->getOpcode()) {
  case UO_Plus:
  case UO_Extension:
  case UO_Coawait:
    return lower(Sub);
  case UO_Minus: {
    ValueId V = lower(Sub);
    if (isConst(V)) {
      ir::Value Negated = value(V);
      if (U.get(Negated.Type).Kind == ir::TypeKind::Float) {
        Negated.Real = -Negated.Real;
        return add(std::move(Negated));
      }
      if (Negated.Int != INT64_MIN && U.get(Type).Signed) {
        Negated.Int = -Negated.Int;
        Negated.Type = Type;
        // "-EINVAL" is spelled so; a constant's name is of its positive.
        if (Negated.Name)
          Negated.Name = U.string("-" + std::string(U.Unit.str(Negated.Name)));
        return add(std::move(Negated));
      }
    }
    return make(Op::Neg, Type, V);
  }
  case UO_Not: {
    ValueId V = lower(Sub);
    return make(Op::BitNot, Type, V);
  }
  case UO_LNot:
    return negate(condition(Sub));
  case UO_AddrOf: {
    const Expr *Operand = bare(Sub);
    // &C::method
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Operand))
      if (isa<FunctionDecl>(Ref->getDecl()))
        return lower(Operand);
    ValueId Place = lower(Operand);
    if (value(Place).Op == Op::Local && !value(Place).Name && !Harmless.contains(E))
      F.Locals[value(Place).Index].AddressTaken = true;
    return addressOf(Place);
  }
  case UO_Deref: {
    return deref(lower(Sub), Type);
  }
  default:
    return opaque(Type);
  }
}

static std::optional<Op> opFor(BinaryOperatorKind Kind) {
  switch (Kind) {
  case BO_Add: case BO_AddAssign: return Op::Add;
  case BO_Sub: case BO_SubAssign: return Op::Sub;
  case BO_Mul: case BO_MulAssign: return Op::Mul;
  case BO_Div: case BO_DivAssign: return Op::Div;
  case BO_Rem: case BO_RemAssign: return Op::Rem;
  case BO_Shl: case BO_ShlAssign: return Op::Shl;
  case BO_Shr: case BO_ShrAssign: return Op::Shr;
  case BO_And: case BO_AndAssign: return Op::And;
  case BO_Or: case BO_OrAssign: return Op::Or;
  case BO_Xor: case BO_XorAssign: return Op::Xor;
  case BO_LT: return Op::Lt;
  case BO_LE: return Op::Le;
  case BO_GT: return Op::Gt;
  case BO_GE: return Op::Ge;
  case BO_EQ: return Op::Eq;
  case BO_NE: return Op::Ne;
  case BO_LAnd: return Op::LogicalAnd;
  case BO_LOr: return Op::LogicalOr;
  default: return std::nullopt;
  }
}

ValueId FunctionLowering::lowerBinary(const BinaryOperator *E) {
  return lowerBinary(E->getOpcode(), E->getType(), E->getLHS(), E->getRHS());
}

/// Brings two spans to one tick, the finer; leaves everything else alone.
static bool finer(const ir::Type &A, const ir::Type &B) {
  return double(A.TickNum) / A.TickDen < double(B.TickNum) / B.TickDen;
}

ValueId FunctionLowering::combine(Op Op, ir::TypeId Type, ValueId A, ValueId B) {
  const ir::Type X = typeOf(A), Y = typeOf(B);
  switch (Op) {
  case Op::Lt: case Op::Le: case Op::Gt: case Op::Ge: case Op::Eq: case Op::Ne:
    if (X.duration() && Y.duration()) {
      if (finer(X, Y))
        B = rescale(B, value(A).Type);
      else if (finer(Y, X))
        A = rescale(A, value(B).Type);
    }
    return compare(Op, A, B);
  case Op::Add:
  case Op::Sub:
    if (U.get(Type).duration()) {
      A = rescale(A, Type);
      B = rescale(B, Type);
    }
    return arithmetic(Op, Type, A, B);
  case Op::Mul:
    if (U.get(Type).duration()) {
      if (X.duration())
        A = rescale(A, Type);
      if (Y.duration())
        B = rescale(B, Type);
    }
    return arithmetic(Op, Type, A, B);
  case Op::Div:
  case Op::Rem:
    if (X.duration() && Y.duration()) {
      if (finer(X, Y))
        B = rescale(B, value(A).Type);
      else if (finer(Y, X))
        A = rescale(A, value(B).Type);
    } else if (U.get(Type).duration() && X.duration()) {
      A = rescale(A, Type);
    }
    return arithmetic(Op, Type, A, B);
  default:
    return arithmetic(Op, Type, A, B);
  }
}

ValueId FunctionLowering::lowerBinary(BinaryOperatorKind Kind, QualType QT,
                                      const Expr *Left, const Expr *Right) {
  if (Kind == BO_Comma)
    return lower(Right);
  if (Kind == BO_LAnd || Kind == BO_LOr) {
    ValueId A = condition(Left);
    ValueId B = condition(Right);
    return make(*opFor(Kind), U.boolean(), A, B);
  }
  if (Kind == BO_PtrMemD || Kind == BO_PtrMemI) {
    ValueId A = lower(Left);
    return make(Op::Element, U.type(QT), A, lower(Right));
  }
  std::optional<Op> Op = opFor(Kind);
  if (!Op)
    return opaque(U.type(QT));
  ValueId A = lower(Left);
  ValueId B = lower(Right);
  if (Kind == BO_Shl)
    exponent(Right);
  return combine(*Op, U.type(QT), A, B);
}

ir::StringId FunctionLowering::nested(const LambdaExpr *Lambda, const BlockDecl *Block) {
  for (const Callable &C : Nested)
    if (Lambda ? C.Lambda == Lambda : C.Block == Block)
      return C.Symbol;
  Callable C{Lambda, Block, 0};
  std::string Name(U.Unit.str(F.Symbol));
  Name += (Lambda ? "$lambda" : "$block") + std::to_string(Ordinal++);
  C.Symbol = U.string(Name);
  if (Lambda) {
    if (const CXXMethodDecl *Operator = Lambda->getCallOperator())
      U.nameLambda(Operator, C.Symbol);
  } else {
    U.nameLambda(Block, C.Symbol);
  }
  Nested.push_back(C);
  return C.Symbol;
}

} // namespace retrylint::extract
