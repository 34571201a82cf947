//===- Spots.cpp - Where in the text a fix can be made --------------------===//
//
// A check sees no source, so that what a fix moves or wraps is told here: places, and
// the text of what has to be written again. Nothing is told of code out of a macro.
//
//===----------------------------------------------------------------------===//

#include "extract/FunctionLowering.h"

#include <set>

using namespace clang;

namespace retrylint::extract {

static bool blank(llvm::StringRef Text) { return Text.trim(" \t").empty(); }

/// The text before At on its line, where that is white space only.
static std::optional<llvm::StringRef> indent(const SourceManager &Sources, SourceLocation At) {
  auto [File, Offset] = Sources.getDecomposedLoc(At);
  llvm::StringRef Before = Sources.getBufferData(File).take_front(Offset);
  Before = Before.substr(Before.rfind('\n') + 1);
  return blank(Before) ? std::optional(Before) : std::nullopt;
}

llvm::StringRef UnitBuilder::text(SourceRange Range) {
  if (Range.isInvalid() || Range.getBegin().isMacroID() || Range.getEnd().isMacroID())
    return {};
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Range), Sources,
                              Context.getLangOpts());
}

ir::Location UnitBuilder::span(FileID File, unsigned Begin, unsigned End) {
  ir::Location L;
  L.File = file(File);
  L.Offset = Begin;
  L.Line = Sources.getLineNumber(File, Begin);
  L.Column = Sources.getColumnNumber(File, Begin);
  L.EndOffset = End;
  L.EndLine = Sources.getLineNumber(File, End);
  L.EndColumn = Sources.getColumnNumber(File, End);
  return L;
}

void UnitBuilder::offerCodes(std::uint32_t Model) {
  if (!Offered.insert(Model).second || summary(Model).Role != ir::Role::Attempt)
    return;
  const TranslationUnitDecl *All = Context.getTranslationUnitDecl();
  for (const ir::CodeClass &Class : Unit.Models[Model].Classes)
    for (const std::string &Name : Class.Names) {
      auto Found = All->lookup(&Context.Idents.get(Name));
      ir::StringId Id = string(Name);
      if (Found.isSingleResult() && isa<EnumConstantDecl>(Found.front()) &&
          !llvm::is_contained(Unit.Offers, Id))
        Unit.Offers.push_back(Id);
    }
}

static std::string spelled(QualType Type, const ASTContext &Context) {
  return Type.getNonReferenceType().getUnqualifiedType().getAsString(
      PrintingPolicy(Context.getLangOpts()));
}

void FunctionLowering::exponent(const Expr *E) {
  E = E->IgnoreImpCasts();
  Expr::EvalResult Constant;
  if (E->isValueDependent() || E->isTypeDependent() ||
      !E->getType()->isIntegralOrEnumerationType() || E->getType().isVolatileQualified() ||
      E->EvaluateAsInt(Constant, U.Context))
    return;
  llvm::StringRef Text = U.text(E->getSourceRange());
  if (Text.empty())
    return;
  ir::Spot S;
  S.Kind = ir::SpotKind::Exponent;
  S.Where = where(E);
  for (const ir::Spot &Other : F.Spots)
    if (Other.Where == S.Where)
      return; // a destructor's or a @finally's code is lowered more than once
  if (Text.size() <= 60 && !Text.contains('\n') && !E->HasSideEffects(U.Context))
    S.Text = U.string(Text);
  S.Type = U.string(spelled(E->getType(), U.Context));
  F.Spots.push_back(S);
}

namespace {
/// One walk over the statements of a body.
class SpotFinder {
public:
  SpotFinder(UnitBuilder &U, ir::Function &F) : U(U), F(F), Sources(U.Sources) {
    for (const ir::Inst &I : F.Insts)
      if (I.Kind == ir::InstKind::Call && I.Model &&
          U.summary(I.Model).Role == ir::Role::Attempt)
        Attempts.insert({I.Where.Offset, I.Where.EndOffset});
  }

  /// \param Breaks  the statement that a `break` would leave
  void visit(const Stmt *S, const Stmt *Breaks, unsigned Depth) {
    if (!S || Depth > 200 || isa<Expr>(S))
      return;
    const Stmt *Body = nullptr;
    SourceLocation Keyword;
    if (const auto *While = dyn_cast<WhileStmt>(S)) {
      Body = While->getBody();
      Keyword = While->getWhileLoc();
    } else if (const auto *Do = dyn_cast<DoStmt>(S)) {
      Body = Do->getBody();
      Keyword = Do->getDoLoc();
    } else if (const auto *For = dyn_cast<ForStmt>(S)) {
      Body = For->getBody();
      Keyword = For->getForLoc();
    } else if (const auto *Range = dyn_cast<CXXForRangeStmt>(S)) {
      Body = Range->getBody();
      Keyword = Range->getForLoc();
    }
    if (Body) {
      if (const auto *Braces = dyn_cast<CompoundStmt>(Body))
        loop(*Braces, Keyword);
      return visit(Body, S, Depth + 1);
    }
    if (isa<SwitchStmt>(S))
      Breaks = S;
    if (const auto *Braces = dyn_cast<CompoundStmt>(S))
      for (const Stmt *Each : Braces->body())
        inBraces(*Each, Breaks);
    for (const Stmt *Child : S->children())
      visit(Child, Breaks, Depth + 1);
  }

  /// What only a fix that some other spot is needed for asks.
  bool Attempted = false;
  bool Loops = false;
  std::vector<ir::Spot> Declarations;

private:
  void loop(const CompoundStmt &Braces, SourceLocation Keyword) {
    Loops = true;
    if (Braces.body_empty() || Keyword.isMacroID() || Braces.getLBracLoc().isMacroID() ||
        Braces.getRBracLoc().isMacroID())
      return;
    auto First = indent(Sources, Sources.getFileLoc((*Braces.body_begin())->getBeginLoc()));
    auto [File, Begin] = Sources.getDecomposedLoc(Braces.getLBracLoc());
    auto [EndFile, End] = Sources.getDecomposedLoc(Braces.getRBracLoc());
    if (!First || File != EndFile)
      return;
    llvm::StringRef Buffer = Sources.getBufferData(File);
    while (End > Begin + 1 && llvm::isSpace(Buffer[End - 1]))
      --End;
    ir::Spot S;
    S.Kind = ir::SpotKind::Loop;
    S.Of = U.location(Keyword);
    S.Where = U.span(File, Begin + 1, End);
    S.Text = U.string(*First);
    S.Left = continues(&Braces, true, 0);
    F.Spots.push_back(S);
  }

  /// \param Own  a `continue` would be this loop's
  static bool continues(const Stmt *S, bool Own, unsigned Depth) {
    if (!S || Depth > 200)
      return true;
    if ((Own && isa<ContinueStmt>(S)) || isa<LabelStmt>(S))
      return true;
    Own = Own && !isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt,
                      ObjCForCollectionStmt>(S);
    if (isa<Expr>(S) && !isa<StmtExpr>(S))
      return false;
    return llvm::any_of(S->children(), [&](const Stmt *Child) {
      return Child && continues(Child, Own, Depth + 1);
    });
  }

  void inBraces(const Stmt &S, const Stmt *Breaks) {
    if (const auto *Decls = dyn_cast<DeclStmt>(&S)) {
      if (const auto *V = Decls->isSingleDecl() ? dyn_cast<VarDecl>(Decls->getSingleDecl())
                                                : nullptr) {
        if (!V->hasInit())
          return;
        declaration(*Decls, *V);
        kept(V->getInit(), Decls->getEndLoc(), V->getType(), Breaks);
      }
      return;
    }
    if (const auto *Assign = dyn_cast<BinaryOperator>(&S)) {
      if (Assign->getOpcode() == BO_Assign)
        kept(Assign->getRHS(), semicolon(Assign->getEndLoc()), Assign->getLHS()->getType(),
             Breaks);
      return;
    }
    const auto *If = dyn_cast<IfStmt>(&S);
    if (!If || !Breaks || isa<SwitchStmt>(Breaks) || If->getInit() ||
        If->hasVarStorage() || If->getBeginLoc().isMacroID())
      return;
    const Expr *E = If->getCond()->IgnoreParenImpCasts();
    while (true) {
      if (const auto *Not = dyn_cast<UnaryOperator>(E); Not && Not->getOpcode() == UO_LNot)
        E = Not->getSubExpr()->IgnoreParenImpCasts();
      else if (const auto *Compare = dyn_cast<BinaryOperator>(E);
               Compare && (Compare->isComparisonOp() || Compare->isLogicalOp()))
        E = Compare->getLHS()->IgnoreParenImpCasts();
      else
        break;
    }
    auto Before = indent(Sources, If->getBeginLoc());
    llvm::StringRef Text = U.text(E->getSourceRange());
    ir::Location Of = U.location(E->getSourceRange());
    if (!isa<CallExpr>(E) || !Before || Text.empty() || Text.size() > 400 ||
        !Attempts.contains({Of.Offset, Of.EndOffset}))
      return;
    Attempted = true;
    ir::Spot Spot;
    Spot.Kind = ir::SpotKind::Condition;
    Spot.Of = Of;
    auto [File, Offset] = Sources.getDecomposedLoc(If->getBeginLoc());
    Spot.Where = U.span(File, Offset, Offset);
    Spot.Text = U.string(Text);
    Spot.Type = U.string(spelled(E->getType(), U.Context));
    F.Spots.push_back(Spot);
  }

  SourceLocation semicolon(SourceLocation Last) const {
    std::optional<Token> Next = Lexer::findNextToken(Last, Sources, U.Context.getLangOpts());
    return Next && Next->is(tok::semi) ? Next->getLocation() : SourceLocation();
  }

  void kept(const Expr *Value, SourceLocation Semicolon, QualType Type, const Stmt *Breaks) {
    Value = Value->IgnoreImplicit();
    if (!isa<CallExpr, ObjCMessageExpr>(Value) || !Breaks || isa<SwitchStmt>(Breaks) ||
        Semicolon.isInvalid() || Semicolon.isMacroID())
      return;
    ir::Location Of = U.location(Value->getSourceRange());
    if (!Attempts.contains({Of.Offset, Of.EndOffset}))
      return;
    Attempted = true;
    ir::Spot S;
    S.Kind = ir::SpotKind::Result;
    S.Of = Of;
    auto [File, Offset] = Sources.getDecomposedLoc(Semicolon);
    S.Where = U.span(File, Offset + 1, Offset + 1);
    S.Type = U.string(spelled(Type, U.Context));
    F.Spots.push_back(S);
  }

  void declaration(const DeclStmt &S, const VarDecl &V) {
    const Expr *Init = V.getInit()->IgnoreImplicit();
    const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
    const auto *Call = dyn_cast<CallExpr>(Init);
    if (V.isStaticLocal() || !V.getType()->isRecordType() || S.getBeginLoc().isMacroID() ||
        S.getEndLoc().isMacroID() || isa<DecompositionDecl>(V) ||
        !((Construct && !Construct->getNumArgs()) ||
          (Call && !Call->getNumArgs() && isa<DeclRefExpr>(Call->getCallee()->IgnoreImpCasts()))))
      return;
    auto [File, Begin] = Sources.getDecomposedLoc(S.getBeginLoc());
    auto [EndFile, End] = Sources.getDecomposedLoc(S.getEndLoc());
    llvm::StringRef Buffer = Sources.getBufferData(File);
    if (File != EndFile || End >= Buffer.size() || Buffer[End] != ';')
      return;
    llvm::StringRef Text = Buffer.slice(Begin, End + 1);
    auto Before = indent(Sources, S.getBeginLoc());
    llvm::StringRef After = Buffer.substr(End + 1).take_until([](char C) { return C == '\n'; });
    if (!Before || !blank(After.rtrim('\r')) || End + 1 + After.size() >= Buffer.size() ||
        Text.size() > 200 || Text.contains('\n'))
      return;
    ir::Spot Spot;
    Spot.Kind = ir::SpotKind::Declaration;
    Spot.Of = U.location(SourceRange(V.getLocation(), V.getLocation()));
    Spot.Where = U.span(File, Begin - Before->size(), End + 1 + After.size() + 1);
    Spot.Text = U.string(Text);
    Declarations.push_back(Spot);
  }

  UnitBuilder &U;
  ir::Function &F;
  const SourceManager &Sources;
  std::set<std::pair<unsigned, unsigned>> Attempts;
};
} // namespace

/// Where a function of its own can be put before D: on the line above it, and above what
/// is said of it.
static std::optional<std::pair<FileID, unsigned>> before(const Decl *D,
                                                         const SourceManager &Sources,
                                                         llvm::StringRef &Indent) {
  if (const auto *Function = dyn_cast<FunctionDecl>(D)) {
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    if (Function->isTemplateInstantiation() || Function->getDescribedFunctionTemplate() ||
        Function->getTemplatedKind() != FunctionDecl::TK_NonTemplate ||
        Function->getNumTemplateParameterLists() ||
        (Method && (Method->getParent()->isLambda() || Method->getParent()->isLocalClass())))
      return std::nullopt;
    if (const auto *Linkage = dyn_cast<LinkageSpecDecl>(D->getLexicalDeclContext()))
      if (!Linkage->hasBraces())
        return std::nullopt;
  } else if (!isa<ObjCMethodDecl>(D)) {
    return std::nullopt;
  }
  if (D->getBeginLoc().isMacroID())
    return std::nullopt;
  auto Blank = indent(Sources, D->getBeginLoc());
  if (!Blank)
    return std::nullopt;
  Indent = *Blank;
  auto [File, Offset] = Sources.getDecomposedLoc(D->getBeginLoc());
  llvm::StringRef Buffer = Sources.getBufferData(File);
  unsigned At = Offset - Blank->size();
  bool Inside = false;
  while (At > 0) {
    llvm::StringRef Above = Buffer.take_front(At - 1);
    Above = Above.substr(Above.rfind('\n') + 1);
    llvm::StringRef Line = Above.trim();
    Inside = Inside || Line.ends_with("*/");
    // Attributes and template heads of the language stand above it, too.
    if (Line.starts_with("[[") || Line.starts_with("template") || Line.starts_with("#"))
      return std::nullopt;
    if (!Inside && !Line.starts_with("//"))
      break;
    Inside = Inside && !Line.contains("/*");
    At -= Above.size() + 1;
  }
  return std::pair(File, At);
}

void FunctionLowering::spots(const Decl *D, const Stmt *Body) {
  SpotFinder Finder(U, F);
  Finder.visit(Body, nullptr, 0);
  if (Finder.Loops)
    F.Spots.insert(F.Spots.end(), Finder.Declarations.begin(), Finder.Declarations.end());
  if (!Finder.Attempted)
    return;
  for (const ir::Inst &I : F.Insts)
    if (I.Kind == ir::InstKind::Call && I.Model)
      U.offerCodes(I.Model);
  llvm::StringRef Indent;
  if (auto At = before(D, U.Sources, Indent)) {
    ir::Spot S;
    S.Kind = ir::SpotKind::Definition;
    S.Where = U.span(At->first, At->second, At->second);
    S.Text = U.string(Indent);
    F.Spots.push_back(S);
  }
}

} // namespace retrylint::extract
