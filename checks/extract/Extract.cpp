#include "extract/Extract.h"

#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

namespace {

/// Instantiations of one template that are lowered. The rest would say the same.
constexpr unsigned MaxInstantiations = 16;

/// The function or variable that makes a lambda or block.
struct Maker {
  ir::StringId Symbol = 0;
  std::string Name;
  ir::StringId Class = 0;
  bool Internal = false;
  bool Test = false;
};

class UnitLowering {
public:
  explicit UnitLowering(UnitBuilder &U) : U(U) {}

  void run() {
    for (const Decl *D : U.Context.getTraversalScope())
      visit(D, 0);
    settleDraws();
    settleTables();
    thrownTypes();
    derivedTypes();
    offers();
  }

private:
  /// What a fix may write without an #include of its own.
  void offers() {
    if (U.Context.getLangOpts().Bool)
      U.Unit.Offers.push_back(U.string("bool"));
    const TranslationUnitDecl *All = U.Context.getTranslationUnitDecl();
    for (const NamedDecl *Found : All->lookup(&U.Context.Idents.get("std")))
      if (const auto *Space = dyn_cast<NamespaceDecl>(Found))
        for (llvm::StringRef Name : {"min", "random_device"})
          // A macro of that name would come between: windows.h has one for min.
          if (const IdentifierInfo &Id = U.Context.Idents.get(Name);
              !Id.hasMacroDefinition() && !Space->lookup(&Id).empty())
            U.Unit.Offers.push_back(U.string(("std::" + Name).str()));
  }

  void visit(const Decl *D, unsigned Depth) {
    if (!D || Depth > 128)
      return;
    if (const auto *Space = dyn_cast<LinkageSpecDecl>(D))
      return context(Space, Depth);
    if (isa<TranslationUnitDecl>(D))
      return context(cast<DeclContext>(D), Depth);
    if (U.inSystemHeader(D->getLocation()))
      return;
    switch (D->getKind()) {
    case Decl::Namespace:
    case Decl::Export:
      return context(cast<DeclContext>(D), Depth);
    case Decl::Function:
    case Decl::CXXMethod:
    case Decl::CXXConstructor:
    case Decl::CXXDestructor:
    case Decl::CXXConversion:
      function(cast<FunctionDecl>(D));
      return;
    case Decl::FunctionTemplate: {
      unsigned Count = 0;
      for (const FunctionDecl *Spec : cast<FunctionTemplateDecl>(D)->specializations())
        if (Spec->hasBody() && ++Count <= MaxInstantiations)
          function(Spec);
      return;
    }
    case Decl::ClassTemplate: {
      const auto *Template = cast<ClassTemplateDecl>(D);
      if (!Template->isCanonicalDecl())
        return;
      unsigned Count = 0;
      for (const auto *Spec : Template->specializations())
        if (Spec->getTemplateSpecializationKind() != TSK_ExplicitSpecialization &&
            Spec->hasDefinition() && ++Count <= MaxInstantiations)
          record(Spec, Depth);
      return;
    }
    case Decl::CXXRecord:
    case Decl::ClassTemplateSpecialization:
    case Decl::Record:
      record(cast<RecordDecl>(D), Depth);
      return;
    case Decl::Var:
    case Decl::VarTemplateSpecialization:
      variable(cast<VarDecl>(D));
      return;
    case Decl::ObjCImplementation:
    case Decl::ObjCCategoryImpl: {
      const auto *Implementation = cast<ObjCImplDecl>(D);
      if (const ObjCInterfaceDecl *Class = Implementation->getClassInterface())
        if (const ObjCInterfaceDecl *Super = Class->getSuperClass())
          base(Class->getName(), Super->getName());
      context(Implementation, Depth);
      return;
    }
    case Decl::ObjCInterface: {
      const auto *Class = cast<ObjCInterfaceDecl>(D);
      if (Class->hasDefinition() && Class->getSuperClass())
        base(Class->getName(), Class->getSuperClass()->getName());
      return;
    }
    case Decl::ObjCMethod:
      method(cast<ObjCMethodDecl>(D));
      return;
    default:
      return;
    }
  }

  void context(const DeclContext *Context, unsigned Depth) {
    for (const Decl *D : Context->decls())
      visit(D, Depth + 1);
  }

  void base(llvm::StringRef Derived, llvm::StringRef Base) {
    auto Pair = std::make_pair(U.string(Derived), U.string(Base));
    if (SeenBases.insert(Pair).second)
      U.Unit.Bases.push_back(Pair);
  }

  void record(const RecordDecl *Record, unsigned Depth) {
    if (!Record->isThisDeclarationADefinition() || Record->isDependentType())
      return;
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Record)) {
      if (Class->isLambda())
        return;
      for (const CXXBaseSpecifier &Base : Class->bases())
        if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl()) {
          base(U.qualifiedName(Class), U.qualifiedName(B));
          libraryBases(B, 0);
        }
      for (const FieldDecl *Field : Class->fields())
        if (Field->hasInClassInitializer())
          fieldInitializer(Field);
    }
    for (const Decl *D : Record->decls())
      if (!isa<FieldDecl>(D))
        visit(D, Depth + 1);
  }

  /// Handlers catch by bases that only a library's header declares.
  void libraryBases(const CXXRecordDecl *Class, unsigned Depth) {
    if (Depth > 8 || !Class->hasDefinition() || !U.inSystemHeader(Class->getLocation()))
      return;
    for (const CXXBaseSpecifier &Base : Class->getDefinition()->bases())
      if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl()) {
        base(U.qualifiedName(Class), U.qualifiedName(B));
        libraryBases(B, Depth + 1);
      }
  }

  void function(const FunctionDecl *D) {
    if (!D->doesThisDeclarationHaveABody() || D->isImplicit() || D->isDeleted() ||
        D->isDefaulted() || D->isInvalidDecl())
      return;
    if (D->isDependentContext() || U.inSystemHeader(D->getLocation()) ||
        U.generated(D->getLocation()))
      return;
    ir::StringId Symbol = U.symbol(D);
    if (!Seen.insert(Symbol).second)
      return;
    lower(D, Symbol, {});
  }

  void describe(ir::Function &F, const NamedDecl *D, SourceRange Body) {
    F.Where = U.location(SourceRange(D->getLocation(), D->getLocation()));
    F.Body = U.location(Body);
    F.Internal = U.internal(D);
    // A library can bring its unit tests along. "test_connection" is for its users.
    F.Test = U.inTest(D->getLocation()) ||
             llvm::StringRef(D->getNameAsString()).contains_insensitive("unittest");
  }

  void lower(const FunctionDecl *D, ir::StringId Symbol, const Maker &Around) {
    std::uint32_t Index;
    ir::Function F;
    F.Symbol = Symbol;
    F.Name = U.string(U.qualifiedName(D));
    F.ReturnType = U.type(D->getReturnType());
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    F.Kind = isa<CXXConstructorDecl>(D)  ? ir::FunctionKind::Constructor
             : isa<CXXDestructorDecl>(D) ? ir::FunctionKind::Destructor
             : Method                    ? ir::FunctionKind::Method
                                         : ir::FunctionKind::Free;
    if (Method) {
      const CXXRecordDecl *Class = Method->getParent();
      if (Class->isLambda())
        F.Kind = ir::FunctionKind::Lambda;
      else
        F.Class = U.string(U.qualifiedName(Class));
      overrides(Method, F, 0);
    }
    describe(F, D, D->getSourceRange());
    if (F.Kind == ir::FunctionKind::Lambda)
      inside(F, Around);
    else
      F.Test |= F.Class && testClass(Method->getParent());
    if (std::uint32_t Said = U.annotation(D))
      F.Model = Said;
    Index = U.Unit.Functions.size();
    U.Unit.Functions.emplace_back();
    FunctionLowering Lowering(U, F, Index);
    Lowering.run(D, D->parameters(), D->getBody());
    U.Unit.Functions[Index] = std::move(F);
    nested(Lowering.Nested, Index);
    for (const VarDecl *Static : Lowering.Statics)
      variable(Static);
  }

  /// googletest's fixtures and the like: a base class named Test.
  bool testClass(const CXXRecordDecl *Class) {
    if (!Class->hasDefinition())
      return false;
    for (const CXXBaseSpecifier &Base : Class->getDefinition()->bases())
      if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl())
        if (U.qualifiedName(B) == "testing::Test" || testClass(B))
          return true;
    return false;
  }

  void overrides(const CXXMethodDecl *Method, ir::Function &F, unsigned Depth) {
    if (Depth > 16)
      return;
    for (const CXXMethodDecl *Base : Method->overridden_methods()) {
      ir::StringId Symbol = U.symbol(Base);
      if (llvm::is_contained(F.Overrides, Symbol))
        continue;
      F.Overrides.push_back(Symbol);
      if (!F.Model)
        F.Model = U.calledBack(Base);
      overrides(Base, F, Depth + 1);
    }
  }

  void nested(const std::vector<Callable> &Callables, std::uint32_t Parent) {
    const ir::Function &F = U.Unit.Functions[Parent];
    nested(Callables, Maker{F.Symbol, std::string(U.Unit.str(F.Name)), F.Class,
                            F.Internal, F.Test});
  }

  void nested(const std::vector<Callable> &Callables, const Maker &Around) {
    for (const Callable &C : Callables) {
      if (!Seen.insert(C.Symbol).second)
        continue;
      if (C.Lambda)
        lambda(C, Around);
      else
        block(C, Around);
    }
  }

  void lambda(const Callable &C, const Maker &Around) {
    const CXXMethodDecl *Operator = C.Lambda->getCallOperator();
    if (!Operator)
      return;
    // Where a header calls a generic lambda nothing instantiates it, since the
    // bodies of headers are skipped: then the pattern is all there is.
    const FunctionDecl *Body = Operator;
    if (const FunctionTemplateDecl *Template = Operator->getDescribedFunctionTemplate())
      for (const FunctionDecl *Spec : Template->specializations())
        if (Spec->hasBody() && !Spec->isInvalidDecl()) {
          Body = Spec;
          break;
        }
    if (!Body->hasBody())
      return;
    U.nameLambda(Body, C.Symbol);
    lower(Body, C.Symbol, Around);
  }

  void inside(ir::Function &F, const Maker &Around) {
    F.Parent = Around.Symbol;
    F.Class = Around.Class;
    F.Internal = Around.Internal;
    F.Test |= Around.Test;
    F.Name = U.string(Around.Name + (F.Kind == ir::FunctionKind::Block ? "::(block)"
                                                                       : "::(lambda)"));
  }

  void block(const Callable &C, const Maker &Around) {
    ir::Function F;
    F.Symbol = C.Symbol;
    F.Kind = ir::FunctionKind::Block;
    inside(F, Around);
    QualType Type = C.Block->getSignatureAsWritten()
                        ? C.Block->getSignatureAsWritten()->getType()
                        : QualType();
    if (!Type.isNull())
      if (const auto *Function = Type->getAs<FunctionType>())
        F.ReturnType = U.type(Function->getReturnType());
    F.Where = U.location(SourceRange(C.Block->getCaretLocation(), C.Block->getCaretLocation()));
    F.Body = U.location(SourceRange(C.Block->getCaretLocation(),
                                    C.Block->getBody() ? C.Block->getBody()->getEndLoc()
                                                       : C.Block->getCaretLocation()));
    std::uint32_t Index = U.Unit.Functions.size();
    U.Unit.Functions.emplace_back();
    FunctionLowering Lowering(U, F, Index);
    Lowering.run(C.Block, C.Block->parameters(), C.Block->getBody());
    U.Unit.Functions[Index] = std::move(F);
    nested(Lowering.Nested, Index);
    for (const VarDecl *Static : Lowering.Statics)
      variable(Static);
  }

  void method(const ObjCMethodDecl *D) {
    if (!D->isThisDeclarationADefinition() || !D->getBody() || D->isImplicit() ||
        D->isSynthesizedAccessorStub())
      return;
    ir::StringId Symbol = U.symbol(D);
    if (!Seen.insert(Symbol).second)
      return;
    ir::Function F;
    F.Symbol = Symbol;
    F.Kind = ir::FunctionKind::ObjCMethod;
    F.Name = U.string(U.qualifiedName(D));
    F.ReturnType = U.type(D->getReturnType());
    if (const ObjCInterfaceDecl *Class = D->getClassInterface())
      F.Class = U.string(Class->getName());
    llvm::SmallVector<const ObjCMethodDecl *, 8> Overridden;
    D->getOverriddenMethods(Overridden);
    for (const ObjCMethodDecl *Base : Overridden)
      if (ir::StringId Symbol = U.symbol(Base); !llvm::is_contained(F.Overrides, Symbol)) {
        F.Overrides.push_back(Symbol);
        if (!F.Model)
          F.Model = U.calledBack(Base);
      }
    describe(F, D, D->getSourceRange());
    F.Where = U.location(SourceRange(D->getSelectorStartLoc(), D->getSelectorStartLoc()));
    if (std::uint32_t Said = U.annotation(D))
      F.Model = Said;
    std::uint32_t Index = U.Unit.Functions.size();
    U.Unit.Functions.emplace_back();
    FunctionLowering Lowering(U, F, Index);
    Lowering.run(D, llvm::ArrayRef(const_cast<ObjCMethodDecl *>(D)->parameters()),
                 D->getBody());
    U.Unit.Functions[Index] = std::move(F);
    nested(Lowering.Nested, Index);
    for (const VarDecl *Static : Lowering.Statics)
      variable(Static);
  }

  /// Values and functions of an initializer that stands in no function.
  void initializer(ir::Variable &Variable, const Expr *Init) {
    if (!Init || Init->isValueDependent() || Init->containsErrors())
      return;
    ir::Function Scratch;
    Scratch.Symbol = Variable.Symbol;
    Scratch.Blocks.resize(1);
    FunctionLowering Lowering(U, Scratch, ir::None);
    collect(Variable, Lowering, Scratch, Init, nullptr, 0);
    nested(Lowering.Nested, Maker{Variable.Symbol, std::string(U.Unit.str(Variable.Name)), 0, false, false});
  }

  void collect(ir::Variable &Variable, FunctionLowering &Lowering, ir::Function &Scratch,
               const Expr *Init, const FieldDecl *Field, unsigned Depth) {
    if (Depth > 4 || Variable.Init.size() > 256 || Variable.Functions.size() > 256)
      return;
    Init = bare(Init);
    if (const auto *List = dyn_cast<InitListExpr>(Init)) {
      if (List->getSemanticForm())
        List = List->getSemanticForm();
      Variable.HasInit = true;
      const RecordDecl *Record = List->getType()->getAsRecordDecl();
      llvm::SmallVector<const FieldDecl *, 8> Fields;
      if (Record && Record->getDefinition() && !Record->isUnion())
        for (const FieldDecl *F : Record->getDefinition()->fields())
          if (!F->isUnnamedBitField())
            Fields.push_back(F);
      for (unsigned I = 0; I < List->getNumInits() && I < 512; ++I) {
        const FieldDecl *Of = I < Fields.size() ? Fields[I] : Field;
        collect(Variable, Lowering, Scratch, List->getInit(I), Of, Depth + 1);
      }
      return;
    }
    ir::ValueId Id = Lowering.constant(Init);
    const ir::Value &V = Scratch.Values[Id];
    if (V.Op == ir::Op::Const) {
      Variable.HasInit = true;
      bool Real = U.get(V.Type).Kind == ir::TypeKind::Float;
      Variable.Init.push_back(Real ? V.Real : double(V.Int));
    } else if (V.Op == ir::Op::Function) {
      Variable.HasInit = true;
      Variable.Functions.push_back({V.Name, Field ? U.field(Field) : 0});
      if (std::uint32_t Said = Field ? U.calledBack(Field) : 0)
        U.CalledBack.try_emplace(V.Name, Said);
    } else if (V.Op == ir::Op::Bind && !V.Operands.empty() &&
               Scratch.Values[V.Operands[0]].Op == ir::Op::Function) {
      Variable.HasInit = true;
      Variable.Functions.push_back(
          {Scratch.Values[V.Operands[0]].Name, Field ? U.field(Field) : 0});
    }
  }

  void variable(const VarDecl *D) {
    if (D->getType()->isDependentType() || isa<ParmVarDecl>(D) || D->isInvalidDecl())
      return;
    const VarDecl *Definition = nullptr;
    if (!D->getAnyInitializer(Definition) || Definition != D)
      return;
    ir::Variable V;
    V.Symbol = U.symbol(D);
    if (!SeenVariables.insert(V.Symbol).second)
      return;
    V.Name = U.string(U.qualifiedName(D));
    V.Type = U.type(D->getType());
    V.Const = D->isConstexpr() || D->getType().isConstQualified() ||
              (D->getType()->isArrayType() &&
               U.Context.getBaseElementType(D->getType()).isConstQualified());
    initializer(V, Definition->getInit());
    if (V.HasInit)
      U.Unit.Variables.push_back(std::move(V));
    if (D->hasGlobalStorage())
      fileOptions(D, Definition->getInit());
  }

  /// Options in a struct at file scope: a function of its own sets them.
  void fileOptions(const VarDecl *D, const Expr *Init) {
    const RecordDecl *Record = D->getType()->getAsRecordDecl();
    if (!Record || !Record->getDefinition() || !isa<InitListExpr>(bare(Init)) ||
        Init->isValueDependent() || Init->containsErrors() ||
        llvm::none_of(Record->getDefinition()->fields(),
                      [&](const FieldDecl *Field) { return U.option(Field) != 0; }))
      return;
    ir::Function F;
    F.Symbol = U.string(std::string(U.Unit.str(U.symbol(D))) + "@options");
    F.Name = U.string(U.qualifiedName(D));
    describe(F, D, D->getSourceRange());
    F.Internal = true;
    F.Blocks.resize(1);
    FunctionLowering Lowering(U, F, U.Unit.Functions.size());
    Lowering.options(D, Init);
    U.Unit.Functions.push_back(std::move(F));
  }

  void fieldInitializer(const FieldDecl *Field) {
    ir::Variable V;
    V.Symbol = U.field(Field);
    if (!SeenVariables.insert(V.Symbol).second)
      return;
    V.Name = U.string(U.qualifiedName(Field));
    V.Type = U.type(Field->getType());
    V.Const = Field->getType().isConstQualified();
    initializer(V, Field->getInClassInitializer());
    if (V.HasInit)
      U.Unit.Variables.push_back(std::move(V));
  }

  /// Functions of tables at file scope that a library is handed.
  void settleTables() {
    for (ir::Function &F : U.Unit.Functions)
      if (auto Said = U.CalledBack.find(F.Symbol); Said != U.CalledBack.end() && !F.Model)
        F.Model = Said->second;
  }

  /// Draws from engines that are seeded somewhere in the unit.
  void settleDraws() {
    for (const UnitBuilder::Draw &Draw : U.Draws) {
      auto It = U.Seeds.find(Draw.Engine);
      if (It != U.Seeds.end() && Draw.Function < U.Unit.Functions.size())
        U.Unit.Functions[Draw.Function].Values[Draw.Value].Index = unsigned(It->second);
    }
  }

  /// What models say that attempts throw, and its bases: headers of libraries are read
  /// for the project's own classes only.
  void thrownTypes() {
    if (llvm::none_of(U.Unit.Functions, [](const ir::Function &F) { return !F.Tries.empty(); }))
      return;
    std::vector<std::string> Names;
    for (const ir::FunctionSummary &Model : U.Unit.Models)
      for (const ir::FailureSign &Sign : Model.Failures)
        Names.insert(Names.end(), Sign.Types.begin(), Sign.Types.end());
    for (std::size_t I = 0; I < Names.size() && I < 256; ++I)
      if (const models::TypeModel *Type = U.Opts.Models->type(Names[I]))
        for (const std::string &Base : Type->Bases) {
          base(Type->Name, Base);
          if (!llvm::is_contained(Names, Base))
            Names.push_back(Base);
        }
  }

  /// Names of the classes in this unit that each handler catches too.
  void derivedTypes() {
    for (ir::Function &F : U.Unit.Functions)
      for (ir::Try &Try : F.Tries)
        for (ir::Handler &H : Try.Handlers) {
          if (!H.TypeName)
            continue;
          std::vector<ir::StringId> Of{H.TypeName};
          for (std::size_t I = 0; I < Of.size() && I < 256; ++I)
            for (auto &[Derived, Base] : U.Unit.Bases)
              if (Base == Of[I] && !llvm::is_contained(Of, Derived))
                Of.push_back(Derived);
          H.Derived.assign(Of.begin() + 1, Of.end());
        }
  }

  UnitBuilder &U;
  llvm::DenseSet<ir::StringId> Seen;
  llvm::DenseSet<ir::StringId> SeenVariables;
  llvm::DenseSet<std::pair<ir::StringId, ir::StringId>> SeenBases;
};

class Consumer : public ASTConsumer {
public:
  Consumer(const Options &Options, ir::Unit &Unit) : Opts(Options), Unit(Unit) {}

  void Initialize(ASTContext &Context) override {
    Sources = &Context.getSourceManager();
  }

  bool shouldSkipFunctionBody(Decl *D) override {
    if (!Sources || D->getLocation().isInvalid())
      return false;
    SourceLocation At = Sources->getFileLoc(D->getLocation());
    FileID File = Sources->getFileID(At);
    if (File != LastFile) {
      LastFile = File;
      LastIsSystem = isSystemFile(*Sources, File, Opts.Root);
    }
    return LastIsSystem || Sources->isInSystemHeader(At);
  }

  void HandleTranslationUnit(ASTContext &Context) override {
    Unit = extract(Context, Opts);
  }

private:
  Options Opts;
  ir::Unit &Unit;
  const SourceManager *Sources = nullptr;
  FileID LastFile;
  bool LastIsSystem = false;
};

} // namespace

ir::Unit extract(ASTContext &Context, const Options &Options) {
  ir::Unit Unit;
  UnitBuilder Builder(Context, Options, Unit);
  UnitLowering(Builder).run();
  return Unit;
}

std::unique_ptr<ASTConsumer> makeConsumer(const Options &Options, ir::Unit &Unit) {
  return std::make_unique<Consumer>(Options, Unit);
}

} // namespace retrylint::extract
