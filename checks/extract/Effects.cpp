#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::ValueId;

bool FunctionLowering::isEffect(const Expr *E) {
  switch (E->getStmtClass()) {
  case Stmt::CallExprClass:
  case Stmt::CXXMemberCallExprClass:
  case Stmt::CXXOperatorCallExprClass:
  case Stmt::UserDefinedLiteralClass:
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
  case Stmt::CXXNewExprClass:
  case Stmt::CXXDeleteExprClass:
  case Stmt::ObjCMessageExprClass:
  case Stmt::AtomicExprClass:
  case Stmt::CompoundAssignOperatorClass:
  case Stmt::LambdaExprClass:
    return true;
  case Stmt::BinaryOperatorClass:
    return cast<BinaryOperator>(E)->isAssignmentOp();
  case Stmt::UnaryOperatorClass:
    return cast<UnaryOperator>(E)->isIncrementDecrementOp();
  default:
    return false;
  }
}

ValueId FunctionLowering::effect(const Expr *E) {
  auto It = Memo.find(E);
  if (It != Memo.end())
    return It->second;
  // Code that can't be reached has no block to stand in.
  if (Dead.contains(E) || Facts.Hidden.contains(E))
    return Memo[E] = opaque(U.type(E->getType()));
  ValueId V = 0;
  switch (E->getStmtClass()) {
  case Stmt::CXXConstructExprClass:
  case Stmt::CXXTemporaryObjectExprClass:
    V = lowerConstruct(cast<CXXConstructExpr>(E));
    break;
  case Stmt::CXXOperatorCallExprClass:
    V = lowerOperator(cast<CXXOperatorCallExpr>(E));
    break;
  case Stmt::ObjCMessageExprClass:
    V = lowerMessage(cast<ObjCMessageExpr>(E));
    break;
  case Stmt::AtomicExprClass:
    V = lowerAtomic(cast<AtomicExpr>(E));
    break;
  case Stmt::CXXNewExprClass: {
    const auto *New = cast<CXXNewExpr>(E);
    const Expr *Init = New->getInitializer();
    V = Init && !New->isArray() ? lower(Init) : opaque(0);
    // The object is fresh, and no null pointer.
    ir::TypeId Type = U.type(E->getType());
    if (value(V).Op == Op::Opaque || value(V).Op == Op::Const)
      V = addressOf(opaque(U.type(New->getAllocatedType())));
    else if (value(V).Op == Op::Aggregate)
      V = make(Op::Address, Type, V);
    break;
  }
  case Stmt::CXXDeleteExprClass:
    V = opaque(0);
    break;
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass:
    V = lowerAssign(cast<BinaryOperator>(E));
    break;
  case Stmt::UnaryOperatorClass:
    V = lowerIncrement(cast<UnaryOperator>(E));
    break;
  case Stmt::LambdaExprClass: {
    const auto *Lambda = cast<LambdaExpr>(E);
    V = lowerBare(E);
    auto Capture = Lambda->capture_begin();
    for (const Expr *Init : Lambda->capture_inits()) {
      if (Lambda->isInitCapture(&*Capture))
        if (const auto *D = dyn_cast<VarDecl>(Capture->getCapturedVar()))
          declaration(D);
      ++Capture;
      (void)Init;
    }
    break;
  }
  default:
    V = lowerCall(cast<CallExpr>(E));
    break;
  }
  return Memo[E] = V;
}

static bool isPlace(Op Op) {
  switch (Op) {
  case Op::Param: case Op::Local: case Op::Global: case Op::Field:
  case Op::Deref: case Op::Element:
    return true;
  default:
    return false;
  }
}

void FunctionLowering::assign(ValueId Target, ValueId Source,
                              const ir::Location &Where) {
  if (!isPlace(value(Target).Op))
    return; // a temporary, or code that has an error
  ir::Inst I;
  I.Kind = ir::InstKind::Assign;
  I.Where = Where;
  I.Target = Target;
  I.Source = Source;
  emit(std::move(I));
}

void FunctionLowering::forget(ValueId Target, const ir::Location &Where) {
  ir::Inst I;
  I.Kind = ir::InstKind::Forget;
  I.Where = Where;
  I.Target = Target;
  emit(std::move(I));
}

/// The fields of a small struct of numbers and pointers, as C has them.
static const RecordDecl *plainRecord(QualType Type, unsigned MaxFields) {
  const RecordDecl *Record = Type->getAsRecordDecl();
  if (!Record || Record->isUnion() || !Record->getDefinition())
    return nullptr;
  Record = Record->getDefinition();
  if (Record->isInvalidDecl() || Record->isDependentType())
    return nullptr;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
    if (Class->getNumBases() || !Class->isAggregate())
      return nullptr;
  unsigned Count = std::distance(Record->field_begin(), Record->field_end());
  return Count && Count <= MaxFields ? Record : nullptr;
}

void FunctionLowering::assignObject(ValueId Target, ValueId Source, QualType Type,
                                    const ir::Location &Where) {
  Op From = value(Source).Op;
  if (isPlace(From) || From == Op::Aggregate)
    if (const RecordDecl *Record = plainRecord(Type, 8)) {
      bool Scalars = true;
      for (const FieldDecl *Field : Record->fields())
        Scalars = Scalars && Field->getType()->isScalarType();
      if (Scalars) {
        for (const FieldDecl *Field : Record->fields()) {
          ValueId To = member(Field, Target);
          assign(To, member(Field, Source), Where);
        }
        return;
      }
    }
  assign(Target, Source, Where);
}

void FunctionLowering::zero(ValueId Target, QualType Type,
                            const ir::Location &Where, unsigned Level) {
  if (Type->isScalarType()) {
    assign(Target, integer(0, U.type(Type)), Where);
    return;
  }
  const RecordDecl *Record = Level < 3 ? plainRecord(Type, 24) : nullptr;
  if (!Record) {
    forget(Target, Where);
    return;
  }
  for (const FieldDecl *Field : Record->fields())
    zeroField(Target, Field, Where, Level + 1);
}

void FunctionLowering::zeroField(ValueId Target, const FieldDecl *Field,
                                 const ir::Location &Where, unsigned Level) {
  if (Field->isUnnamedBitField())
    return;
  if (!Field->isAnonymousStructOrUnion()) {
    zero(member(Field, Target), Field->getType(), Where, Level);
    return;
  }
  const RecordDecl *Unnamed = Field->getType()->getAsRecordDecl();
  if (Unnamed && Unnamed->getDefinition() && Level < 4)
    for (const FieldDecl *Part : Unnamed->getDefinition()->fields())
      zeroField(Target, Part, Where, Level + 1);
}

bool FunctionLowering::assignFields(ValueId Target, const Expr *Init,
                                    const ir::Location &Where, unsigned Level) {
  Init = bare(Init);
  if (const auto *Literal = dyn_cast<CompoundLiteralExpr>(Init))
    Init = bare(Literal->getInitializer());
  const auto *List = dyn_cast<InitListExpr>(Init);
  if (!List || Level > 3)
    return false;
  if (List->getSemanticForm())
    List = List->getSemanticForm();
  if (List->isTransparent())
    return assignFields(Target, List->getInit(0), Where, Level);
  const RecordDecl *Record = List->getType()->getAsRecordDecl();
  if (!Record || !Record->getDefinition())
    return false;
  Record = Record->getDefinition();
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
    if (Class->getNumBases())
      return false;
  if (Record->isUnion()) {
    const FieldDecl *Field = List->getInitializedFieldInUnion();
    if (!Field || List->getNumInits() != 1)
      return false;
    assign(member(Field, Target), lower(List->getInit(0)), Where);
    return true;
  }
  unsigned Index = 0;
  unsigned Count = std::distance(Record->field_begin(), Record->field_end());
  for (const FieldDecl *Field : Record->fields()) {
    if (Field->isUnnamedBitField())
      continue;
    if (Index >= List->getNumInits())
      break;
    const Expr *Value = List->getInit(Index++);
    if (!Value)
      continue;
    // Zeros fill up what the author left out; big tables of options keep theirs.
    bool Implicit = isa<ImplicitValueInitExpr>(bare(Value));
    if (Implicit && Count > 32)
      continue;
    ValueId To = Field->isAnonymousStructOrUnion() ? Target : member(Field, Target);
    if (Implicit) {
      zeroField(Target, Field, where(Init), Level + 1);
      continue;
    }
    if (assignFields(To, Value, Where, Level + 1))
      continue;
    ValueId Given = lower(Value);
    ir::Location At = where(Value);
    assign(To, Given, At);
    // Values of a library's initializer macro are its defaults, nobody's choice.
    if (!where(Init).InMacro)
      fieldOption(Field, Target, Given, Value, At);
  }
  return true;
}

ValueId FunctionLowering::localValue(std::uint32_t Index) {
  ir::Value V;
  V.Op = Op::Local;
  V.Index = Index;
  V.Type = F.Locals[Index].Type;
  return add(std::move(V));
}

std::uint32_t FunctionLowering::temporary(ir::TypeId Type, const ir::Location &Where) {
  F.Locals.push_back({0, Type, Where, false});
  return F.Locals.size() - 1;
}

ValueId FunctionLowering::snapshot(ValueId Value, const ir::Location &Where) {
  if (isConst(Value))
    return Value;
  ValueId Copy = localValue(temporary(value(Value).Type, Where));
  assign(Copy, Value, Where);
  return Copy;
}

std::uint32_t FunctionLowering::declareLocal(const VarDecl *D) {
  auto It = Locals.find(D);
  if (It != Locals.end())
    return It->second;
  ir::Local L;
  L.Name = D->getIdentifier() ? U.string(D->getName()) : 0;
  L.Type = U.type(D->getType());
  L.Where = U.location(SourceRange(D->getLocation(), D->getLocation()));
  L.AddressTaken = false;
  std::uint32_t Index = F.Locals.size();
  F.Locals.push_back(L);
  Locals[D] = Index;
  U.Owners[D] = {F.Symbol, Index, false};
  return Index;
}

/// A name for a place that computing it again names again.
bool FunctionLowering::purePlace(const Expr *E, unsigned Level) {
  E = bare(E);
  if (!E || Level > 16)
    return false;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    return purePlace(Cast->getSubExpr(), Level + 1);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isa<VarDecl>(Member->getMemberDecl()) ||
           (isa<FieldDecl>(Member->getMemberDecl()) &&
            purePlace(Member->getBase(), Level + 1));
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_Deref && purePlace(Unary->getSubExpr(), Level + 1);
  if (const auto *Ivar = dyn_cast<ObjCIvarRefExpr>(E))
    return purePlace(Ivar->getBase(), Level + 1);
  return isa<CXXThisExpr>(E);
}

void FunctionLowering::declaration(const VarDecl *D) {
  if (D->isInvalidDecl() || D->isStaticLocal() || D->hasExternalStorage())
    return;
  const Expr *Init = D->getInit();
  if (!Init) {
    declareLocal(D);
    return;
  }
  if (Facts.Hidden.contains(Init))
    return; // what a structured binding keeps behind its names
  ir::Location Where = U.location(D->getSourceRange());
  if (D->getType()->isReferenceType() && !D->isCXXForRangeDecl() && purePlace(Init)) {
    U.PlaceAliases[D] = Init;
    return;
  }
  std::uint32_t Index = declareLocal(D);
  ValueId Target = localValue(Index);
  if (D->getType()->isRecordType() && assignFields(Target, Init, Where, 0))
    return;
  ValueId Source = lower(Init);
  if (value(Source).Op == Op::This && !Facts.Reassigned.contains(D)) {
    U.ThisAliases.insert(D);
    return;
  }
  if (value(Source).Op == Op::Local && Source == Target)
    return; // constructed in place
  if (D->getType()->isRecordType()) {
    assignObject(Target, Source, D->getType(), Where);
    defaults(Target, bare(Init), Where);
  }
  else
    assign(Target, cast(Source, F.Locals[Index].Type), Where);
}

/// What a constructor that no one wrote makes of members with initializers.
void FunctionLowering::defaults(ValueId Target, const Expr *Init,
                                const ir::Location &Where) {
  const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
  if (!Construct || Construct->getNumArgs() || !Construct->getConstructor() ||
      Construct->getConstructor()->isUserProvided())
    return;
  const CXXRecordDecl *Class = Construct->getConstructor()->getParent();
  if (!Class->hasInClassInitializer() || U.inSystemHeader(Class->getLocation()))
    return;
  for (const FieldDecl *Field : Class->fields()) {
    const Expr *Value = Field->getInClassInitializer();
    const ir::Type &Type = U.get(U.type(Field->getType()));
    if (!Value || Type.Kind == ir::TypeKind::Record || Inlined > 3)
      continue;
    ++Inlined;
    ValueId Place = member(Field, Target);
    assign(Place, cast(lower(Value), value(Place).Type), Where);
    --Inlined;
  }
}

void FunctionLowering::fieldOption(const FieldDecl *Field, ValueId Object, ValueId Value,
                                   const Expr *Given, const ir::Location &Where) {
  std::uint32_t Model = U.option(Field);
  if (!Model)
    return;
  while (Object && (value(Object).Op == Op::Deref || value(Object).Op == Op::Address))
    Object = value(Object).A;
  ir::Inst I;
  I.Model = Model;
  I.Where = Where;
  I.Receiver = Object;
  I.Name = U.string(U.qualifiedName(Field));
  I.Args.push_back(Value);
  ir::Inst Copy = I;
  emit(std::move(I));
  Call C;
  C.Args = Given;
  settings(Model, Copy, C);
}

ValueId FunctionLowering::lowerAssign(const BinaryOperator *E) {
  ir::Location Where = where(E);
  if (E->getOpcode() == BO_Assign) {
    const Expr *Right = E->getRHS();
    if (E->getType()->isRecordType() && isa<CompoundLiteralExpr>(bare(Right))) {
      ValueId Target = lower(E->getLHS());
      if (assignFields(Target, Right, Where, 0))
        return Target;
    }
    ValueId Source = lower(Right);
    ValueId Target = lower(E->getLHS());
    if (E->getType()->isRecordType())
      assignObject(Target, Source, E->getType(), Where);
    else
      assign(Target, Source, Where);
    if (const auto *Member = dyn_cast<MemberExpr>(bare(E->getLHS())))
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
        fieldOption(Field, value(Target).A, Source, Right, Where);
    return Target;
  }
  ValueId Right = lower(E->getRHS());
  ValueId Target = lower(E->getLHS());
  const auto *Compound = dyn_cast<CompoundAssignOperator>(E);
  ir::TypeId Left = U.type(Compound ? Compound->getComputationLHSType() : E->getType());
  ir::TypeId Result =
      U.type(Compound ? Compound->getComputationResultType() : E->getType());
  BinaryOperatorKind Kind = BinaryOperator::getOpForCompoundAssignment(E->getOpcode());
  Op Op = Kind == BO_Mul   ? Op::Mul
          : Kind == BO_Div ? Op::Div
          : Kind == BO_Rem ? Op::Rem
          : Kind == BO_Add ? Op::Add
          : Kind == BO_Sub ? Op::Sub
          : Kind == BO_Shl ? Op::Shl
          : Kind == BO_Shr ? Op::Shr
          : Kind == BO_And ? Op::And
          : Kind == BO_Xor ? Op::Xor
                           : Op::Or;
  ValueId Sum = arithmetic(Op, Result, cast(Target, Left), Right);
  assign(Target, cast(Sum, value(Target).Type), Where);
  return Target;
}

ValueId FunctionLowering::increment(const Expr *E, ValueId Place, bool Up, bool Postfix) {
  ir::Location Where = where(E);
  ValueId Old = Place;
  if (Postfix && !Facts.Discarded.contains(E))
    Old = snapshot(Place, Where);
  ir::TypeId Type = value(Place).Type;
  ir::TypeId One = U.get(Type).Kind == ir::TypeKind::Int ||
                           U.get(Type).Kind == ir::TypeKind::Float
                       ? Type
                       : U.type(U.Context.IntTy);
  assign(Place, arithmetic(Up ? Op::Add : Op::Sub, Type, Place, integer(1, One)), Where);
  return Old;
}

ValueId FunctionLowering::lowerIncrement(const UnaryOperator *E) {
  return increment(E, lower(E->getSubExpr()), E->isIncrementOp(), E->isPostfix());
}

} // namespace retrylint::extract
