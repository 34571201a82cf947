#include "extract/FunctionLowering.h"

using namespace clang;

namespace retrylint::extract {

using ir::BlockId;
using ir::Op;
using ir::ValueId;

std::uint32_t FunctionLowering::emit(ir::Inst Inst) {
  std::uint32_t Id = F.Insts.size();
  F.Insts.push_back(std::move(Inst));
  F.Blocks[Current].Insts.push_back(Id);
  return Id;
}

BlockId FunctionLowering::startBlock() {
  F.Blocks.emplace_back();
  return F.Blocks.size() - 1;
}

/// Blocks do not reach over the borders of a try.
void FunctionLowering::enterTry(const Stmt *S) {
  if (F.Tries.empty() || !S)
    return;
  auto It = Facts.TryOf.find(S);
  std::uint32_t Try = It == Facts.TryOf.end() ? ir::None : It->second;
  ir::Block &Block = F.Blocks[Current];
  if (Block.Try == Try)
    return;
  if (!Block.Insts.empty()) {
    BlockId Next = startBlock();
    F.Blocks[Current].Terminator = ir::TerminatorKind::Jump;
    F.Blocks[Current].Successors = {Next};
    Current = Next;
  }
  F.Blocks[Current].Try = Try;
}

/// Leaves the @synchronized blocks that are not around S.
void FunctionLowering::enterSync(const Stmt *S) {
  if (Facts.Syncs.empty() || !S)
    return;
  auto It = Facts.SyncOf.find(S);
  std::uint32_t Inner = It == Facts.SyncOf.end() ? ir::None : It->second;
  if (Inner == Sync)
    return;
  // Going in is the @synchronized statement's own doing; this is going out.
  for (std::uint32_t Outer = Inner; Outer != ir::None; Outer = Facts.Syncs[Outer].second)
    if (Outer == Sync)
      return;
  unlockTo(Inner, U.location(SourceRange(S->getBeginLoc(), S->getBeginLoc())));
}

void FunctionLowering::unlockTo(std::uint32_t Inner, const ir::Location &Where) {
  auto Around = [&](std::uint32_t Candidate) {
    for (std::uint32_t I = Inner; I != ir::None; I = Facts.Syncs[I].second)
      if (I == Candidate)
        return true;
    return false;
  };
  while (Sync != ir::None && !Around(Sync)) {
    ir::Inst I;
    I.Kind = ir::InstKind::Unlock;
    I.Where = Where;
    I.Target = localValue(SyncGuards[Sync]);
    emit(std::move(I));
    Sync = Facts.Syncs[Sync].second;
  }
}

/// All handlers of a try, C++ or Objective-C, with the statement each starts at.
static void forHandlers(const Stmt *Try,
                        llvm::function_ref<void(const Stmt *, const VarDecl *)> Visit) {
  if (const auto *T = dyn_cast<CXXTryStmt>(Try)) {
    for (unsigned I = 0; I < T->getNumHandlers(); ++I)
      Visit(T->getHandler(I), T->getHandler(I)->getExceptionDecl());
  } else if (const auto *T = dyn_cast<ObjCAtTryStmt>(Try)) {
    for (unsigned I = 0; I < T->getNumCatchStmts(); ++I)
      Visit(T->getCatchStmt(I), T->getCatchStmt(I)->getCatchParamDecl());
  }
}

static const Stmt *handlerLabel(const CFGBlock *Block) {
  const Stmt *Label = Block->getLabel();
  return Label && isa<CXXCatchStmt, ObjCAtCatchStmt>(Label) ? Label : nullptr;
}

/// Blocks that can be reached, each before its successors but for back edges.
static std::vector<const CFGBlock *> order(const CFG &Graph) {
  std::vector<const CFGBlock *> Result;
  std::vector<bool> Seen(Graph.getNumBlockIDs());
  auto Walk = [&](const CFGBlock *Root) {
    if (!Root || Seen[Root->getBlockID()])
      return;
    std::vector<const CFGBlock *> Post;
    std::vector<std::pair<const CFGBlock *, unsigned>> Stack{{Root, 0}};
    Seen[Root->getBlockID()] = true;
    while (!Stack.empty()) {
      auto &[Block, Next] = Stack.back();
      // The edges from a throw to its handlers are told by Block::Try.
      if (Next >= Block->succ_size()) {
        Post.push_back(Block);
        Stack.pop_back();
        continue;
      }
      // Later successors first, so that the first one comes first in the end.
      const CFGBlock *To = *(Block->succ_begin() + (Block->succ_size() - 1 - Next++));
      if (!To || Seen[To->getBlockID()])
        continue;
      if (const Stmt *T = To->getTerminatorStmt(); T && isa<CXXTryStmt, ObjCAtTryStmt>(T))
        continue;
      Seen[To->getBlockID()] = true;
      Stack.push_back({To, 0});
    }
    Result.insert(Result.end(), Post.rbegin(), Post.rend());
  };
  Walk(&Graph.getEntry());
  // Handlers, outermost try first as they stand in the source.
  std::vector<const CFGBlock *> Handlers;
  for (const CFGBlock *Block : Graph)
    if (handlerLabel(Block))
      Handlers.push_back(Block);
  std::sort(Handlers.begin(), Handlers.end(), [](const CFGBlock *A, const CFGBlock *B) {
    return A->getLabel()->getBeginLoc().getRawEncoding() <
           B->getLabel()->getBeginLoc().getRawEncoding();
  });
  for (const CFGBlock *Block : Handlers)
    Walk(Block);
  return Result;
}

/// The part of a condition that the block which ends in it decides.
static const Expr *lastOperand(const Expr *E) {
  while (E) {
    const Expr *Inner = E->IgnoreParens();
    const auto *Logical = dyn_cast<BinaryOperator>(Inner);
    if (!Logical || !Logical->isLogicalOp())
      return E;
    E = Logical->getRHS();
  }
  return E;
}

static bool holds(const Stmt *Whole, const Stmt *Part) {
  return Whole == Part || (Whole && llvm::any_of(Whole->children(), [&](const Stmt *Child) {
           return holds(Child, Part);
         }));
}

/// Where the short way out of an operand leads: from "A" of "do ... while (A && B)" Clang's CFG
/// goes to the block that decides the loop, by way of which B would be asked after all.
static const CFGBlock *pastLoopTest(const CFGBlock *To, const BinaryOperator &Operand) {
  const auto *Do = dyn_cast_or_null<DoStmt>(To->getTerminatorStmt());
  if (!Do || !holds(Do->getCond(), &Operand) || To->succ_size() != 2 ||
      llvm::any_of(*To, [](const CFGElement &E) { return !E.getAs<CFGStmt>(); }))
    return To;
  const CFGBlock *Past = To->succ_begin()[Operand.getOpcode() == BO_LAnd ? 1 : 0];
  return Past ? Past : To;
}

namespace {
/// Clang's CFG does not know @finally and gives the whole function up. While it is
/// built, the code of a @finally stands at the end of its @try and of each @catch.
class FinallyInlined {
public:
  FinallyInlined(ASTContext &Context, llvm::ArrayRef<const ObjCAtTryStmt *> Tries) {
    for (const ObjCAtTryStmt *Const : Tries) {
      auto *Try = const_cast<ObjCAtTryStmt *>(Const);
      Stmt *Last = Try->getFinallyStmt()->getFinallyBody();
      auto With = [&](Stmt *First) {
        Stmt *Both[] = {First, Last};
        return CompoundStmt::Create(Context, Both, FPOptionsOverride(),
                                    First->getBeginLoc(), Last->getEndLoc());
      };
      Undo.push_back({Try, Try->getTryBody(), Try->getFinallyStmt()});
      Try->setFinallyStmt(nullptr);
      Try->setTryBody(With(Try->getTryBody()));
      for (unsigned I = 0; I < Try->getNumCatchStmts(); ++I) {
        ObjCAtCatchStmt *Catch = Try->getCatchStmt(I);
        Handlers.push_back({Catch, Catch->getCatchBody()});
        Catch->setCatchBody(With(Catch->getCatchBody()));
      }
    }
  }
  ~FinallyInlined() {
    for (auto &[Try, Body, Finally] : Undo) {
      Try->setTryBody(Body);
      Try->setFinallyStmt(Finally);
    }
    for (auto &[Catch, Body] : Handlers)
      Catch->setCatchBody(Body);
  }

private:
  std::vector<std::tuple<ObjCAtTryStmt *, Stmt *, Stmt *>> Undo;
  std::vector<std::pair<ObjCAtCatchStmt *, Stmt *>> Handlers;
};
} // namespace

void FunctionLowering::run(const Decl *D, llvm::ArrayRef<ParmVarDecl *> Params,
                           Stmt *Body) {
  for (const ParmVarDecl *P : Params) {
    ir::Param Param;
    Param.Name = P->getIdentifier() ? U.string(P->getName()) : 0;
    Param.Type = U.type(P->getType());
    QualType Type = P->getType();
    Param.ByReference = Type->isLValueReferenceType() &&
                        !Type.getNonReferenceType().isConstQualified();
    U.Owners[P] = {F.Symbol, std::uint32_t(F.Params.size()), true};
    F.Params.push_back(Param);
  }
  auto GiveUp = [&] {
    F.Blocks.resize(1);
    F.Blocks[0] = {};
    F.Insts.clear();
    F.Entry = 0;
  };
  if (const auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body))
    Body = Coroutine->getBody();
  if (!Body)
    return GiveUp();
  Facts = scanBody(Body);
  F.Coroutine = Facts.Coroutine;
  if (const auto *Ctor = dyn_cast<CXXConstructorDecl>(D))
    for (const CXXCtorInitializer *Init : Ctor->inits())
      if (const FieldDecl *Field = Init->getAnyMember()) {
        const Expr *Value = bare(Init->getInit());
        if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
          Value = bare(Default->getExpr());
        if (isa<CXXConstructExpr>(Value))
          Facts.Initializes[Value] = Field;
      }
  if (Facts.TooDeep)
    return GiveUp();
  for (const VarDecl *V : Facts.Variables)
    if (V->isStaticLocal())
      Statics.push_back(V);
    else if (!V->hasExternalStorage())
      declareLocal(V);
  for (auto &[Lock, Outer] : Facts.Syncs)
    SyncGuards.push_back(temporary(0, U.location(SourceRange(Lock->getBeginLoc(),
                                                             Lock->getBeginLoc()))));
  for (const Callable &C : Facts.Callables)
    nested(C.Lambda, C.Block);
  for (auto &[Statement, Parent] : Facts.Tries) {
    TryIndex[Statement] = F.Tries.size();
    ir::Try Try;
    Try.Parent = Parent;
    forHandlers(Statement, [&](const Stmt *Handler, const VarDecl *Variable) {
      Handlers[Handler] = {std::uint32_t(F.Tries.size()),
                           std::uint32_t(Try.Handlers.size())};
      ir::Handler H;
      if (Variable) {
        QualType Type = Variable->getType().getNonReferenceType();
        if (Type->isAnyPointerType() && !Type->getPointeeType().isNull() &&
            (Type->isObjCObjectPointerType() || Type->getPointeeType()->isRecordType()))
          Type = Type->getPointeeType();
        H.TypeName = U.typeName(Type);
        auto It = Locals.find(Variable);
        if (It != Locals.end())
          H.Variable = It->second;
      }
      H.Where = U.location(SourceRange(Handler->getBeginLoc(), Handler->getBeginLoc()));
      Try.Handlers.push_back(std::move(H));
    });
    F.Tries.push_back(std::move(Try));
  }

  CFG::BuildOptions Build;
  Build.AddInitializers = true;
  Build.AddImplicitDtors = true;
  Build.AddCXXDefaultInitExprInCtors = true;
  Build.setAlwaysAdd(Stmt::BinaryOperatorClass)
      .setAlwaysAdd(Stmt::CompoundAssignOperatorClass)
      .setAlwaysAdd(Stmt::UnaryOperatorClass)
      .setAlwaysAdd(Stmt::LambdaExprClass)
      .setAlwaysAdd(Stmt::AtomicExprClass)
      .setAlwaysAdd(Stmt::UserDefinedLiteralClass)
      .setAlwaysAdd(Stmt::ObjCMessageExprClass)
      .setAlwaysAdd(Stmt::CXXNewExprClass);
  Build.setAlwaysAdd(Stmt::ObjCAtSynchronizedStmtClass);
  std::unique_ptr<CFG> Graph;
  {
    FinallyInlined Inlined(U.Context, Facts.Finally);
    Graph = CFG::buildCFG(D, Body, &U.Context, Build);
  }
  if (!Graph)
    return GiveUp();

  std::vector<const CFGBlock *> Blocks = order(*Graph);
  if (Blocks.size() < Graph->size()) {
    std::vector<bool> Live(Graph->getNumBlockIDs());
    for (const CFGBlock *Block : Blocks)
      Live[Block->getBlockID()] = true;
    for (bool Alive : {false, true})
      for (const CFGBlock *Block : *Graph)
        if (Live[Block->getBlockID()] == Alive)
          for (const CFGElement &Element : *Block)
            if (auto S = Element.getAs<CFGStmt>()) {
              // A @finally can stand in blocks of both kinds.
              if (!Alive)
                Dead.insert(S->getStmt());
              else if (!Dead.empty())
                Dead.erase(S->getStmt());
            }
  }
  for (const CFGBlock *Block : Blocks) {
    Current = startBlock();
    Entries[Block->getBlockID()] = Current;
    if (const Stmt *Handler = handlerLabel(Block)) {
      auto It = Handlers.find(Handler);
      if (It != Handlers.end())
        F.Tries[It->second.first].Handlers[It->second.second].Entry = Current;
    }
    CurrentGraphBlock = Block->getBlockID();
    if (!Facts.Syncs.empty()) {
      Sync = ir::None;
      for (const CFGBlock::AdjacentBlock &From : Block->preds())
        if (From)
          if (auto It = SyncAtEnd.find(From->getBlockID()); It != SyncAtEnd.end()) {
            Sync = It->second;
            break;
          }
    }
    for (const CFGElement &Element : *Block)
      element(Element);
    terminator(*Block);
    if (!Facts.Syncs.empty())
      SyncAtEnd[Block->getBlockID()] = Sync;
  }
  F.Entry = Entries[Graph->getEntry().getBlockID()];
  finish();
  spots(D, Body);
}

void FunctionLowering::finish() {
  for (const Edge &E : Edges) {
    auto It = Entries.find(E.To);
    F.Blocks[E.Block].Successors[E.Successor] = It == Entries.end() ? 0 : It->second;
  }
}

void FunctionLowering::element(const CFGElement &Element) {
  switch (Element.getKind()) {
  case CFGElement::Statement:
  case CFGElement::Constructor:
  case CFGElement::CXXRecordTypedCall: {
    const Stmt *S = Element.castAs<CFGStmt>().getStmt();
    enterSync(S);
    if (!Facts.Finally.empty()) {
      auto [It, New] = MetIn.try_emplace(S, CurrentGraphBlock);
      if (!New && It->second != CurrentGraphBlock)
        Memo.erase(S);
    }
    statement(S);
    return;
  }
  case CFGElement::Initializer: {
    const CXXCtorInitializer *Init = Element.castAs<CFGInitializer>().getInitializer();
    enterTry(Init->getInit());
    if (const FieldDecl *Field = Init->getAnyMember()) {
      ir::Location Where = Init->isWritten() ? U.location(Init->getSourceRange())
                                             : where(Init->getInit());
      ValueId Target = member(Field, 0);
      const Expr *Value = bare(Init->getInit());
      if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Value))
        Value = bare(Default->getExpr());
      if (assignFields(Target, Value, Where, 0))
        return;
      if (isa<CXXConstructExpr>(Value) && !Init->isWritten())
        return; // a member that no one mentions is what its constructor makes it
      assign(Target, cast(lower(Init->getInit()), value(Target).Type), Where);
    }
    return;
  }
  case CFGElement::AutomaticObjectDtor: {
    auto Dtor = Element.castAs<CFGAutomaticObjDtor>();
    auto Local = Locals.find(Dtor.getVarDecl());
    if (Local == Locals.end())
      return;
    ir::Inst I;
    I.Where = U.location(SourceRange(Dtor.getTriggerStmt()->getEndLoc(),
                                     Dtor.getTriggerStmt()->getEndLoc()));
    if (Guards.contains(Dtor.getVarDecl())) {
      I.Kind = ir::InstKind::Unlock;
      I.Target = localValue(Local->second);
      emit(std::move(I));
      return;
    }
    const CXXDestructorDecl *Destructor = Dtor.getDestructorDecl(U.Context);
    if (!Destructor || !Destructor->isUserProvided() ||
        U.inSystemHeader(Destructor->getLocation()))
      return;
    I.Callee = U.symbol(Destructor);
    I.Name = U.string(U.qualifiedName(Destructor));
    I.Receiver = localValue(Local->second);
    emit(std::move(I));
    return;
  }
  default:
    return;
  }
}

void FunctionLowering::statement(const Stmt *S) {
  if (Facts.Hidden.contains(S))
    return;
  if (const auto *E = dyn_cast<Expr>(S)) {
    if (const auto *Throw = dyn_cast<CXXThrowExpr>(E)) {
      enterTry(S);
      ir::Inst I;
      I.Kind = ir::InstKind::Throw;
      I.Where = where(S);
      if (const Expr *Thrown = Throw->getSubExpr()) {
        I.Source = lower(Thrown);
        I.ThrownType = U.type(Thrown->getType());
      }
      emit(std::move(I));
      return;
    }
    E = bare(E);
    if (isEffect(E)) {
      enterTry(S);
      effect(E);
    }
    return;
  }
  switch (S->getStmtClass()) {
  case Stmt::DeclStmtClass:
    for (const Decl *D : cast<DeclStmt>(S)->decls())
      if (const auto *V = dyn_cast<VarDecl>(D)) {
        enterTry(V->getInit());
        declaration(V);
      }
    return;
  case Stmt::ReturnStmtClass:
  case Stmt::CoreturnStmtClass: {
    enterTry(S);
    ir::Inst I;
    I.Kind = ir::InstKind::Return;
    I.Where = where(S);
    const auto *Return = dyn_cast<ReturnStmt>(S);
    const Expr *Value = Return ? Return->getRetValue() : cast<CoreturnStmt>(S)->getOperand();
    if (Value)
      I.Source = lower(Value);
    unlockTo(ir::None, I.Where);
    // The objects of the scope are destroyed first.
    PendingExit = std::move(I);
    return;
  }
  case Stmt::CXXCatchStmtClass:
  case Stmt::ObjCAtCatchStmtClass: {
    auto It = Handlers.find(S);
    if (It == Handlers.end())
      return;
    const ir::Handler &Handler =
        F.Tries[It->second.first].Handlers[It->second.second];
    F.Blocks[Current].Try = F.Tries[It->second.first].Parent;
    if (Handler.Variable == ir::None)
      return;
    ir::Value V;
    V.Op = Op::Caught;
    V.Index = It->second.first;
    V.Int = It->second.second;
    V.Type = F.Locals[Handler.Variable].Type;
    assign(localValue(Handler.Variable), add(std::move(V)), Handler.Where);
    return;
  }
  case Stmt::ObjCAtThrowStmtClass: {
    enterTry(S);
    ir::Inst I;
    I.Kind = ir::InstKind::Throw;
    I.Where = where(S);
    if (const Expr *Thrown = cast<ObjCAtThrowStmt>(S)->getThrowExpr()) {
      I.Source = lower(Thrown);
      QualType Type = Thrown->IgnoreParenImpCasts()->getType();
      if (Type->isObjCObjectPointerType())
        Type = Type->getPointeeType();
      ir::Type T;
      T.Kind = ir::TypeKind::Record;
      T.Name = U.typeName(Type);
      I.ThrownType = U.type(T);
    }
    emit(std::move(I));
    return;
  }
  case Stmt::ObjCForCollectionStmtClass: {
    const auto *For = cast<ObjCForCollectionStmt>(S);
    const Stmt *Element = For->getElement();
    const VarDecl *V = nullptr;
    if (const auto *Decls = dyn_cast<DeclStmt>(Element))
      V = dyn_cast_or_null<VarDecl>(Decls->isSingleDecl() ? Decls->getSingleDecl() : nullptr);
    else if (const auto *Ref = dyn_cast<DeclRefExpr>(Element))
      V = dyn_cast<VarDecl>(Ref->getDecl());
    if (!V)
      return;
    ValueId Target = lowerVariable(V);
    ValueId Each = make(Op::Element, value(Target).Type, lower(For->getCollection()),
                        opaque(0));
    assign(Target, Each, where(Element));
    return;
  }
  case Stmt::ObjCAtSynchronizedStmtClass: {
    std::uint32_t Id = 0;
    while (Id < Facts.Syncs.size() && Facts.Syncs[Id].first != S)
      ++Id;
    if (Id == Facts.Syncs.size())
      return;
    ir::Inst I;
    I.Where = U.location(SourceRange(S->getBeginLoc(), S->getBeginLoc()));
    I.Name = U.string("@synchronized");
    I.Model = U.synchronized();
    I.Receiver = localValue(SyncGuards[Id]);
    I.Args = {lower(cast<ObjCAtSynchronizedStmt>(S)->getSynchExpr())};
    emit(std::move(I));
    Sync = Id;
    return;
  }
  case Stmt::GCCAsmStmtClass: {
    const auto *Asm = cast<GCCAsmStmt>(S);
    enterTry(S);
    for (unsigned I = 0; I < Asm->getNumOutputs(); ++I)
      forget(lower(Asm->getOutputExpr(I)), where(S));
    return;
  }
  default:
    return;
  }
}

void FunctionLowering::terminator(const CFGBlock &Block) {
  if (PendingExit) {
    emit(std::move(*PendingExit));
    PendingExit.reset();
    F.Blocks[Current].Terminator = ir::TerminatorKind::Exit;
    return;
  }
  if (!F.Blocks[Current].Insts.empty() &&
      F.Insts[F.Blocks[Current].Insts.back()].Kind == ir::InstKind::Throw)
    return;
  if (Block.hasNoReturnElement())
    return;
  CFGTerminator End = Block.getTerminator();
  const Stmt *S = End.isValid() && End.isStmtBranch() ? End.getStmt() : nullptr;

  auto Reachable = [](const CFGBlock::AdjacentBlock &To) {
    const CFGBlock *B = To;
    if (!B)
      return false;
    const Stmt *T = B->getTerminatorStmt();
    return !T || !isa<CXXTryStmt, ObjCAtTryStmt>(T) || !B->empty();
  };
  std::vector<unsigned> Targets;
  for (const CFGBlock::AdjacentBlock &To : Block.succs())
    if (Reachable(To))
      Targets.push_back(To.getReachableBlock()->getBlockID());
  if (const auto *Operand = dyn_cast_or_null<BinaryOperator>(S);
      Operand && Operand->isLogicalOp() && Targets.size() == 2) {
    unsigned Short = Operand->getOpcode() == BO_LAnd ? 1 : 0;
    Targets[Short] =
        pastLoopTest(Block.succ_begin()[Short].getReachableBlock(), *Operand)->getBlockID();
  }

  auto Jump = [&](unsigned To) {
    ir::Block &B = F.Blocks[Current];
    B.Terminator = ir::TerminatorKind::Jump;
    B.Successors = {0};
    Edges.push_back({Current, 0, To});
  };

  const Expr *Condition = nullptr;
  SourceRange Where;
  if (S) {
    switch (S->getStmtClass()) {
    case Stmt::IfStmtClass:
      Condition = cast<IfStmt>(S)->getCond();
      Where = Condition->getSourceRange();
      break;
    case Stmt::WhileStmtClass:
      Condition = cast<WhileStmt>(S)->getCond();
      Where = cast<WhileStmt>(S)->getWhileLoc();
      break;
    case Stmt::DoStmtClass:
      Condition = cast<DoStmt>(S)->getCond();
      Where = cast<DoStmt>(S)->getDoLoc();
      break;
    case Stmt::ForStmtClass:
      Condition = cast<ForStmt>(S)->getCond();
      Where = cast<ForStmt>(S)->getForLoc();
      break;
    case Stmt::CXXForRangeStmtClass:
      Condition = cast<CXXForRangeStmt>(S)->getCond();
      Where = cast<CXXForRangeStmt>(S)->getForLoc();
      break;
    case Stmt::ObjCForCollectionStmtClass:
      Where = cast<ObjCForCollectionStmt>(S)->getForLoc();
      break;
    case Stmt::ConditionalOperatorClass:
      Condition = cast<ConditionalOperator>(S)->getCond();
      Where = Condition->getSourceRange();
      break;
    case Stmt::BinaryConditionalOperatorClass:
      Condition = cast<BinaryConditionalOperator>(S)->getCommon();
      Where = Condition->getSourceRange();
      break;
    case Stmt::BinaryOperatorClass:
      Condition = cast<BinaryOperator>(S)->getLHS();
      Where = Condition->getSourceRange();
      break;
    case Stmt::SwitchStmtClass:
      switchTerminator(Block, *cast<SwitchStmt>(S));
      return;
    case Stmt::GotoStmtClass:
    case Stmt::BreakStmtClass:
    case Stmt::ContinueStmtClass:
      Where = S->getSourceRange();
      break;
    default:
      Where = S->getSourceRange();
      break;
    }
  } else if (const Stmt *Loop = Block.getLoopTarget()) {
    if (const auto *While = dyn_cast<WhileStmt>(Loop))
      Where = While->getWhileLoc();
    else if (const auto *Do = dyn_cast<DoStmt>(Loop))
      Where = Do->getDoLoc();
    else if (const auto *For = dyn_cast<ForStmt>(Loop))
      Where = For->getForLoc();
    else if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
      Where = Range->getForLoc();
    else
      Where = SourceRange(Loop->getBeginLoc(), Loop->getBeginLoc());
  }
  if (Where.isValid())
    F.Blocks[Current].Where = U.location(Where);
  if (Targets.empty())
    return;
  if (Targets.size() == 1)
    return Jump(Targets[0]);
  if (Targets.size() == 2 && S && !isa<IndirectGotoStmt, GCCAsmStmt>(S)) {
    ValueId V = 0;
    if (Condition) {
      const Expr *Last = lastOperand(Condition);
      enterTry(Last);
      V = condition(Last);
    } else {
      V = opaque(U.boolean());
    }
    ir::Block &B = F.Blocks[Current];
    B.Terminator = ir::TerminatorKind::Branch;
    B.Condition = V;
    B.Successors = {0, 0};
    Edges.push_back({Current, 0, Targets[0]});
    Edges.push_back({Current, 1, Targets[1]});
    return;
  }
  // goto *p and asm goto: any of them.
  ValueId Any = opaque(0);
  ir::Block &B = F.Blocks[Current];
  B.Terminator = ir::TerminatorKind::Switch;
  B.Condition = Any;
  B.Successors.resize(Targets.size());
  for (unsigned I = 0; I < Targets.size(); ++I) {
    if (I + 1 < Targets.size())
      B.Cases.push_back({std::int64_t(I), std::int64_t(I)});
    Edges.push_back({Current, I, Targets[I]});
  }
}

void FunctionLowering::switchTerminator(const CFGBlock &Block, const SwitchStmt &S) {
  enterTry(S.getCond());
  ValueId V = lower(S.getCond());
  struct Arm {
    ir::Case Case;
    unsigned To;
  };
  std::vector<Arm> Arms;
  std::optional<unsigned> Default;
  auto Number = [&](const Expr *E) -> std::optional<std::int64_t> {
    Expr::EvalResult Result;
    if (!E || E->isValueDependent() || !E->EvaluateAsInt(Result, U.Context))
      return std::nullopt;
    return Result.Val.getInt().getExtValue();
  };
  for (const CFGBlock::AdjacentBlock &To : Block.succs()) {
    const CFGBlock *B = To.getReachableBlock();
    if (!B)
      continue;
    const Stmt *Label = B->getLabel();
    const auto *Case = dyn_cast_or_null<CaseStmt>(Label);
    if (!Case) {
      Default = B->getBlockID();
      continue;
    }
    auto First = Number(Case->getLHS());
    auto Last = Case->getRHS() ? Number(Case->getRHS()) : First;
    if (First && Last)
      Arms.push_back({{*First, *Last}, B->getBlockID()});
    else if (!Default)
      Default = B->getBlockID();
  }
  std::sort(Arms.begin(), Arms.end(), [](const Arm &A, const Arm &B) {
    return A.Case.First < B.Case.First;
  });
  // Where every enumerator has its case, the last one stands for "none of them".
  if (!Default) {
    if (Arms.empty())
      return;
    Default = Arms.back().To;
    Arms.pop_back();
  }
  ir::Block &B = F.Blocks[Current];
  B.Where = U.location(S.getSwitchLoc());
  B.Terminator = ir::TerminatorKind::Switch;
  B.Condition = V;
  B.Successors.resize(Arms.size() + 1);
  for (unsigned I = 0; I < Arms.size(); ++I) {
    B.Cases.push_back(Arms[I].Case);
    Edges.push_back({Current, I, Arms[I].To});
  }
  Edges.push_back({Current, unsigned(Arms.size()), *Default});
}

} // namespace retrylint::extract
