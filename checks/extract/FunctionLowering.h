//===- FunctionLowering.h - One function to retry IR ------------*- C++ -*-===//
///
/// \file
/// Lowers one body by way of clang::CFG. Effects (calls, assignments) become
/// instructions in the order in which they are evaluated; everything else is an
/// expression that is computed where it is used:
///
///   if (connect(s) < 0 && ++n < 5)    %0 = connect(s)        branch (lt %0 0)
///                                     n = (add n 1)          branch (lt n 5)
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_EXTRACT_FUNCTIONLOWERING_H
#define RETRYLINT_EXTRACT_FUNCTIONLOWERING_H

#include "extract/UnitBuilder.h"

namespace retrylint::extract {

/// A lambda or block whose body is lowered after the function around it.
struct Callable {
  const clang::LambdaExpr *Lambda = nullptr;
  const clang::BlockDecl *Block = nullptr;
  ir::StringId Symbol = 0;
};

/// What one walk over a body finds out before it is lowered.
struct BodyFacts {
  /// Innermost try around a statement; absent: none.
  llvm::DenseMap<const clang::Stmt *, std::uint32_t> TryOf;
  /// C++ and Objective-C try statements, outermost first.
  std::vector<std::pair<const clang::Stmt *, std::uint32_t>> Tries;
  /// Innermost @synchronized around a statement, and all of them with their outer.
  llvm::DenseMap<const clang::Stmt *, std::uint32_t> SyncOf;
  std::vector<std::pair<const clang::Stmt *, std::uint32_t>> Syncs;
  std::vector<const clang::ObjCAtTryStmt *> Finally;
  std::vector<Callable> Callables;
  std::vector<const clang::VarDecl *> Variables;
  /// Expressions whose value nobody reads.
  llvm::DenseSet<const clang::Stmt *> Discarded;
  /// The machinery of co_await, which is no code of the user's.
  llvm::DenseSet<const clang::Stmt *> Hidden;
  /// Calls that are awaited, with the type of what comes of it.
  llvm::DenseMap<const clang::Expr *, clang::QualType> Awaited;
  llvm::DenseSet<const clang::VarDecl *> Reassigned;
  /// Constructor calls, and the variable or member that each makes.
  llvm::DenseMap<const clang::Expr *, const clang::ValueDecl *> Initializes;
  bool Coroutine = false;
  bool TooDeep = false;
};

BodyFacts scanBody(const clang::Stmt *Body);

/// Skips what changes neither a value nor its type.
const clang::Expr *bare(const clang::Expr *E);

/// The object that is handed over, not its copy.
inline const clang::Expr *uncopied(const clang::Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Copy = clang::dyn_cast<clang::CXXConstructExpr>(bare(E));
      Copy && Copy->getNumArgs() == 1 && Copy->getConstructor()->isCopyOrMoveConstructor())
    return Copy->getArg(0)->IgnoreParenImpCasts();
  return E;
}

class FunctionLowering {
public:
  /// \param Index  of the function in the unit
  FunctionLowering(UnitBuilder &Unit, ir::Function &Function, std::uint32_t Index)
      : U(Unit), F(Function), FunctionIndex(Index) {
    F.Values.resize(1);
  }

  /// F's Symbol is set.
  void run(const clang::Decl *D, llvm::ArrayRef<clang::ParmVarDecl *> Params,
           clang::Stmt *Body);

  /// Lowers an initializer that stands in no function, for its value alone.
  ir::ValueId constant(const clang::Expr *Init) { return lower(Init); }
  /// Lowers the initializer of a struct of options that stands in no function.
  void options(const clang::VarDecl *Struct, const clang::Expr *Init) {
    assignFields(lowerVariable(Struct), Init, where(Init), 0);
  }

  std::vector<Callable> Nested;
  /// Local variables that live as long as the program.
  std::vector<const clang::VarDecl *> Statics;

private:
  // Values.cpp
  ir::ValueId add(ir::Value Value);
  ir::ValueId unique(ir::Value Value);
  ir::ValueId make(ir::Op Op, ir::TypeId Type, ir::ValueId A = 0, ir::ValueId B = 0);
  ir::ValueId integer(std::int64_t Number, ir::TypeId Type, ir::StringId Name = 0);
  ir::ValueId floating(double Number);
  ir::ValueId opaque(ir::TypeId Type);
  ir::ValueId now(ir::TypeId Type);
  ir::ValueId thisObject();
  ir::ValueId addressOf(ir::ValueId Place);
  ir::ValueId deref(ir::ValueId Pointer, ir::TypeId Type);
  ir::ValueId member(const clang::NamedDecl *Field, ir::ValueId Object);
  ir::ValueId attribute(llvm::StringRef Name, ir::ValueId Handle);
  ir::ValueId cast(ir::ValueId Value, ir::TypeId To);
  /// A span of time in the ticks of another type, the scaling made explicit.
  ir::ValueId rescale(ir::ValueId Value, ir::TypeId To);
  ir::ValueId arithmetic(ir::Op Op, ir::TypeId Type, ir::ValueId A, ir::ValueId B);
  /// As arithmetic and compare, with spans of time brought to one tick.
  ir::ValueId combine(ir::Op Op, ir::TypeId Type, ir::ValueId A, ir::ValueId B);
  ir::ValueId compare(ir::Op Op, ir::ValueId A, ir::ValueId B);
  ir::ValueId negate(ir::ValueId Condition);
  bool isConst(ir::ValueId Value) const;
  const ir::Value &value(ir::ValueId Id) const { return F.Values[Id]; }
  const ir::Type &typeOf(ir::ValueId Id) const { return U.get(F.Values[Id].Type); }

  // ExprLowering.cpp
  ir::ValueId lower(const clang::Expr *E);
  ir::ValueId lowerBare(const clang::Expr *E);
  /// As a condition: numbers and pointers stand for themselves.
  ir::ValueId condition(const clang::Expr *E);
  ir::ValueId lowerDecl(const clang::ValueDecl *D, const clang::Expr *Ref);
  ir::ValueId lowerVariable(const clang::VarDecl *D);
  ir::ValueId lowerCast(const clang::CastExpr *E);
  ir::ValueId lowerUnary(const clang::UnaryOperator *E);
  ir::ValueId lowerBinary(const clang::BinaryOperator *E);
  ir::ValueId lowerBinary(clang::BinaryOperatorKind Kind, clang::QualType Type,
                          const clang::Expr *Left, const clang::Expr *Right);
  ir::ValueId lowerMember(const clang::MemberExpr *E);
  ir::ValueId lowerAggregate(const clang::Expr *E, llvm::ArrayRef<clang::Expr *> Inits);
  ir::ValueId lowerPropertyRef(const clang::ObjCPropertyRefExpr *E);
  ir::StringId nested(const clang::LambdaExpr *Lambda, const clang::BlockDecl *Block);
  ir::ValueId literal(const clang::Expr *E, std::int64_t Number);

  // Effects.cpp
  static bool isEffect(const clang::Expr *E);
  ir::ValueId effect(const clang::Expr *E);
  ir::ValueId lowerAssign(const clang::BinaryOperator *E);
  ir::ValueId lowerIncrement(const clang::UnaryOperator *E);
  ir::ValueId increment(const clang::Expr *E, ir::ValueId Place, bool Up, bool Postfix);
  void assign(ir::ValueId Target, ir::ValueId Source, const ir::Location &Where);
  /// Target = Source, field by field where that tells more.
  void assignObject(ir::ValueId Target, ir::ValueId Source, clang::QualType Type,
                    const ir::Location &Where);
  bool assignFields(ir::ValueId Target, const clang::Expr *Init,
                    const ir::Location &Where, unsigned Depth);
  void zero(ir::ValueId Target, clang::QualType Type, const ir::Location &Where,
            unsigned Depth);
  void zeroField(ir::ValueId Target, const clang::FieldDecl *Field,
                 const ir::Location &Where, unsigned Depth);
  void forget(ir::ValueId Target, const ir::Location &Where);
  ir::ValueId snapshot(ir::ValueId Value, const ir::Location &Where);
  std::uint32_t declareLocal(const clang::VarDecl *D);
  std::uint32_t temporary(ir::TypeId Type, const ir::Location &Where);
  ir::ValueId localValue(std::uint32_t Index);
  void declaration(const clang::VarDecl *D);
  void defaults(ir::ValueId Target, const clang::Expr *Init, const ir::Location &Where);
  bool purePlace(const clang::Expr *E, unsigned Depth = 0);

  // Calls.cpp
  struct Call {
    const clang::Expr *Whole = nullptr;
    const clang::NamedDecl *Callee = nullptr;   ///< null: indirect
    const clang::Expr *Object = nullptr;
    const clang::Expr *Pointer = nullptr;       ///< what an indirect call goes through
    llvm::ArrayRef<const clang::Expr *> Args;
    llvm::StringRef Name;                       ///< by-name calls of dependent code
    clang::SourceLocation At;                   ///< of the callee's name
    bool Virtual = false;
    ir::ValueId Receiver = 0;                   ///< overrides Object
  };
  ir::ValueId lowerCall(const clang::CallExpr *E);
  ir::ValueId lowerOperator(const clang::CXXOperatorCallExpr *E);
  ir::ValueId lowerConstruct(const clang::CXXConstructExpr *E);
  ir::ValueId lowerMessage(const clang::ObjCMessageExpr *E);
  ir::ValueId lowerBuiltin(const clang::CallExpr *E, const clang::FunctionDecl *D,
                           bool &Done);
  ir::ValueId lowerAtomic(const clang::AtomicExpr *E);
  ir::ValueId lowerDependentCall(const clang::CallExpr *E);
  ir::ValueId emitCall(const Call &C);
  llvm::StringRef calledAs(const Call &C);
  void handsOver(llvm::ArrayRef<const clang::Expr *> Args);
  ir::ValueId plainNumber(ir::ValueId Value, ir::TypeId Type);
  ir::ValueId argument(const clang::Expr *Arg, clang::QualType Param);
  ir::ValueId receiver(const clang::Expr *Object);

  // PureCalls.cpp
  std::optional<ir::ValueId> pureCall(const Call &C, std::uint32_t Model,
                                      ir::ValueId Receiver);
  ir::RandomQuality engineQuality(const clang::Expr *Engine,
                                  const clang::ValueDecl *&Decl);
  ir::ValueId bound(const clang::Expr *Arg);
  /// Notes how well a call seeds a generator that was made before.
  void reseeds(const Call &C, std::uint32_t Model);
  ir::RandomQuality deviceQuality(clang::QualType Type);
  ir::RandomQuality seedQuality(const clang::Expr *Init, unsigned Depth);

  // Times.cpp
  ir::ValueId time(const ir::TimeArg &Time, const ir::Inst &I, const Call &C);
  ir::ValueId nanoseconds(ir::ValueId Value, ir::TimeShape Shape, double Unit,
                          clang::QualType Type);
  ir::ValueId relative(ir::ValueId Point);
  void settings(std::uint32_t Model, const ir::Inst &I, const Call &C);
  ir::ValueId fromText(const ir::Setting &S, const clang::Expr *Arg, ir::ValueId Handle,
                       const ir::Location &Where);
  /// A field that a model calls an option: setting it is a call with one argument.
  void fieldOption(const clang::FieldDecl *Field, ir::ValueId Object, ir::ValueId Value,
                   const clang::Expr *Given, const ir::Location &Where);
  const clang::RecordDecl *pointee(clang::QualType Type);

  // Spots.cpp
  /// Of a shift or a power, which a fix may have to limit.
  void exponent(const clang::Expr *E);
  void spots(const clang::Decl *D, const clang::Stmt *Body);

  // Callbacks.cpp
  void callbacks(std::uint32_t Model, ir::Inst &I, const Call &C);
  ir::ValueId callable(const clang::Expr *E, ir::ValueId Value, const Call &C);
  const clang::NamedDecl *methodNamed(clang::QualType Class, llvm::StringRef Name);
  /// The object that goes with the method which an argument names, and its type.
  std::pair<clang::QualType, const clang::Expr *> ownerOf(const clang::Expr *Method,
                                                          const Call &C);
  /// The signal that an argument names, null for none.
  const clang::NamedDecl *signal(const clang::Expr *E, ir::ValueId Value, const Call &C);

  // FunctionLowering.cpp
  void element(const clang::CFGElement &Element);
  void statement(const clang::Stmt *S);
  void terminator(const clang::CFGBlock &Block);
  void switchTerminator(const clang::CFGBlock &Block, const clang::SwitchStmt &S);
  void finish();
  std::uint32_t emit(ir::Inst Inst);
  void enterTry(const clang::Stmt *S);
  void enterSync(const clang::Stmt *S);
  void unlockTo(std::uint32_t Sync, const ir::Location &Where);
  ir::BlockId startBlock();
  ir::Location where(const clang::Stmt *S) { return U.location(S->getSourceRange()); }

  UnitBuilder &U;
  ir::Function &F;
  std::uint32_t FunctionIndex;
  BodyFacts Facts;
  llvm::DenseMap<std::uint64_t, llvm::SmallVector<ir::ValueId, 1>> Known;
  llvm::DenseMap<const clang::Stmt *, ir::ValueId> Memo;
  llvm::DenseSet<const clang::Stmt *> Dead;
  /// Addresses that are handed to a call whose model says what it does with them.
  llvm::DenseSet<const clang::Expr *> Harmless;
  llvm::DenseMap<const clang::VarDecl *, std::uint32_t> Locals;
  llvm::DenseMap<const clang::VarDecl *, std::uint32_t> Guards;
  llvm::DenseMap<const clang::Stmt *, std::uint32_t> TryIndex;
  llvm::DenseMap<const clang::Stmt *, std::pair<std::uint32_t, std::uint32_t>> Handlers;
  ir::BlockId Current = 0;
  /// The @synchronized that is held where Current ends, and the guards' locals.
  std::uint32_t Sync = ir::None;
  llvm::DenseMap<unsigned, std::uint32_t> SyncAtEnd;
  std::vector<std::uint32_t> SyncGuards;
  /// Blocks in which effects were met: a @finally is reached in several.
  llvm::DenseMap<const clang::Stmt *, unsigned> MetIn;
  unsigned CurrentGraphBlock = 0;
  std::optional<ir::Inst> PendingExit;
  struct Edge {
    ir::BlockId Block;
    unsigned Successor;
    unsigned To;
  };
  std::vector<Edge> Edges;
  llvm::DenseMap<unsigned, ir::BlockId> Entries;
  unsigned Depth = 0;
  unsigned Inlined = 0;
  std::uint32_t Ordinal = 0;
};

} // namespace retrylint::extract

#endif // RETRYLINT_EXTRACT_FUNCTIONLOWERING_H
