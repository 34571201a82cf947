#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::ValueId;

/// The object of a call: what a pointer points at and the object are the same.
ValueId FunctionLowering::receiver(const Expr *Object) {
  ValueId V = lower(Object);
  while (value(V).Op == Op::Deref || value(V).Op == Op::Address)
    V = value(V).A;
  return V;
}

ValueId FunctionLowering::argument(const Expr *Arg, QualType Param) {
  ValueId V = lower(Arg);
  if (Param.isNull())
    return V;
  if (Param->isLValueReferenceType() &&
      !Param.getNonReferenceType().isConstQualified())
    switch (value(V).Op) {
    case Op::Local: case Op::Param: case Op::Global: case Op::Field:
    case Op::Element: case Op::Deref:
      return addressOf(V);
    default:
      break;
    }
  return V;
}

void FunctionLowering::handsOver(llvm::ArrayRef<const Expr *> Args) {
  for (const Expr *Arg : Args)
    if (const auto *Unary = dyn_cast<UnaryOperator>(bare(Arg)->IgnoreParenCasts());
        Unary && Unary->getOpcode() == UO_AddrOf)
      Harmless.insert(Unary);
}

/// What to call the callee in a message: a lambda by the variable that holds it.
llvm::StringRef FunctionLowering::calledAs(const Call &C) {
  const auto *Method = dyn_cast<CXXMethodDecl>(C.Callee);
  if (!Method || !Method->getParent()->isLambda())
    return U.qualifiedName(C.Callee);
  const Expr *Object = C.Object ? bare(C.Object)->IgnoreParenImpCasts() : nullptr;
  if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(Object))
    if (Ref->getDecl()->getIdentifier())
      return Ref->getDecl()->getName();
  return "(lambda)";
}

static const FunctionDecl *asFunction(const NamedDecl *D) {
  return dyn_cast_or_null<FunctionDecl>(D);
}

ValueId FunctionLowering::emitCall(const Call &C) {
  ValueId Receiver = C.Receiver ? C.Receiver : C.Object ? receiver(C.Object) : 0;
  const FunctionDecl *Function = asFunction(C.Callee);
  std::uint32_t Model = 0;
  if (C.Callee) {
    CallSite Site;
    Site.Callee = C.Callee;
    if (C.Object)
      Site.Receiver = C.Object->getType();
    Site.Object = C.Object;
    Site.Args = C.Args;
    Model = U.model(Site);
    // Whom it asks did not parse, nor did what leads from one peer to the next.
    if (Model && (U.summary(Model).Role == ir::Role::Attempt ||
                  U.summary(Model).Role == ir::Role::Start) &&
        llvm::any_of(C.Args, [](const Expr *Arg) { return Arg && Arg->containsErrors(); }))
      Model = 0;
    if (Model) {
      handsOver(C.Args);
      if (C.Object && U.summary(Model).Role == ir::Role::Seed)
        reseeds(C, Model);
      if (std::optional<ValueId> Pure = pureCall(C, Model, Receiver))
        return *Pure;
    }
  }
  ir::Inst I;
  I.Model = Model;
  I.Where = U.location(SourceRange(C.At.isValid() ? C.At : C.Whole->getBeginLoc(),
                                   C.Whole->getEndLoc()));
  I.Receiver = Receiver;
  I.Virtual = C.Virtual;
  I.ResultType = U.type(C.Whole->getType());
  if (auto It = Facts.Awaited.find(C.Whole); It != Facts.Awaited.end()) {
    I.Awaited = true;
    I.ResultType = U.type(It->second);
  }
  if (C.Callee) {
    I.Callee = U.symbol(C.Callee);
    I.Name = U.string(calledAs(C));
  } else {
    I.Name = U.string(C.Name);
    if (C.Pointer) {
      ValueId Through = receiver(C.Pointer);
      const ir::Value &V = value(Through);
      if (V.Op == Op::Function)
        I.Callee = V.Name;
      else
        I.CalleeValue = Through;
      const Expr *Named = bare(C.Pointer)->IgnoreParenImpCasts();
      const ValueDecl *D = nullptr;
      if (const auto *Member = dyn_cast<MemberExpr>(Named))
        D = Member->getMemberDecl();
      else if (const auto *Ref = dyn_cast<DeclRefExpr>(Named))
        D = Ref->getDecl();
      if (!I.Name && D && D->getIdentifier())
        I.Name = U.string(D->getName());
    }
  }
  const auto *Message = dyn_cast_or_null<ObjCMethodDecl>(C.Callee);
  for (unsigned N = 0; N < C.Args.size(); ++N) {
    QualType Param;
    if (Function && N < Function->getNumParams())
      Param = Function->getParamDecl(N)->getType();
    else if (Message && N < Message->param_size())
      Param = Message->parameters()[N]->getType();
    I.Args.push_back(argument(C.Args[N], Param));
  }
  if (Model) {
    const ir::FunctionSummary Summary = U.summary(Model);
    callbacks(Model, I, C);
    if (Summary.Delay.Present())
      I.Delay = time(Summary.Delay, I, C);
    if (Summary.Timeout.Present())
      I.Timeout = time(Summary.Timeout, I, C);
  }
  ir::Inst Copy;
  bool HasSettings = Model && !U.summary(Model).Settings.empty();
  if (HasSettings)
    Copy = I;
  ir::TypeId Type = I.ResultType;
  // A timer finds on its handle what its signal was connected to.
  ValueId OnTimer = 0, Timer = 0;
  for (const ir::CallbackArg &Each : I.Callbacks) {
    const ir::FunctionSummary &Summary = U.summary(I.Model);
    if (Summary.Role == ir::Role::Register && Summary.HandleArg >= 0 &&
        Summary.Callbacks[Each.Spec].Role == ir::CallbackRole::Timer) {
      OnTimer = Each.Callee;
      Timer = I.Args[std::size_t(Summary.HandleArg)];
    }
  }
  const ir::Location Where = I.Where;
  ir::Value Result;
  Result.Op = Op::Result;
  Result.Type = Type;
  Result.Index = emit(std::move(I));
  if (HasSettings)
    settings(Model, Copy, C);
  if (OnTimer)
    assign(attribute("callback", Timer), OnTimer, Where);
  return add(std::move(Result));
}

/// Is this a call that the virtual table decides?
static bool dispatched(const MemberExpr *Member, const CXXMethodDecl *Method) {
  if (!Method || !Method->isVirtual() || Method->hasAttr<FinalAttr>() ||
      Method->getParent()->isEffectivelyFinal())
    return false;
  return !Member || !Member->hasQualifier();
}

ValueId FunctionLowering::lowerCall(const CallExpr *E) {
  if (const auto *Literal = dyn_cast<UserDefinedLiteral>(E)) {
    ir::TypeId Type = U.type(E->getType());
    if (U.get(Type).duration()) {
      Expr::EvalResult Result;
      if (!E->isValueDependent() && E->EvaluateAsRValue(Result, U.Context) &&
          Result.Val.isStruct() && Result.Val.getStructNumFields() == 1) {
        const APValue &Ticks = Result.Val.getStructField(0);
        if (Ticks.isInt())
          return integer(Ticks.getInt().getExtValue(), Type);
        if (Ticks.isFloat()) {
          ir::Value V;
          V.Op = Op::Const;
          V.Type = Type;
          V.Real = Ticks.getFloat().convertToDouble();
          return add(std::move(V));
        }
      }
      return opaque(Type);
    }
    if (Literal->getLiteralOperatorKind() == UserDefinedLiteral::LOK_String ||
        Literal->getLiteralOperatorKind() == UserDefinedLiteral::LOK_Integer ||
        Literal->getLiteralOperatorKind() == UserDefinedLiteral::LOK_Floating)
      if (const Expr *Cooked = Literal->getCookedLiteral(); isa<StringLiteral>(bare(Cooked)))
        return lower(Cooked);
  }
  llvm::SmallVector<const Expr *, 8> Args(E->arguments());
  Call C;
  C.Whole = E;
  C.Args = Args;
  C.At = E->getExprLoc();
  const Expr *CalleeExpr = E->getCallee() ? E->getCallee()->IgnoreParenImpCasts() : nullptr;
  if (!CalleeExpr)
    return opaque(U.type(E->getType()));

  if (const FunctionDecl *Function = E->getDirectCallee()) {
    // errno is a macro everywhere, around another function on each system.
    SourceLocation At = E->getBeginLoc();
    if (At.isMacroID() && E->getNumArgs() == 0 && E->getType()->isPointerType() &&
        Lexer::getImmediateMacroName(At, U.Sources, U.Context.getLangOpts()) == "errno") {
      ir::Value V;
      V.Op = Op::Global;
      V.Type = U.type(E->getType()->getPointeeType());
      V.Name = U.string("errno");
      return addressOf(add(std::move(V)));
    }
    bool Done = false;
    ValueId V = lowerBuiltin(E, Function, Done);
    if (Done)
      return V;
    C.Callee = Function;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(CalleeExpr))
      C.At = Ref->getLocation();
    if (const auto *Member = dyn_cast<MemberExpr>(CalleeExpr)) {
      C.At = Member->getMemberLoc();
      const auto *Method = dyn_cast<CXXMethodDecl>(Function);
      if (!Method || !Method->isStatic())
        C.Object = Member->getBase();
      C.Virtual = dispatched(Member, Method);
      if (Method && isa<CXXConversionDecl>(Method)) {
        // What an object is converted to is the object; a model may know better.
        ValueId Object = receiver(Member->getBase());
        CallSite Site{Method, Member->getBase()->getType(), {}};
        if (std::uint32_t Model = U.model(Site)) {
          C.Receiver = Object;
          if (std::optional<ValueId> Pure = pureCall(C, Model, Object))
            return *Pure;
        }
        ir::TypeId Type = U.type(E->getType());
        if (U.get(Type).Kind == ir::TypeKind::Bool &&
            typeOf(Object).Kind != ir::TypeKind::Bool)
          return make(Op::Truth, Type, Object);
        return cast(Object, Type);
      }
    }
    return emitCall(C);
  }

  if (CalleeExpr->isTypeDependent() || isa<OverloadExpr>(CalleeExpr) ||
      isa<CXXDependentScopeMemberExpr>(CalleeExpr))
    return lowerDependentCall(E);

  if (isa<CXXPseudoDestructorExpr>(CalleeExpr))
    return opaque(0);
  // (object->*method)(...)
  if (const auto *Member = dyn_cast<BinaryOperator>(CalleeExpr))
    if (Member->isPtrMemOp()) {
      C.Object = Member->getLHS();
      C.Pointer = Member->getRHS();
      return emitCall(C);
    }
  if (const auto *Member = dyn_cast<MemberExpr>(CalleeExpr))
    C.At = Member->getMemberLoc();
  C.Pointer = E->getCallee();
  return emitCall(C);
}

/// Code of a template that nothing instantiates: the best that names can tell.
ValueId FunctionLowering::lowerDependentCall(const CallExpr *E) {
  llvm::SmallVector<const Expr *, 8> Args(E->arguments());
  Call C;
  C.Whole = E;
  C.Args = Args;
  C.At = E->getExprLoc();
  const Expr *Callee = E->getCallee()->IgnoreParenImpCasts();
  auto Pick = [&](auto Range) -> const FunctionDecl * {
    const FunctionDecl *Best = nullptr;
    for (const NamedDecl *D : Range) {
      D = D->getUnderlyingDecl();
      if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
        D = Template->getTemplatedDecl();
      const auto *Function = dyn_cast<FunctionDecl>(D);
      if (!Function)
        continue;
      bool Fits = Args.size() >= Function->getMinRequiredArguments() &&
                  (Args.size() <= Function->getNumParams() || Function->isVariadic());
      if (Fits)
        return Function;
      if (!Best)
        Best = Function;
    }
    return Best;
  };
  DeclarationName Name;
  if (const auto *Lookup = dyn_cast<UnresolvedLookupExpr>(Callee)) {
    Name = Lookup->getName();
    C.At = Lookup->getNameLoc();
    C.Callee = Pick(Lookup->decls());
  } else if (const auto *Member = dyn_cast<UnresolvedMemberExpr>(Callee)) {
    Name = Member->getMemberName();
    C.At = Member->getMemberLoc();
    C.Callee = Pick(Member->decls());
    if (Member->isImplicitAccess())
      C.Receiver = thisObject();
    else
      C.Object = Member->getBase();
  } else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee)) {
    Name = Member->getMember();
    C.At = Member->getMemberLoc();
    if (Member->isImplicitAccess()) {
      C.Receiver = thisObject();
    } else {
      C.Object = Member->getBase();
      QualType Type = Member->getBaseType();
      if (!Type.isNull() && Type->isPointerType())
        Type = Type->getPointeeType();
      const CXXRecordDecl *Record = Type.isNull() ? nullptr : Type->getAsCXXRecordDecl();
      if (Record && Record->hasDefinition())
        C.Callee = Pick(Record->getDefinition()->lookup(Name));
    }
  } else {
    C.Pointer = Callee;
    return emitCall(C);
  }
  std::string Text;
  if (!C.Callee) {
    Text = Name.getAsString();
    C.Name = Text;
    // A call by name of something that stands in scope as a value.
    return emitCall(C);
  }
  if (const auto *Method = dyn_cast<CXXMethodDecl>(C.Callee)) {
    C.Virtual = dispatched(nullptr, Method);
    if (!C.Object && !C.Receiver && !Method->isStatic())
      C.Receiver = thisObject();
  }
  return emitCall(C);
}

static bool hasOperator(ASTContext &Context, const CXXRecordDecl *Record,
                        OverloadedOperatorKind Kind) {
  return Record && Record->hasDefinition() &&
         !Record->getDefinition()
              ->lookup(Context.DeclarationNames.getCXXOperatorName(Kind))
              .empty();
}

ValueId FunctionLowering::lowerOperator(const CXXOperatorCallExpr *E) {
  ir::TypeId Type = U.type(E->getType());
  unsigned NumArgs = E->getNumArgs();
  const FunctionDecl *Function = E->getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Function);
  llvm::SmallVector<const Expr *, 8> Args(E->arguments());
  auto Arg = [&](unsigned I) { return I < NumArgs ? lower(Args[I]) : opaque(0); };
  auto Emit = [&]() {
    Call C;
    C.Whole = E;
    C.Callee = Function;
    C.At = E->getOperatorLoc();
    C.Args = Args;
    if (Method && !Method->isStatic() && NumArgs) {
      C.Object = Args[0];
      C.Args = C.Args.drop_front();
      C.Virtual = dispatched(nullptr, Method);
    }
    return emitCall(C);
  };
  auto Modelled = [&]() -> std::uint32_t {
    if (!Function)
      return 0;
    CallSite Site{Function, {}, Args};
    if (Method && NumArgs) {
      Site.Receiver = Args[0]->getType();
      Site.Object = Args[0];
      Site.Args = Site.Args.drop_front();
    }
    return U.model(Site);
  };

  auto Binary = [&](Op Op) {
    ValueId A = Arg(0);
    ValueId B = Arg(1);
    return combine(Op, Type, A, B);
  };
  auto Compound = [&](Op Op) {
    ValueId B = Arg(1);
    ValueId Target = Arg(0);
    if (typeOf(Target).Kind == ir::TypeKind::Record && !typeOf(Target).duration() &&
        Method && !U.inSystemHeader(Method->getLocation()))
      return Emit();
    assign(Target, combine(Op, value(Target).Type, Target, B), where(E));
    return Target;
  };

  switch (E->getOperator()) {
  case OO_Call: {
    if (!NumArgs)
      return opaque(Type);
    // A function object of a library's: what it holds is called.
    if (Function && U.inSystemHeader(Function->getLocation()) && !Modelled() &&
        !(Method && Method->getParent()->isLambda())) {
      Call C;
      C.Whole = E;
      C.Pointer = Args[0];
      C.At = E->getExprLoc();
      C.Args = llvm::ArrayRef(Args).drop_front();
      return emitCall(C);
    }
    if (!Function) {
      Call C;
      C.Whole = E;
      C.Pointer = Args[0];
      C.At = E->getExprLoc();
      C.Args = llvm::ArrayRef(Args).drop_front();
      return emitCall(C);
    }
    return Emit();
  }
  case OO_Equal: {
    if (NumArgs != 2)
      return opaque(Type);
    if (Method && Method->isUserProvided() && !U.inSystemHeader(Method->getLocation()) &&
        !Method->isCopyAssignmentOperator() && !Method->isMoveAssignmentOperator())
      return Emit();
    ValueId Source = Arg(1);
    ValueId Target = Arg(0);
    if (value(Target).Op == Op::Deref && value(Target).A &&
        value(value(Target).A).Op == Op::Result)
      return Target;
    assignObject(Target, rescale(Source, value(Target).Type), Args[0]->getType(),
                 where(E));
    if (const auto *Member = dyn_cast<MemberExpr>(bare(Args[0])))
      if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
        fieldOption(Field, value(Target).A, Source, Args[1], where(E));
    return Target;
  }
  case OO_PlusEqual: return Compound(Op::Add);
  case OO_MinusEqual: return Compound(Op::Sub);
  case OO_StarEqual: return Compound(Op::Mul);
  case OO_SlashEqual: return Compound(Op::Div);
  case OO_PercentEqual: return Compound(Op::Rem);
  case OO_AmpEqual: return Compound(Op::And);
  case OO_PipeEqual: return Compound(Op::Or);
  case OO_CaretEqual: return Compound(Op::Xor);
  case OO_PlusPlus:
  case OO_MinusMinus:
    return increment(E, Arg(0), E->getOperator() == OO_PlusPlus, NumArgs == 2);
  case OO_Plus:
    return NumArgs == 2 ? Binary(Op::Add) : Arg(0);
  case OO_Minus:
    return NumArgs == 2 ? Binary(Op::Sub) : make(Op::Neg, Type, Arg(0));
  case OO_Star: {
    if (NumArgs == 2)
      return Binary(Op::Mul);
    ValueId V = Arg(0);
    // An iterator is a place in a sequence; what else has a star is its content.
    if (hasOperator(U.Context, Args[0]->getType()->getAsCXXRecordDecl(), OO_PlusPlus))
      return deref(V, Type);
    return V;
  }
  case OO_Arrow:
    return Arg(0);
  case OO_Slash: return Binary(Op::Div);
  case OO_Percent: return Binary(Op::Rem);
  case OO_Amp:
    return NumArgs == 2 ? Binary(Op::And) : addressOf(Arg(0));
  case OO_Pipe: return Binary(Op::Or);
  case OO_Caret: return Binary(Op::Xor);
  case OO_Tilde: return make(Op::BitNot, Type, Arg(0));
  case OO_EqualEqual: return Binary(Op::Eq);
  case OO_ExclaimEqual: return Binary(Op::Ne);
  case OO_Less: return Binary(Op::Lt);
  case OO_LessEqual: return Binary(Op::Le);
  case OO_Greater: return Binary(Op::Gt);
  case OO_GreaterEqual: return Binary(Op::Ge);
  case OO_Exclaim: {
    ValueId V = Arg(0);
    if (typeOf(V).Kind == ir::TypeKind::Record)
      V = make(Op::Truth, U.boolean(), V);
    return negate(V);
  }
  case OO_AmpAmp:
  case OO_PipePipe: {
    ValueId A = condition(Args[0]);
    ValueId B = condition(Args[1]);
    return make(E->getOperator() == OO_AmpAmp ? Op::LogicalAnd : Op::LogicalOr,
                U.boolean(), A, B);
  }
  case OO_Subscript: {
    ValueId A = Arg(0);
    ValueId B = Arg(1);
    return make(Op::Element, Type, A, B);
  }
  case OO_LessLess:
  case OO_GreaterGreater:
    // Writing to a library's stream is of no interest; the stream is its value.
    if (Function && U.inSystemHeader(Function->getLocation())) {
      if (Modelled())
        Emit();
      return Arg(0);
    }
    if (E->getType()->isIntegralOrEnumerationType())
      return Binary(E->getOperator() == OO_LessLess ? Op::Shl : Op::Shr);
    return Emit();
  default:
    if (!Function)
      return opaque(Type);
    return Emit();
  }
}

/// Does a default-constructed object of this class count as false?
static bool emptyIsFalse(const CXXRecordDecl *Record) {
  for (const NamedDecl *D : Record->getVisibleConversionFunctions())
    if (const auto *Conversion = dyn_cast<CXXConversionDecl>(D->getUnderlyingDecl()))
      if (Conversion->getConversionType()->isBooleanType())
        return true;
  return false;
}

ValueId FunctionLowering::lowerConstruct(const CXXConstructExpr *E) {
  const CXXConstructorDecl *Ctor = E->getConstructor();
  ir::TypeId Type = U.type(E->getType());
  llvm::SmallVector<const Expr *, 8> Args(E->arguments());
  unsigned Written = 0;
  for (const Expr *Arg : Args)
    Written += !isa<CXXDefaultArgExpr>(Arg);
  if (!Ctor)
    return opaque(Type);
  if ((Ctor->isCopyOrMoveConstructor() || E->isElidable()) && !Args.empty())
    return lower(Args[0]);
  if (U.get(Type).duration()) {
    if (Written == 0)
      return integer(0, Type);
    return rescale(lower(Args[0]), Type);
  }
  if (U.get(Type).Kind != ir::TypeKind::Record) // atomics of numbers
    return Written ? cast(lower(Args[0]), Type) : integer(0, Type);

  const CXXRecordDecl *Record = Ctor->getParent();
  bool System = U.inSystemHeader(Ctor->getLocation());
  CallSite Site{Ctor, {}, Args};
  std::uint32_t Model = U.model(Site);
  const ValueDecl *Made = Facts.Initializes.lookup(E);
  // A temporary that an enumerator is converted to, in order to be compared, is that
  // enumerator: an error code.
  if (!Model && !Made && Written == 1 && !Ctor->isExplicit() &&
      Args[0]->getType()->isEnumeralType())
    return lower(Args[0]);
  const auto *Variable = dyn_cast_or_null<VarDecl>(Made);
  if (Model || (!System && Ctor->isUserProvided())) {
    Call C;
    C.Whole = E;
    C.Callee = Ctor;
    C.Args = Args;
    C.At = E->getLocation();
    if (Variable && !Variable->isStaticLocal() && !Variable->hasGlobalStorage()) {
      C.Receiver = localValue(declareLocal(Variable));
      if (Model && U.summary(Model).Role == ir::Role::Lock)
        Guards[Variable] = Model;
    } else if (Variable && Model && U.summary(Model).Role == ir::Role::Seed) {
      // A static: so that it is known which generator its initializer seeds.
      C.Receiver = lowerVariable(Variable);
    } else if (const auto *Field = dyn_cast_or_null<FieldDecl>(Made)) {
      C.Receiver = member(Field, 0);
    } else if (E->getConstructionKind() == CXXConstructionKind::Delegating ||
               E->getConstructionKind() == CXXConstructionKind::NonVirtualBase ||
               E->getConstructionKind() == CXXConstructionKind::VirtualBase) {
      C.Receiver = thisObject();
    }
    return emitCall(C);
  }
  if (Written == 0) {
    if (System && emptyIsFalse(Record))
      return integer(0, Type);
    return opaque(Type);
  }
  ValueId First = lower(Args[0]);
  if (Written == 1) {
    // Wrappers are what they hold: strings, function objects, optionals, smart
    // pointers, error codes made of enumerators.
    switch (value(First).Op) {
    case Op::String: case Op::Function: case Op::Bind: case Op::This:
      return First;
    default:
      break;
    }
    if (System && !Ctor->isExplicit())
      return First;
    if (System && Args[0]->getType()->isPointerType() &&
        hasOperator(U.Context, Record, OO_Arrow))
      return First;
  }
  return opaque(Type);
}

ValueId FunctionLowering::lowerMessage(const ObjCMessageExpr *E) {
  const ObjCMethodDecl *Method = E->getMethodDecl();
  ValueId Object = 0;
  switch (E->getReceiverKind()) {
  case ObjCMessageExpr::Instance:
    Object = receiver(E->getInstanceReceiver());
    break;
  case ObjCMessageExpr::SuperInstance:
  case ObjCMessageExpr::SuperClass:
    Object = thisObject();
    break;
  case ObjCMessageExpr::Class:
    break;
  }
  llvm::SmallVector<const Expr *, 8> Args;
  for (unsigned I = 0; I < E->getNumArgs(); ++I)
    Args.push_back(E->getArg(I));
  Call C;
  C.Whole = E;
  C.Callee = Method;
  C.Args = Args;
  C.Receiver = Object;
  C.At = E->getBeginLoc();
  C.Virtual = E->getReceiverKind() == ObjCMessageExpr::Instance;
  C.Object = E->isInstanceMessage() && E->getReceiverKind() == ObjCMessageExpr::Instance
                 ? E->getInstanceReceiver()
                 : nullptr;
  std::string Name = E->getSelector().getAsString();
  if (!Method) {
    C.Name = Name;
    return emitCall(C);
  }
  switch (Method->getMethodFamily()) {
  case OMF_retain:
  case OMF_autorelease:
  case OMF_self:
  case OMF_copy:
    if (Object)
      return Object;
    break;
  default:
    break;
  }
  const ObjCPropertyDecl *Property =
      Method->isPropertyAccessor() ? Method->findPropertyDecl() : nullptr;
  if (Property) {
    CallSite Site{Method, C.Object ? C.Object->getType() : QualType(), Args};
    const ObjCInterfaceDecl *Class = Method->getClassInterface();
    const ObjCImplementationDecl *Implementation =
        Class ? Class->getImplementation() : nullptr;
    const ObjCMethodDecl *Own =
        Implementation ? Implementation->getInstanceMethod(E->getSelector()) : nullptr;
    bool Written = Own && !Own->isSynthesizedAccessorStub();
    if (!Written && !U.model(Site)) {
      ValueId Place = member(Property, Object);
      if (Args.empty())
        return Place;
      if (Args.size() == 1) {
        assign(Place, lower(Args[0]), where(E));
        return Place;
      }
    }
  }
  return emitCall(C);
}

ValueId FunctionLowering::lowerAtomic(const AtomicExpr *E) {
  ir::TypeId Type = U.type(E->getType());
  ir::Location Where = where(E);
  ValueId Place = deref(lower(E->getPtr()), U.type(E->getValueType()));
  llvm::StringRef Name = E->getOpAsString();
  auto Update = [&](Op Op, bool Old) {
    ValueId By = lower(E->getVal1());
    ValueId Before = Old ? snapshot(Place, Where) : Place;
    assign(Place, arithmetic(Op, value(Place).Type, Place, By), Where);
    return Before;
  };
  // The operations are the compiler's; each family has several spellings.
  if (E->isCmpXChg()) {
    forget(Place, Where);
    return opaque(Type);
  }
  if (Name.ends_with("load") || Name.ends_with("load_n"))
    return Place;
  if (Name.contains("fetch_add"))
    return Update(Op::Add, true);
  if (Name.contains("fetch_sub"))
    return Update(Op::Sub, true);
  if (Name.contains("add_fetch"))
    return Update(Op::Add, false);
  if (Name.contains("sub_fetch"))
    return Update(Op::Sub, false);
  if (Name.ends_with("store") || Name.ends_with("store_n")) {
    assign(Place, lower(E->getVal1()), Where);
    return Place;
  }
  if (Name.ends_with("exchange") || Name.ends_with("exchange_n")) {
    ValueId Before = snapshot(Place, Where);
    assign(Place, lower(E->getVal1()), Where);
    return Before;
  }
  forget(Place, Where);
  return opaque(Type);
}

ValueId FunctionLowering::lowerBuiltin(const CallExpr *E, const FunctionDecl *D,
                                       bool &Done) {
  unsigned Id = D->getBuiltinID();
  if (!Id)
    return 0;
  ir::TypeId Type = U.type(E->getType());
  Done = true;
  switch (Id) {
  case Builtin::BImove:
  case Builtin::BIforward:
  case Builtin::BIforward_like:
  case Builtin::BIas_const:
  case Builtin::BImove_if_noexcept:
    if (E->getNumArgs())
      return lower(E->getArg(0));
    return opaque(Type);
  case Builtin::BIaddressof:
  case Builtin::BI__addressof:
  case Builtin::BI__builtin_addressof:
    return addressOf(lower(E->getArg(0)));
  case Builtin::BI__builtin_expect:
  case Builtin::BI__builtin_expect_with_probability:
  case Builtin::BI__builtin_launder:
  case Builtin::BI__builtin_assume_aligned:
    return lower(E->getArg(0));
  default:
    break;
  }
  llvm::SmallVector<const Expr *, 4> Args(E->arguments());
  if (D->getMemoryFunctionKind())
    handsOver(Args);
  switch (D->getMemoryFunctionKind()) {
  case Builtin::BImemset:
  case Builtin::BIbzero:
    if (E->getNumArgs() >= 2) {
      ValueId Target = deref(lower(E->getArg(0)), 0);
      const Expr *Pointer = E->getArg(0)->IgnoreParenCasts();
      QualType Pointee = Pointer->getType()->isPointerType()
                             ? Pointer->getType()->getPointeeType()
                             : QualType();
      ValueId Fill = D->getMemoryFunctionKind() == Builtin::BIbzero
                         ? integer(0, U.type(U.Context.IntTy))
                         : lower(E->getArg(1));
      bool Zero = isConst(Fill) && value(Fill).Int == 0;
      if (Zero && !Pointee.isNull() && Pointee->isRecordType())
        zero(Target, Pointee, where(E), 0);
      else
        forget(Target, where(E));
      return lower(E->getArg(0));
    }
    break;
  case Builtin::BImemcpy:
  case Builtin::BImemmove:
    if (E->getNumArgs() >= 3) {
      ValueId From = deref(lower(E->getArg(1)), 0);
      ValueId Target = deref(lower(E->getArg(0)), 0);
      QualType T = E->getArg(0)->IgnoreParenCasts()->getType();
      QualType S = E->getArg(1)->IgnoreParenCasts()->getType();
      if (T->isPointerType() && S->isPointerType() &&
          U.Context.hasSameUnqualifiedType(T->getPointeeType(), S->getPointeeType()) &&
          T->getPointeeType()->isRecordType())
        assignObject(Target, From, T->getPointeeType(), where(E));
      else
        forget(Target, where(E));
      return lower(E->getArg(0));
    }
    break;
  default:
    break;
  }
  if (U.Context.BuiltinInfo.isPredefinedLibFunction(Id) ||
      U.Context.BuiltinInfo.isHeaderDependentFunction(Id)) {
    Done = false; // a library's function that the compiler happens to know
    return 0;
  }
  llvm::StringRef Name = D->getName();
  if (Name.starts_with("__sync_") && E->getNumArgs() >= 1) {
    ValueId Place = deref(lower(E->getArg(0)), Type);
    bool Add = Name.contains("add"), Sub = Name.contains("sub");
    if ((Add || Sub) && E->getNumArgs() >= 2) {
      ValueId By = lower(E->getArg(1));
      ValueId Old = Name.contains("fetch_and") ? snapshot(Place, where(E)) : Place;
      assign(Place, arithmetic(Add ? Op::Add : Op::Sub, value(Place).Type, Place, By),
             where(E));
      return Old;
    }
    forget(Place, where(E));
    return opaque(Type);
  }
  Expr::EvalResult Result;
  if (!E->isValueDependent() && E->getType()->isIntegralOrEnumerationType() &&
      E->EvaluateAsInt(Result, U.Context, Expr::SE_NoSideEffects))
    return integer(Result.Val.getInt().getExtValue(), Type);
  // "__builtin_fmin" and the like are the library's functions by another name;
  // the rest computes bits.
  return opaque(Type);
}

} // namespace retrylint::extract
