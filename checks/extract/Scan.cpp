#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

const Expr *bare(const Expr *E) {
  while (E) {
    if (const auto *Paren = dyn_cast<ParenExpr>(E))
      E = Paren->getSubExpr();
    else if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    else if (const auto *Temp = dyn_cast<MaterializeTemporaryExpr>(E))
      E = Temp->getSubExpr();
    else if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
      E = Bind->getSubExpr();
    else if (const auto *Subst = dyn_cast<SubstNonTypeTemplateParmExpr>(E))
      E = Subst->getReplacement();
    else if (const auto *Init = dyn_cast<CXXStdInitializerListExpr>(E))
      E = Init->getSubExpr();
    else if (const auto *Ext = dyn_cast<UnaryOperator>(E);
             Ext && Ext->getOpcode() == UO_Extension)
      E = Ext->getSubExpr();
    else if (const auto *Select = dyn_cast<GenericSelectionExpr>(E);
             Select && !Select->isResultDependent())
      E = Select->getResultExpr();
    else if (const auto *Choose = dyn_cast<ChooseExpr>(E);
             Choose && !Choose->isConditionDependent())
      E = Choose->getChosenSubExpr();
    else
      break;
  }
  return E;
}

namespace {

/// One walk over the statements of a body, not into lambdas and blocks.
class Scanner {
public:
  explicit Scanner(BodyFacts &Facts) : Facts(Facts) {}

  void visit(const Stmt *S, std::uint32_t Try, bool Discard, unsigned Depth) {
    if (!S)
      return;
    if (Depth > 1500) {
      Facts.TooDeep = true;
      return;
    }
    if (Try != ir::None)
      Facts.TryOf[S] = Try;
    if (Sync != ir::None)
      Facts.SyncOf[S] = Sync;
    auto Child = [&](const Stmt *C, bool D = false) { visit(C, Try, D, Depth + 1); };
    if (const auto *E = dyn_cast<Expr>(S)) {
      if (Discard)
        Facts.Discarded.insert(E);
      if (expression(E, Try, Discard, Depth))
        return;
    } else if (const auto *TryStmt = dyn_cast<CXXTryStmt>(S)) {
      std::uint32_t Id = Facts.Tries.size();
      Facts.Tries.push_back({TryStmt, Try});
      visit(TryStmt->getTryBlock(), Id, true, Depth + 1);
      for (unsigned I = 0; I < TryStmt->getNumHandlers(); ++I)
        Child(TryStmt->getHandler(I));
      return;
    } else if (const auto *Catch = dyn_cast<CXXCatchStmt>(S)) {
      if (const VarDecl *V = Catch->getExceptionDecl())
        Facts.Variables.push_back(V);
      Child(Catch->getHandlerBlock(), true);
      return;
    } else if (const auto *AtTry = dyn_cast<ObjCAtTryStmt>(S)) {
      std::uint32_t Id = Facts.Tries.size();
      Facts.Tries.push_back({AtTry, Try});
      visit(AtTry->getTryBody(), Id, true, Depth + 1);
      for (const ObjCAtCatchStmt *Catch : AtTry->catch_stmts()) {
        if (Catch->getCatchParamDecl())
          Facts.Variables.push_back(Catch->getCatchParamDecl());
        Child(Catch->getCatchBody(), true);
      }
      if (AtTry->getFinallyStmt()) {
        Facts.Finally.push_back(AtTry);
        Child(AtTry->getFinallyStmt()->getFinallyBody(), true);
      }
      return;
    } else if (const auto *Decls = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Decls->decls())
        declaration(D, Try, Depth);
      return;
    } else if (isa<CompoundStmt>(S)) {
      for (const Stmt *C : S->children())
        Child(C, true);
      return;
    } else if (const auto *If = dyn_cast<IfStmt>(S)) {
      Child(If->getInit(), true);
      if (If->getConditionVariableDeclStmt())
        Child(If->getConditionVariableDeclStmt());
      Child(If->getCond());
      Child(If->getThen(), true);
      Child(If->getElse(), true);
      return;
    } else if (const auto *For = dyn_cast<ForStmt>(S)) {
      Child(For->getInit(), true);
      if (For->getConditionVariableDeclStmt())
        Child(For->getConditionVariableDeclStmt());
      Child(For->getCond());
      Child(For->getInc(), true);
      Child(For->getBody(), true);
      return;
    } else if (const auto *While = dyn_cast<WhileStmt>(S)) {
      if (While->getConditionVariableDeclStmt())
        Child(While->getConditionVariableDeclStmt());
      Child(While->getCond());
      Child(While->getBody(), true);
      return;
    } else if (const auto *Do = dyn_cast<DoStmt>(S)) {
      Child(Do->getBody(), true);
      Child(Do->getCond());
      return;
    } else if (const auto *Range = dyn_cast<CXXForRangeStmt>(S)) {
      Child(Range->getInit(), true);
      Child(Range->getRangeStmt());
      Child(Range->getBeginStmt());
      Child(Range->getEndStmt());
      Child(Range->getCond());
      Child(Range->getInc(), true);
      Child(Range->getLoopVarStmt());
      Child(Range->getBody(), true);
      return;
    } else if (const auto *Case = dyn_cast<SwitchCase>(S)) {
      Child(Case->getSubStmt(), true);
      return;
    } else if (const auto *Label = dyn_cast<LabelStmt>(S)) {
      Child(Label->getSubStmt(), true);
      return;
    } else if (const auto *Attributed = dyn_cast<AttributedStmt>(S)) {
      Child(Attributed->getSubStmt(), true);
      return;
    } else if (const auto *Lock = dyn_cast<ObjCAtSynchronizedStmt>(S)) {
      Child(Lock->getSynchExpr());
      std::uint32_t Outer = Sync;
      Facts.Syncs.push_back({Lock, Outer});
      Sync = Facts.Syncs.size() - 1;
      Child(Lock->getSynchBody(), true);
      Sync = Outer;
      return;
    } else if (isa<CoreturnStmt>(S)) {
      const auto *Return = cast<CoreturnStmt>(S);
      Facts.Coroutine = true;
      hide(Return->getPromiseCall(), 0);
      reveal(Return->getOperand(), 0);
      Child(Return->getOperand());
      return;
    }
    for (const Stmt *C : S->children())
      Child(C, isa<ObjCAutoreleasePoolStmt, ObjCForCollectionStmt>(S));
  }

private:
  void declaration(const Decl *D, std::uint32_t Try, unsigned Depth) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (!V)
      return;
    Facts.Variables.push_back(V);
    if (!V->hasInit())
      return;
    const Expr *Init = bare(V->getInit());
    if (isa<CXXConstructExpr>(Init))
      Facts.Initializes[Init] = V;
    visit(V->getInit(), Try, false, Depth + 1);
    if (const auto *Parts = dyn_cast<DecompositionDecl>(V))
      for (const BindingDecl *B : Parts->bindings())
        if (const VarDecl *Holding = B->getHoldingVar())
          if (Holding->hasInit())
            hide(Holding->getInit(), 0);
  }

  /// \returns true where the children were dealt with.
  bool expression(const Expr *E, std::uint32_t Try, bool Discard, unsigned Depth) {
    auto Child = [&](const Stmt *C, bool D = false) { visit(C, Try, D, Depth + 1); };
    switch (E->getStmtClass()) {
    case Stmt::LambdaExprClass: {
      const auto *Lambda = cast<LambdaExpr>(E);
      Facts.Callables.push_back({Lambda, nullptr, 0});
      auto Capture = Lambda->capture_begin();
      for (const Expr *Init : Lambda->capture_inits()) {
        if (Lambda->isInitCapture(&*Capture))
          if (const auto *V = dyn_cast<VarDecl>(Capture->getCapturedVar()))
            Facts.Variables.push_back(V);
        ++Capture;
        Child(Init);
      }
      return true;
    }
    case Stmt::BlockExprClass:
      Facts.Callables.push_back({nullptr, cast<BlockExpr>(E)->getBlockDecl(), 0});
      return true;
    case Stmt::CoawaitExprClass:
    case Stmt::CoyieldExprClass: {
      const auto *Suspend = cast<CoroutineSuspendExpr>(E);
      Facts.Coroutine = true;
      hide(Suspend->getCommonExpr(), 0);
      hide(Suspend->getReadyExpr(), 0);
      hide(Suspend->getSuspendExpr(), 0);
      hide(Suspend->getResumeExpr(), 0);
      reveal(Suspend->getOperand(), 0);
      awaited(Suspend->getOperand(), E->getType());
      Child(Suspend->getOperand());
      return true;
    }
    case Stmt::CXXRewrittenBinaryOperatorClass: {
      // a < b as (a <=> b) < 0: one comparison.
      const auto Form = cast<CXXRewrittenBinaryOperator>(E)->getDecomposedForm();
      hide(cast<CXXRewrittenBinaryOperator>(E)->getSemanticForm(), 0);
      reveal(Form.LHS, 0);
      reveal(Form.RHS, 0);
      Child(Form.LHS);
      Child(Form.RHS);
      return true;
    }
    case Stmt::DependentCoawaitExprClass: {
      Facts.Coroutine = true;
      awaited(cast<DependentCoawaitExpr>(E)->getOperand(), E->getType());
      Child(cast<DependentCoawaitExpr>(E)->getOperand());
      return true;
    }
    case Stmt::BinaryOperatorClass:
    case Stmt::CompoundAssignOperatorClass: {
      const auto *B = cast<BinaryOperator>(E);
      if (B->isAssignmentOp())
        reassigned(B->getLHS());
      if (B->isCommaOp()) {
        Child(B->getLHS(), true);
        Child(B->getRHS(), Discard);
        return true;
      }
      return false;
    }
    case Stmt::UnaryOperatorClass: {
      const auto *Unary = cast<UnaryOperator>(E);
      if (Unary->isIncrementDecrementOp())
        reassigned(Unary->getSubExpr());
      return false;
    }
    case Stmt::CXXOperatorCallExprClass: {
      const auto *Call = cast<CXXOperatorCallExpr>(E);
      if (Call->isAssignmentOp() || Call->getOperator() == OO_PlusPlus ||
          Call->getOperator() == OO_MinusMinus)
        if (Call->getNumArgs() > 0)
          reassigned(Call->getArg(0));
      return false;
    }
    case Stmt::PseudoObjectExprClass:
      for (const Expr *Part : cast<PseudoObjectExpr>(E)->semantics()) {
        const auto *Opaque = dyn_cast<OpaqueValueExpr>(Part);
        Child(Opaque ? Opaque->getSourceExpr() : Part, Discard);
      }
      return true;
    case Stmt::OpaqueValueExprClass:
      return true;
    case Stmt::UnaryExprOrTypeTraitExprClass:
    case Stmt::CXXNoexceptExprClass:
    case Stmt::RequiresExprClass:
      for (const Stmt *C : E->children())
        hide(C, 0);
      return true;
    case Stmt::ExprWithCleanupsClass:
    case Stmt::ParenExprClass:
    case Stmt::ConstantExprClass:
      for (const Stmt *C : E->children())
        Child(C, Discard);
      return true;
    case Stmt::CStyleCastExprClass:
    case Stmt::ImplicitCastExprClass:
      Child(cast<CastExpr>(E)->getSubExpr(), E->getType()->isVoidType());
      return true;
    case Stmt::StmtExprClass: {
      const CompoundStmt *Body = cast<StmtExpr>(E)->getSubStmt();
      for (const Stmt *C : Body->body())
        Child(C, Discard || C != Body->body_back());
      return true;
    }
    case Stmt::InitListExprClass: {
      const auto *List = cast<InitListExpr>(E);
      if (List->getSemanticForm())
        List = List->getSemanticForm();
      for (const Expr *Init : List->inits())
        Child(Init);
      return true;
    }
    default:
      return false;
    }
  }

  void reassigned(const Expr *Target) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Target->IgnoreParenImpCasts()))
      if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
        Facts.Reassigned.insert(V);
  }

  void hide(const Stmt *S, unsigned Depth) {
    if (!S || Depth > 200 || isa<LambdaExpr>(S))
      return;
    Facts.Hidden.insert(S);
    if (isa<OpaqueValueExpr>(S))
      return;
    for (const Stmt *C : S->children())
      hide(C, Depth + 1);
  }

  void reveal(const Stmt *S, unsigned Depth) {
    if (!S || Depth > 200)
      return;
    Facts.Hidden.erase(S);
    for (const Stmt *C : S->children())
      reveal(C, Depth + 1);
  }

  void awaited(const Expr *Operand, QualType Result) {
    // operator co_await and await_transform stand between the two.
    for (unsigned Guard = 0; Operand && Guard < 16; ++Guard) {
      Operand = bare(Operand);
      if (const auto *Cast = dyn_cast<CastExpr>(Operand))
        Operand = Cast->getSubExpr();
      else
        break;
    }
    if (Operand)
      Facts.Awaited[Operand] = Result;
  }

  BodyFacts &Facts;
  std::uint32_t Sync = ir::None;
};

} // namespace

BodyFacts scanBody(const Stmt *Body) {
  BodyFacts Facts;
  Scanner(Facts).visit(Body, ir::None, true, 0);
  return Facts;
}

} // namespace retrylint::extract
