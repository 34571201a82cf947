#include "HeaderIndex.h"

#include "extract/Extract.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclObjC.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"

#include <cstdio>
#include <sstream>

using namespace clang;

namespace retrylint::test {

static std::string qualified(const NamedDecl *D) {
  if (const auto *Method = dyn_cast<ObjCMethodDecl>(D)) {
    const auto *Container = dyn_cast<ObjCContainerDecl>(Method->getDeclContext());
    if (const auto *Category = dyn_cast_or_null<ObjCCategoryDecl>(Container))
      Container = Category->getClassInterface();
    return std::string(Method->isInstanceMethod() ? "-[" : "+[") +
           (Container ? Container->getName().str() : "") + " " + Method->getSelector().getAsString() + "]";
  }
  std::string Text;
  for (const DeclContext *Context = D->getDeclContext(); Context; Context = Context->getParent()) {
    const auto *Scope = dyn_cast<NamedDecl>(Context);
    if (!Scope || (isa<NamespaceDecl>(Scope) && (cast<NamespaceDecl>(Scope)->isInline() || !Scope->getIdentifier())))
      continue;
    std::string Name = Scope->getName().str();
    if (const auto *Tag = dyn_cast<TagDecl>(Scope); Tag && Name.empty() && Tag->getTypedefNameForAnonDecl())
      Name = Tag->getTypedefNameForAnonDecl()->getName().str();
    Text = Name + "::" + Text;
  }
  if (isa<CXXConstructorDecl>(D))
    return Text + cast<CXXConstructorDecl>(D)->getParent()->getName().str();
  if (isa<CXXConversionDecl>(D))
    return Text + "operator bool"; // the only one that models name
  return Text + D->getNameAsString();
}

static Kind kindOf(QualType T) {
  if (T.isNull() || T->isDependentType())
    return Kind::Any;
  T = T.getNonReferenceType().getCanonicalType();
  if (T->isObjCSelType() || T->isObjCIdType())
    return Kind::Any;
  if (T->isVoidType())
    return Kind::Void;
  if (T->isBooleanType())
    return Kind::Bool;
  if (T->isSignedIntegerOrEnumerationType())
    return Kind::Signed;
  if (T->isIntegralOrEnumerationType())
    return Kind::Integer;
  if (T->isFloatingType())
    return Kind::Floating;
  if (T->isAnyPointerType() || T->isBlockPointerType() || T->isArrayType() || T->isNullPtrType())
    return Kind::Pointer;
  if (T->isFunctionType())
    return Kind::Function;
  return T->isRecordType() ? Kind::Record : Kind::Any;
}

static Type typeOf(QualType T) {
  Type Result;
  Result.Kind = kindOf(T);
  if (T.isNull())
    return Result;
  T = T.getNonReferenceType();
  if (!T->getPointeeType().isNull())
    T = T->getPointeeType();
  if (const auto *Function = T->getAs<FunctionProtoType>()) {
    Result.PointsAtFunction = true;
    for (QualType Param : Function->getParamTypes())
      Result.Params.push_back(kindOf(Param));
  }
  if (const TagDecl *Tag = T->getAsTagDecl()) {
    Result.Name = qualified(Tag);
    if (const auto *Record = dyn_cast<RecordDecl>(Tag); Record && Record->getDefinition())
      for (const FieldDecl *Field : Record->getDefinition()->fields())
        Result.Fields.push_back(Field->getNameAsString());
  } else if (const auto *Special = T->getAs<TemplateSpecializationType>()) {
    if (const TemplateDecl *Template = Special->getTemplateName().getAsTemplateDecl())
      Result.Name = qualified(Template);
  }
  return Result;
}

/// Whether a plain call can be written: no template, public, not deleted.
static bool callable(const FunctionDecl *Function) {
  if (Function->isTemplated() || Function->isDeleted() || Function->isOverloadedOperator() ||
      isa<CXXConversionDecl, CXXConstructorDecl, CXXDestructorDecl>(Function) || Function->getDescribedFunctionTemplate())
    return false;
  if (Function->getAccess() != AS_none && Function->getAccess() != AS_public)
    return false;
  for (const DeclContext *Context = Function->getDeclContext(); Context; Context = Context->getParent()) {
    const auto *Scope = dyn_cast<NamespaceDecl>(Context);
    if (Scope && !Scope->getIdentifier())
      return false;
    if (isa<ClassTemplateSpecializationDecl>(Context))
      return false;
    if (const auto *Record = dyn_cast<CXXRecordDecl>(Context))
      if (Record->getAccess() != AS_none && Record->getAccess() != AS_public)
        return false;
  }
  return true;
}

static void spell(const FunctionDecl *Function, Declared &To) {
  if (!callable(Function))
    return;
  PrintingPolicy Policy = Function->getASTContext().getPrintingPolicy();
  Policy.FullyQualifiedName = true;
  for (const ParmVarDecl *Param : Function->parameters()) {
    QualType Type = Function->getASTContext().getLangOpts().CPlusPlus ? Param->getType().getCanonicalType()
                                                                      : Param->getType().getUnqualifiedType();
    // A function of a struct's name hides the struct, but for the keyword.
    Policy.SuppressTagKeyword = false;
    std::string Spelled = Type.getAsString(Policy);
    if (Spelled.find("__va_list_tag") != std::string::npos)
      Spelled = "va_list";
    To.Spelled.push_back(std::move(Spelled));
  }
  std::string Name = qualified(Function);
  const auto *Method = dyn_cast<CXXMethodDecl>(Function);
  To.Callee = Method && !Method->isStatic()
                  ? "any<" + qualified(Method->getParent()) + " &>()." + Function->getNameAsString()
                  : Name;
}

static void collectBases(const CXXRecordDecl *Record, std::set<std::string> &Names) {
  if (!Record || !Record->hasDefinition())
    return;
  for (const CXXBaseSpecifier &Base : Record->getDefinition()->bases())
    if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl())
      if (Names.insert(qualified(B)).second)
        collectBases(B, Names);
}

namespace {

class Visitor : public RecursiveASTVisitor<Visitor> {
public:
  Visitor(HeaderIndex &Index, const std::set<std::string> &Names) : Index(Index), Names(Names) {
    for (const std::string &Name : Names) {
      std::size_t Colon = Name.rfind("::");
      std::string Last = Colon == std::string::npos ? Name : Name.substr(Colon + 2);
      Lasts.insert(Last);
    }
  }
  bool VisitNamedDecl(NamedDecl *D) {
    if (!isa<FunctionDecl, ObjCMethodDecl, FieldDecl, TagDecl, TypedefNameDecl, ObjCIvarDecl>(D))
      return true;
    if (!isa<ObjCMethodDecl>(D) && D->getIdentifier() && !Lasts.contains(D->getName().str()) &&
        !isa<CXXConstructorDecl>(D))
      return true;
    std::string Name = qualified(D);
    if (!Names.contains(Name))
      return true;
    Declared Result;
    if (const auto *Function = dyn_cast<FunctionDecl>(D)) {
      Result.IsFunction = true;
      Result.Open = Function->isVariadic();
      Result.Required = Function->getMinRequiredArguments();
      Result.Result = typeOf(Function->getReturnType());
      spell(Function, Result);
      for (const ParmVarDecl *Param : Function->parameters()) {
        Result.Open |= Param->isParameterPack();
        Result.Params.push_back(typeOf(Param->getType()));
      }
    } else if (const auto *Method = dyn_cast<ObjCMethodDecl>(D)) {
      Result.IsFunction = true;
      Result.Open = Method->isVariadic();
      Result.Required = Method->param_size();
      Result.Result = typeOf(Method->getReturnType());
      for (const ParmVarDecl *Param : Method->parameters())
        Result.Params.push_back(typeOf(Param->getType()));
    } else if (const auto *Field = dyn_cast<FieldDecl>(D)) {
      Result.IsField = true;
      Result.Result = typeOf(Field->getType());
    } else {
      Result.IsType = true;
      if (const auto *Record = dyn_cast<CXXRecordDecl>(D))
        collectBases(Record, Result.Bases);
    }
    Index.ByName.emplace(Name, std::move(Result));
    return true;
  }

private:
  HeaderIndex &Index;
  const std::set<std::string> &Names;
  std::set<std::string> Lasts;
};

class Consumer : public ASTConsumer {
public:
  Consumer(HeaderIndex &Index, const std::set<std::string> &Names) : Index(Index), Names(Names) {}
  void HandleTranslationUnit(ASTContext &Context) override {
    Visitor(Index, Names).TraverseDecl(Context.getTranslationUnitDecl());
  }

private:
  HeaderIndex &Index;
  const std::set<std::string> &Names;
};

/// Keeps what is wrong with the code itself: other people's headers have their
/// own troubles with new compilers.
class Listener : public DiagnosticConsumer {
public:
  explicit Listener(HeaderIndex &Index) : Index(Index) {}
  void HandleDiagnostic(DiagnosticsEngine::Level Level, const Diagnostic &Info) override {
    if (Level < DiagnosticsEngine::Error)
      return;
    llvm::SmallString<256> Text;
    Info.FormatDiagnostic(Text);
    if (Text.str().contains("file not found")) {
      if (Index.Missing.empty())
        Index.Missing = Text.str().str();
      return;
    }
    if (!Info.hasSourceManager() || Info.getSourceManager().isInMainFile(
                                        Info.getSourceManager().getExpansionLoc(Info.getLocation())))
      Index.Errors.push_back(Text.str().str());
  }

private:
  HeaderIndex &Index;
};

/// Reads declarations, as far as they go, and has what is wrong told to the index.
class HeaderAction : public ASTFrontendAction {
public:
  explicit HeaderAction(HeaderIndex &Index) : Index(Index) {}
  bool BeginInvocation(CompilerInstance &CI) override {
    CI.getFrontendOpts().SkipFunctionBodies = true;
    CI.getDiagnostics().setClient(new Listener(Index));
    CI.getDiagnostics().setErrorLimit(0);
    return true;
  }

protected:
  HeaderIndex &Index;
};

class Action : public HeaderAction {
public:
  Action(HeaderIndex &Index, const std::set<std::string> &Names)
      : HeaderAction(Index), Names(Names) {}
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, llvm::StringRef) override {
    return std::make_unique<Consumer>(Index, Names);
  }

private:
  const std::set<std::string> &Names;
};

} // namespace

namespace {
class ExtractAction : public HeaderAction {
public:
  ExtractAction(ir::Unit &Unit, HeaderIndex &Index, const extract::Options &Options)
      : HeaderAction(Index), Unit(Unit), Options(Options) {}
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, llvm::StringRef) override {
    return extract::makeConsumer(Options, Unit);
  }

private:
  ir::Unit &Unit;
  const extract::Options &Options;
};
} // namespace

ir::Unit extractUnit(const std::string &Code, const models::ModelFile &File, std::vector<std::string> &Errors) {
  static const models::ModelSet Models = models::ModelSet::bundled();
  extract::Options Options;
  Options.Models = &Models;
  ir::Unit Unit;
  HeaderIndex Index;
  tooling::runToolOnCodeWithArgs(std::make_unique<ExtractAction>(Unit, Index, Options), Code, compileFlags(File),
                                 File.Library + extension(File));
  Errors = Index.Errors;
  return Unit;
}

static std::vector<std::string> pkgConfig(const std::string &Package) {
  std::vector<std::string> Flags;
  FILE *Pipe = popen(("pkg-config --cflags " + Package + " 2>/dev/null").c_str(), "r");
  std::string Text;
  char Buffer[4096];
  while (std::size_t Count = fread(Buffer, 1, sizeof(Buffer), Pipe))
    Text.append(Buffer, Count);
  pclose(Pipe);
  std::istringstream Words(Text);
  for (std::string Word; Words >> Word;)
    Flags.push_back(Word);
  return Flags;
}

std::string extension(const models::ModelFile &File) {
  return File.Language == "c++" ? ".cpp" : File.Language == "objc" ? ".m" : ".c";
}

std::string includes(const models::ModelFile &File) {
  std::string Code = File.Compile.Before.empty() ? "" : File.Compile.Before + "\n";
  for (const std::string &Header : File.Headers)
    Code += "#include <" + Header + ">\n";
  return Code;
}

std::vector<std::string> compileFlags(const models::ModelFile &File) {
  bool Cxx = File.Language == "c++", ObjC = File.Language == "objc";
  std::vector<std::string> Args{"-resource-dir", RESOURCE_DIR, "-w", "-D_GNU_SOURCE", Cxx ? "-std=c++20" : "-std=gnu17"};
  if (ObjC)
    Args.insert(Args.end(), {"-fblocks", "-fobjc-exceptions", "-I" PROJECT_ROOT "/tests/models/include", "-idirafter", GCC_INCLUDE});
  for (const std::string &Package : File.Compile.PkgConfig)
    for (std::string &Flag : pkgConfig(Package))
      Args.push_back(std::move(Flag));
  Args.insert(Args.end(), File.Compile.Flags.begin(), File.Compile.Flags.end());
  return Args;
}

HeaderIndex indexHeaders(const models::ModelFile &File, const std::set<std::string> &Names) {
  bool Cxx = File.Language == "c++";
  std::string Code = includes(File);
  std::set<std::pair<std::string, std::int64_t>> Constants(File.Constants.begin(), File.Constants.end());
  for (const auto &[Name, Value] : Constants)
    Code += std::string(Cxx ? "static_assert(" : "_Static_assert(") + "(long long)(" + Name + ") == " +
            std::to_string(Value) + "LL, \"" + Name + " is not " + std::to_string(Value) + "\");\n";
  for (const std::string &Macro : File.Macros)
    Code += "#ifndef " + Macro + "\n#error " + Macro + " is no macro\n#endif\n";
  HeaderIndex Index;
  tooling::runToolOnCodeWithArgs(std::make_unique<Action>(Index, Names), Code, compileFlags(File),
                                 File.Library + extension(File));
  return Index;
}

} // namespace retrylint::test
