#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::Op;
using ir::Returns;
using ir::ValueId;

/// The conversion to bool of a class, or of what a pointer points at.
static const CXXConversionDecl *boolConversion(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return nullptr;
  for (const NamedDecl *D : Record->getDefinition()->getVisibleConversionFunctions())
    if (const auto *Conversion = dyn_cast<CXXConversionDecl>(D->getUnderlyingDecl()))
      if (Conversion->getConversionType()->isBooleanType())
        return Conversion;
  return nullptr;
}

/// Scales a number of `Unit` seconds to nanoseconds.
static double perNanosecond(double Unit) { return Unit * 1e9; }

/// A span's number without its unit.
ValueId FunctionLowering::plainNumber(ValueId V, ir::TypeId Type) {
  if (isConst(V)) {
    ir::Value Number = value(V);
    ir::Type Plain = U.get(Number.Type);
    Plain.TickNum = Plain.TickDen = 0;
    Plain.Name = 0;
    Number.Type = U.type(Plain);
    Number.Name = 0;
    return cast(add(std::move(Number)), Type);
  }
  return make(Op::Cast, Type, V);
}

std::optional<ValueId> FunctionLowering::pureCall(const Call &C, std::uint32_t Model,
                                                  ValueId Receiver) {
  const ir::FunctionSummary &Summary = U.summary(Model);
  Returns Kind = Summary.Returns;
  const ir::TimeArg Time = Summary.Delay;
  const std::int32_t Out = Summary.OutArg;
  const unsigned Quality = Summary.Quality;
  if (Kind == Returns::Unknown)
    return std::nullopt;
  ir::TypeId Type = U.type(C.Whole->getType());
  auto Arg = [&](unsigned I) -> ValueId {
    return I < C.Args.size() ? lower(C.Args[I]) : 0;
  };
  if (Out >= 0) {
    // A clock's or a generator's answer by pointer; what attempts and codes answer
    // is the link stage's to follow.
    if (unsigned(Out) >= C.Args.size())
      return std::nullopt;
    if (Kind == Returns::Random) {
      ValueId Target = deref(Arg(Out), 0);
      ir::Value V;
      V.Op = Op::Random;
      V.Type = value(Target).Type;
      V.Index = Quality;
      assign(Target, unique(std::move(V)), where(C.Whole));
      return integer(0, Type);
    }
    if (Kind != Returns::Now)
      return std::nullopt;
    ValueId Target = deref(Arg(Out), 0);
    ir::Location Where = where(C.Whole);
    if (const RecordDecl *Record = pointee(C.Args[Out]->getType())) {
      bool First = true;
      for (const FieldDecl *Field : Record->fields()) {
        ValueId Place = member(Field, Target);
        ir::Type Seconds = typeOf(Place);
        Seconds.TickNum = Seconds.TickDen = 1;
        assign(Place,
               First ? now(U.type(Seconds)) : integer(0, value(Place).Type),
               Where);
        First = false;
      }
    } else {
      assign(Target, now(value(Target).Type), Where);
    }
    return integer(0, Type);
  }
  // Free functions answer about their first argument.
  bool OnArg = Kind == Returns::Arg0 || Kind == Returns::Arg0Ok ||
               Kind == Returns::Arg0Failed;
  auto Subject = [&]() -> ValueId {
    if (!OnArg && Receiver)
      return Receiver;
    ValueId V = Arg(0);
    while (V && (value(V).Op == Op::Address))
      V = value(V).A;
    return V;
  };
  auto SubjectType = [&]() {
    return !OnArg && C.Object ? C.Object->getType()
           : C.Args.empty()   ? QualType()
                              : C.Args[0]->getType();
  };
  auto Converted = [&](ValueId V) {
    const ir::Type &From = typeOf(V), &To = U.get(Type);
    if (From.duration() && To.duration())
      return rescale(V, Type);
    if (From.duration() && To.Kind != ir::TypeKind::Record) {
      return plainNumber(V, Type); // count()
    }
    if (From.Kind == ir::TypeKind::Record || From.Kind == ir::TypeKind::Unknown ||
        From.Kind == ir::TypeKind::Pointer)
      return V;
    return cast(V, Type);
  };
  switch (Kind) {
  case Returns::Receiver:
  case Returns::Arg0: {
    ValueId V = Subject();
    if (!V)
      return std::nullopt;
    return Converted(V);
  }
  case Returns::LastArg: {
    if (C.Args.empty())
      return std::nullopt;
    return Arg(C.Args.size() - 1);
  }
  case Returns::ReceiverOk:
  case Returns::Arg0Ok:
  case Returns::ReceiverFailed:
  case Returns::Arg0Failed: {
    ValueId V = Subject();
    if (!V)
      return std::nullopt;
    bool Ok = Kind == Returns::ReceiverOk || Kind == Returns::Arg0Ok;
    QualType Object = SubjectType();
    if (const auto *Conversion = Object.isNull() ? nullptr : boolConversion(Object)) {
      // Whether true is good news is the class's custom.
      CallSite Site{Conversion, Object, {}};
      std::uint32_t Custom = U.model(Site);
      bool TrueIsFailure =
          Custom && U.summary(Custom).Returns == Returns::ReceiverFailed;
      ValueId Truth = make(Op::Truth, U.boolean(), V);
      return Ok != TrueIsFailure ? Truth : negate(Truth);
    }
    ir::TypeId Number = typeOf(V).Kind == ir::TypeKind::Record
                            ? U.type(U.Context.IntTy)
                            : value(V).Type;
    return compare(Ok ? Op::Eq : Op::Ne, V, integer(0, Number));
  }
  case Returns::Min:
  case Returns::Max: {
    Op O = Kind == Returns::Min ? Op::Min : Op::Max;
    std::vector<ValueId> Of;
    for (const Expr *A : C.Args) {
      ValueId V = lower(A);
      if (value(V).Op == Op::Aggregate)
        Of.insert(Of.end(), value(V).Operands.begin(), value(V).Operands.end());
      else if (value(V).Op != Op::Function)
        Of.push_back(V);
    }
    if (Of.size() < 2)
      return std::nullopt;
    auto Same = [&](ValueId V) {
      return U.get(Type).duration() ? rescale(V, Type) : cast(V, Type);
    };
    ValueId V = Same(Of[0]);
    for (unsigned I = 1; I < Of.size() && I < 16; ++I)
      V = make(O, Type, V, Same(Of[I]));
    return V;
  }
  case Returns::Clamp: {
    if (C.Args.size() < 3)
      return std::nullopt;
    ir::Value V;
    V.Op = Op::Clamp;
    V.Type = Type;
    V.A = Arg(0);
    V.B = Arg(1);
    V.Operands = {Arg(2)};
    return add(std::move(V));
  }
  case Returns::Pow:
    if (C.Args.size() < 2)
      return std::nullopt;
    exponent(C.Args[1]);
    return make(Op::Pow, Type, Arg(0), Arg(1));
  case Returns::Abs:
    if (C.Args.empty())
      return std::nullopt;
    return make(Op::Abs, Type, Arg(0));
  case Returns::Round:
    if (C.Args.empty())
      return std::nullopt;
    return Converted(Arg(0));
  case Returns::Random: {
    ir::Value V;
    V.Op = Op::Random;
    V.Type = Type;
    V.Index = Quality;
    const ValueDecl *Engine = nullptr;
    if (Quality == 0) {
      // distribution(engine), or the engine itself
      const Expr *Source = C.Args.size() == 1 ? C.Args[0] : C.Object;
      if (Source && Source->getType().getNonReferenceType()->isRecordType())
        V.Index = unsigned(engineQuality(Source, Engine));
    }
    // arc4random_uniform(n)
    for (unsigned I = C.Args.size(); I-- > 0;)
      if (C.Args[I]->getType()->isArithmeticType()) {
        V.A = Arg(I);
        break;
      }
    ValueId Id = unique(std::move(V));
    if (Engine)
      U.Draws.push_back({FunctionIndex, Id, Engine});
    return Id;
  }
  case Returns::Now: {
    ir::Type T = U.get(Type);
    if (!T.duration() && Time.Unit > 0 && T.Kind != ir::TypeKind::Record) {
      T.TickNum = Time.Unit >= 1 ? std::int64_t(Time.Unit) : 1;
      T.TickDen = Time.Unit >= 1 ? 1 : std::int64_t(1 / Time.Unit + 0.5);
    }
    return now(U.type(T));
  }
  case Returns::Errno: {
    ir::Value V;
    V.Op = Op::Global;
    V.Name = U.string("errno");
    bool Pointer = U.get(Type).Kind == ir::TypeKind::Pointer;
    V.Type = Pointer ? U.type(U.Context.IntTy) : Type;
    ValueId Id = add(std::move(V));
    return Pointer ? addressOf(Id) : Id;
  }
  case Returns::MakeTime: {
    unsigned From = Time.Arg >= 0 ? Time.Arg : 0;
    ValueId V = Arg(From);
    if (!V)
      return std::nullopt;
    double Unit = Time.Unit > 0 ? Time.Unit : 1;
    ir::Type T = U.get(Type);
    if (T.duration()) // a typed span after all
      return cast(V, Type);
    T.Kind = ir::TypeKind::Float;
    T.Bits = 64;
    T.Signed = true;
    T.TickNum = 1;
    T.TickDen = 1000000000;
    ir::TypeId Nano = U.type(T);
    ValueId Scaled = arithmetic(Op::Mul, Nano, V, floating(perNanosecond(Unit)));
    if (Time.UnitArg >= 0 && unsigned(Time.UnitArg) < C.Args.size())
      Scaled = arithmetic(Op::Add, Nano, Scaled, Arg(Time.UnitArg));
    return Scaled;
  }
  case Returns::TimeCount: {
    ValueId V = Receiver && !C.Args.size() ? Receiver : Subject();
    if (!V)
      return std::nullopt;
    double Unit = Time.Unit > 0 ? Time.Unit : 1;
    ir::Type T = U.get(Type);
    if (typeOf(V).duration()) {
      T.TickNum = Unit >= 1 ? std::int64_t(Unit) : 1;
      T.TickDen = Unit >= 1 ? 1 : std::int64_t(1 / Unit + 0.5);
      return plainNumber(rescale(V, U.type(T)), Type);
    }
    ValueId Number = arithmetic(Op::Div, U.real(), plainNumber(V, U.real()), floating(perNanosecond(Unit)));
    return cast(Number, Type);
  }
  case Returns::Store:
  case Returns::FetchAdd:
  case Returns::FetchSub:
  case Returns::Exchange:
  case Returns::Clear: {
    ValueId Place = Receiver;
    unsigned Next = 0;
    if (!Place) {
      Place = Arg(0);
      if (!Place)
        return std::nullopt;
      const auto *Function = dyn_cast_or_null<FunctionDecl>(C.Callee);
      bool ByReference = Function && Function->getNumParams() &&
                         Function->getParamDecl(0)->getType()->isReferenceType();
      if (!ByReference)
        Place = deref(Place, 0);
      Next = 1;
    }
    switch (value(Place).Op) {
    case Op::Local: case Op::Param: case Op::Global: case Op::Field:
    case Op::Deref: case Op::Element:
      break;
    default:
      return std::nullopt; // no place that could be named
    }
    ir::Location Where = where(C.Whole);
    ir::TypeId Held = value(Place).Type;
    ValueId New = Next < C.Args.size() ? Arg(Next) : 0;
    switch (Kind) {
    case Returns::Clear:
      assign(Place, integer(0, Held), Where);
      return Place;
    case Returns::Store:
      assign(Place, New ? cast(New, Held) : opaque(Held), Where);
      return Place;
    case Returns::Exchange: {
      ValueId Old = snapshot(Place, Where);
      assign(Place, New ? cast(New, Held) : opaque(Held), Where);
      return Old;
    }
    default: {
      ValueId Old = snapshot(Place, Where);
      if (!New)
        New = integer(1, Held);
      assign(Place,
             arithmetic(Kind == Returns::FetchAdd ? Op::Add : Op::Sub, Held, Place, New),
             Where);
      return Old;
    }
    }
  }
  case Returns::Bind: {
    if (C.Args.empty())
      return std::nullopt;
    ir::Value V;
    V.Op = Op::Bind;
    for (const Expr *A : C.Args)
      V.Operands.push_back(bound(A));
    const ir::Value &First = value(V.Operands[0]);
    if (First.Op == Op::Bind) {
      // bind(bind(f, a), b)
      std::vector<ValueId> Inner = First.Operands;
      Inner.insert(Inner.end(), V.Operands.begin() + 1, V.Operands.end());
      V.Operands = std::move(Inner);
    }
    return add(std::move(V));
  }
  default:
    return std::nullopt;
  }
}

/// An argument of a binder: placeholders are objects of a numbered type.
ValueId FunctionLowering::bound(const Expr *A) {
  if (const auto *Record = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
          A->getType().getNonReferenceType()->getAsCXXRecordDecl()))
    if (Record->getTemplateArgs().size() == 1 &&
        Record->getTemplateArgs()[0].getKind() == TemplateArgument::Integral) {
      std::int64_t N = Record->getTemplateArgs()[0].getAsIntegral().getExtValue();
      const auto *Ref = dyn_cast<DeclRefExpr>(A->IgnoreParenImpCasts());
      if (N >= 1 && N < 32 && Ref && Ref->getDecl()->getIdentifier() &&
          Ref->getDecl()->getName().starts_with("_")) {
        ir::Value V;
        V.Op = Op::Placeholder;
        V.Index = N - 1;
        return add(std::move(V));
      }
    }
  return lower(A);
}

/// How well an initializer seeds an engine.
ir::RandomQuality FunctionLowering::seedQuality(const Expr *Init, unsigned Level) {
  using Quality = ir::RandomQuality;
  if (!Init)
    return Quality::Unknown;
  Init = bare(Init);
  if (Level > 8)
    return Quality::Unknown;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Init)) {
    unsigned Written = 0;
    for (const Expr *A : Construct->arguments())
      Written += !isa<CXXDefaultArgExpr>(A);
    if (Written == 0) {
      // Is it a seeded engine, or a device that needs no seed?
      return Construct->getType()->isRecordType() &&
                     Construct->getConstructor()->getNumParams() <= 1
                 ? deviceQuality(Construct->getType())
                 : Quality::Unknown;
    }
    return seedQuality(Construct->getArg(0), Level + 1);
  }
  if (const auto *List = dyn_cast<InitListExpr>(Init)) {
    if (List->getNumInits() == 0)
      return Quality::Constant;
    return seedQuality(List->getInit(0), Level + 1);
  }
  if (const auto *Cast = dyn_cast<CastExpr>(Init))
    return seedQuality(Cast->getSubExpr(), Level + 1);
  if (isa<IntegerLiteral, CXXDefaultArgExpr>(Init))
    return Quality::Constant;
  if (const auto *Unary = dyn_cast<UnaryOperator>(Init))
    return seedQuality(Unary->getSubExpr(), Level + 1);
  if (const auto *Binary = dyn_cast<BinaryOperator>(Init)) {
    Quality L = seedQuality(Binary->getLHS(), Level + 1);
    Quality R = seedQuality(Binary->getRHS(), Level + 1);
    // Anything unknown, such as a process id, may tell clients apart.
    if (L == Quality::Good || R == Quality::Good)
      return Quality::Good;
    if (L == Quality::Unknown || R == Quality::Unknown)
      return Quality::Unknown;
    return L == Quality::TimeSeed || R == Quality::TimeSeed ? Quality::TimeSeed
                                                            : Quality::Constant;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Init)) {
    if (isa<EnumConstantDecl>(Ref->getDecl()))
      return Quality::Constant;
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()); V && !isa<ParmVarDecl>(V))
      if (V->getType().getNonReferenceType()->isRecordType() ||
          V->getType().isConstQualified() || V->isLocalVarDecl())
        return seedQuality(V->getAnyInitializer(), Level + 1);
    return Quality::Unknown;
  }
  if (const auto *Call = dyn_cast<CallExpr>(Init)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return Quality::Unknown;
    const Expr *Object = nullptr;
    llvm::SmallVector<const Expr *, 4> Args(Call->arguments());
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
      Object = Member->getImplicitObjectArgument();
    } else if (isa<CXXOperatorCallExpr>(Call) && !Args.empty()) {
      Object = Args[0];
      Args.erase(Args.begin());
    }
    CallSite Site{Callee, Object ? Object->getType() : QualType(), Args};
    if (std::uint32_t Model = U.model(Site)) {
      const ir::FunctionSummary &Summary = U.summary(Model);
      if (Summary.Returns == Returns::Now)
        return Quality::TimeSeed;
      if (Summary.Returns == Returns::Random) {
        if (Summary.Quality)
          return Quality(Summary.Quality);
        return Object ? seedQuality(Object, Level + 1) : Quality::Unknown;
      }
      if (Summary.Returns == Returns::Receiver || Summary.Returns == Returns::TimeCount)
        if (Object)
          return seedQuality(Object, Level + 1);
      if (Summary.Returns == Returns::Arg0 && !Args.empty())
        return seedQuality(Args[0], Level + 1);
    }
    return Quality::Unknown;
  }
  return Quality::Unknown;
}

/// A default-constructed generator: constant, unless models say that what its
/// call operator draws is good.
ir::RandomQuality FunctionLowering::deviceQuality(QualType Type) {
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return ir::RandomQuality::Unknown;
  for (const NamedDecl *D : Record->getDefinition()->lookup(
           U.Context.DeclarationNames.getCXXOperatorName(OO_Call))) {
    D = D->getUnderlyingDecl();
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (!Method)
      continue;
    CallSite Site{Method, Type, {}};
    if (std::uint32_t Model = U.model(Site))
      if (U.summary(Model).Quality)
        return ir::RandomQuality(U.summary(Model).Quality);
  }
  return ir::RandomQuality::Constant;
}

void FunctionLowering::reseeds(const Call &C, std::uint32_t Model) {
  using Quality = ir::RandomQuality;
  const Expr *Object = bare(C.Object)->IgnoreParenImpCasts();
  const ValueDecl *Engine = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
    Engine = Ref->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(Object))
    Engine = Member->getMemberDecl();
  if (!Engine)
    return;
  Quality Given = U.summary(Model).Quality ? Quality(U.summary(Model).Quality)
                  : C.Args.empty()         ? Quality::Constant
                                           : seedQuality(C.Args[0], 0);
  auto [It, New] = U.Seeds.try_emplace(Engine, Given);
  // Of several seeds the best counts: which one is drawn from is not known.
  if (!New && (Given == Quality::Good || It->second != Quality::Good))
    It->second = Given == Quality::Good || Given == Quality::Unknown ? Given : It->second;
}

ir::RandomQuality FunctionLowering::engineQuality(const Expr *Engine,
                                                  const ValueDecl *&Decl) {
  using Quality = ir::RandomQuality;
  Engine = bare(Engine);
  while (const auto *Cast = dyn_cast<CastExpr>(Engine))
    Engine = bare(Cast->getSubExpr());
  if (const auto *Unary = dyn_cast<UnaryOperator>(Engine))
    Engine = bare(Unary->getSubExpr()->IgnoreParenImpCasts());
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Engine)) {
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    if (!V || isa<ParmVarDecl>(V))
      return Quality::Unknown;
    Decl = V;
    if (const Expr *Init = V->getAnyInitializer())
      return seedQuality(Init, 0);
    return Quality::Unknown;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(Engine)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return Quality::Unknown;
    Decl = Field;
    // Every constructor may seed it in its way; the first that is seen decides.
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent()))
      for (const CXXConstructorDecl *Ctor : Class->ctors()) {
        const FunctionDecl *Definition = nullptr;
        if (!Ctor->isDefined(Definition) || Ctor->isImplicit())
          continue;
        for (const CXXCtorInitializer *Init :
             cast<CXXConstructorDecl>(Definition)->inits())
          if (Init->getAnyMember() == Field && Init->isWritten())
            return seedQuality(Init->getInit(), 0);
      }
    if (const Expr *Init = Field->getInClassInitializer())
      return seedQuality(Init, 0);
    // Constructors may stand in another file.
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent()))
      for (const CXXConstructorDecl *Ctor : Class->ctors())
        if (!Ctor->isImplicit() && !Ctor->isDefined())
          return Quality::Unknown;
    return deviceQuality(Field->getType());
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Engine))
    return seedQuality(Construct, 0);
  return Quality::Unknown;
}

} // namespace retrylint::extract
