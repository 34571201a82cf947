//===- Engine.h - Runs functions symbolically -------------------*- C++ -*-===//
///
/// \file
/// The symbolic executor over the retry IR. A modelled attempt goes on in two ways,
/// failed and not; what its failure looks like comes from the model, so that a
/// wrapper's own convention (-1, null, false, an exception, a flag) needs no rule of
/// its own: it is what the wrapper's outcomes say.
///
/// Summaries are made on demand, callees first; a call in a cycle of calls returns
/// anything. Loops are followed once, then what they change is forgotten. All work
/// is bounded, so that any input ends; what is cut off is unknown, not wrong.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_ENGINE_H
#define RETRYLINT_LINK_ENGINE_H

#include "link/Index.h"
#include "link/State.h"
#include "link/Uses.h"

#include <functional>
#include <optional>

namespace retrylint::link {

/// A back edge's loop.
struct Loop {
  ir::BlockId Header = 0;
  std::vector<bool> Blocks;             ///< members
  std::size_t Size = 0;
  std::vector<PlaceId> Modified;        ///< places that its blocks may change
  /// An instruction of its function lies in it.
  bool holds(const ir::Function &F, ir::InstId Id) const;
};

class Engine {
public:
  explicit Engine(const link::Index &Index);

  const link::Index &Index;
  link::Terms Terms;
  link::Uses Uses;
  link::Dispatch Dispatch;

  const Summary &summary(FunctionId Id);
  const std::vector<Loop> &loops(FunctionId Id);
  /// Places that a call of the function may change, through calls too.
  const std::vector<PlaceId> &modified(FunctionId Id);
  /// Something that matters (attempt, wait, timer ...) can happen in a call.
  bool matters(FunctionId Id) const { return Matters[Id]; }
  /// A library's event loop can run it, by callbacks or calls from them.
  bool onEventLoop(FunctionId Id);
  /// A synchronous call of From can run To.
  bool reaches(FunctionId From, FunctionId To);

  // Values in a state of a function.
  TermId eval(FunctionId In, ir::ValueId Value, State &S);
  PlaceId placeOf(FunctionId In, ir::ValueId Value, State &S);
  TermId read(PlaceId Place, State &S, const ir::Type *Type = nullptr);
  Range rangeOf(TermId Term, const State &S, unsigned Depth = 0) const;
  /// Adds what follows from the condition; false where it can't be.
  bool assume(TermId Condition, bool True, State &S, unsigned Depth = 0);
  bool restrict(TermId Term, const Range &To, State &S);
  /// A test whose answer is known from what it is made of.
  bool decided(TermId Condition) const { return rangeOf(Condition, {}).single(); }

  /// Who sees what a function leaves behind: those who call it, or also closures that it
  /// made, which run later.
  enum class Scope { Callers, Closures };
  struct Run {
    FunctionId In = 0;
    /// Called before each call instruction; true: the way ends here.
    std::function<bool(State &, ir::BlockId, ir::InstId)> Stop;
    std::function<void(Outcome)> End;
    unsigned Steps = 6000;              ///< blocks to enter at most
    /// Where a lap begins: what the loops around it change is known once round.
    ir::BlockId Start = ir::None;
  };
  /// Follows every way from an instruction (index in the block's list).
  void run(const Run &R, State From, ir::BlockId Block, std::size_t At);
  /// Goes on from a call instruction that ended as one of its outcomes.
  struct After {
    State S;
    bool Throws = false;
    NameId Thrown = 0;
  };
  std::vector<After> call(FunctionId In, ir::InstId At, State S);
  /// Goes on behind a call: at the next instruction, or in a handler.
  void resume(const Run &R, After From, ir::BlockId Block, std::size_t At);

  /// Applies an outcome of Callee, called with these arguments.
  std::optional<After> apply(FunctionId Callee, const Outcome &O,
                             const std::vector<TermId> &Args,
                             const std::vector<PlaceId> &Places, State S,
                             const Site *Via, TermId *Return);
  /// Parameters and locals, its own and captured ones, through which a function calls,
  /// or hands on to what does.
  const std::vector<PlaceId> &calledThrough(FunctionId Id);
  /// Of what a closure captured, a function is known through which it calls.
  bool knowsWhatItCalls(TermId Closure) const;
  /// The function that a value calls, or ir::None.
  FunctionId calleeOf(TermId Callee) const;
  /// What a call of a function leads to: its summary, or where it is a closure that
  /// knows what it calls, what that comes to.
  /// \param Own  holds what is no summary; dies before the terms do
  const Summary &outcomes(FunctionId Id, TermId Closure, Scope Sees, Summary &Own);

  /// A handler of this unit catches what is thrown.
  bool caught(const ir::Handler &H, std::uint32_t Unit, NameId Thrown) const;
  /// A name that sounds like a function that waits.
  static bool soundsLikeWait(std::string_view Name);
  static bool soundsLikeClassifier(std::string_view Name);

  bool overBudget() const { return Spent > Budget; }
  /// Summaries made so far: they hold terms.
  std::size_t summaries() const { return SummariesMade; }

private:
  struct Work;
  void step(const Run &R, std::vector<Work> &Todo, Work W);
  void dispatch(const Run &R, std::vector<Work> &Todo, After From, ir::BlockId Block,
                std::size_t At);
  void enter(const Run &R, std::vector<Work> &Todo, State S, ir::BlockId From,
             ir::BlockId To, std::uint32_t Successor);
  void end(const Run &R, State S, TermId Return, bool Throws, NameId Thrown);
  std::vector<After> callModel(FunctionId In, ir::InstId At,
                               const ir::FunctionSummary &Model, State S);
  void attemptOutcomes(FunctionId In, ir::InstId At, const ir::FunctionSummary &Model,
                       State S, std::vector<After> &Out);
  /// A call that says how an attempt went: by what it returns, leaves behind or throws.
  void tellOutcomes(FunctionId In, ir::InstId At, const ir::FunctionSummary &Model, State S,
                    std::vector<After> &Out);
  /// Whether an outcome's answers are those that the attempt before it gives.
  static bool agrees(const Outcome &O, const State &Before);
  /// What a model's settings keep on a handle, 0 where nothing was seen to be set.
  TermId attribute(FunctionId In, ir::ValueId Handle, std::string_view Name, State &S);
  TermId target(FunctionId In, const ir::Inst &I, const ir::FunctionSummary &Model,
                ir::ValueId Handle, State &S);
  void forgetArguments(FunctionId In, const ir::Inst &I, State &S, SymbolKind Kind);
  void setResult(FunctionId In, ir::InstId At, TermId Result, State &S);
  void assign(PlaceId Place, TermId Value, State &S);
  /// What a function returns, as a place: the parts of an object stay its parts.
  PlaceId returned(FunctionId Id) {
    return Terms.intern({PlaceKind::Result, Id, ir::None, 0, 0});
  }
  /// A place of an object of which parts may be known; 0 for all else.
  PlaceId objectAt(FunctionId In, ir::ValueId Value, State &S);
  /// Gives the parts of one object to another.
  void copyParts(PlaceId From, PlaceId To, State &S);
  /// What a virtual call runs, by what is known of the object.
  /// \param Object  set to what stands for the object
  const std::vector<link::Dispatch::Way> &ways(FunctionId In, const ir::Inst &I, State &S,
                                               TermId &Object);
  /// Whether an exception that was caught is of the class that is asked for.
  Tristate isOf(const Term &Downcast) const;
  /// The exception that a handler of a function holds; 0 where it is not known.
  TermId caughtIn(FunctionId In, const ir::Handler &H, const State &S) const;
  /// What `throw;` throws.
  NameId rethrown(FunctionId In, ir::BlockId At, const State &S);
  /// Control comes to a block only through a handler.
  bool within(FunctionId In, const ir::Handler &H, ir::BlockId At) const;
  std::vector<Callback> callbacks(FunctionId In, const ir::Inst &I,
                                  const ir::FunctionSummary &Model, State &S);
  PlaceId staticPlace(FunctionId In, ir::ValueId Value);
  void collectModified(FunctionId In, const ir::Inst &I, std::vector<PlaceId> &Out);
  void computeMatters();
  /// A function's value, with what it captured in this state.
  TermId closure(NameId Symbol, State &S);
  PlaceId variablePlace(FunctionId In, const ir::Value &V);
  /// Follows every way through a function.
  Summary summarize(FunctionId Id, State From, Scope Sees);
  TermId substitute(TermId Term, struct Substitution &Map, State &S);
  /// Forgets the terms of ways that the summary says nothing of.
  void forgetWays(Summary &S, const link::Terms::Mark &Begin);

  std::vector<std::unique_ptr<Summary>> Summaries;
  std::vector<char> InProgress;
  std::vector<std::unique_ptr<std::vector<Loop>>> Loops;
  std::vector<std::unique_ptr<std::vector<PlaceId>>> Modified;
  std::vector<char> ModifiedInProgress;
  std::vector<std::unique_ptr<std::vector<PlaceId>>> CalledThrough;
  std::vector<char> Matters;
  std::vector<char> OnEventLoop;                 ///< empty: not asked yet
  std::vector<std::vector<FunctionId>> Callees;  ///< synchronous, of those that matter
  std::unordered_map<std::uint64_t, bool> Reaches;
  TermMap Substituted;          ///< what terms became in the substitution at work
  std::size_t SummariesMade = 0;
  link::Terms::Mark LastSummary{};    ///< how many terms there were when the last one was done
  std::uint64_t Spent = 0;
  std::uint64_t Applied = 0;    ///< outcomes, the costly part of a step
  std::uint64_t Budget = 40'000'000;
  unsigned Depth = 0;
  unsigned ClosureDepth = 0;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_ENGINE_H
