//===- Describer.h - Makes a retry cycle's facets of its laps ---*- C++ -*-===//
///
/// \file
/// The one class behind Facets.h. Each facet has its file: AttemptFacets.cpp says
/// whom is asked, PacingFacets.cpp what is waited, BoundFacets.cpp what ends it,
/// SelectivityFacets.cpp which failures lead round, LockFacets.cpp what is held
/// meanwhile, ReuseFacets.cpp what attempts share, EventLoopFacets.cpp which waits stop a
/// loop, StackingFacets.cpp what is armed twice, RewriteFacets.cpp and SpotFacets.cpp what
/// a fix has to know, PathFacets.cpp how it is told.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_DESCRIBER_H
#define RETRYLINT_LINK_DESCRIBER_H

#include "link/Facets.h"
#include "link/Replay.h"
#include "link/FailureTests.h"

#include <algorithm>

namespace retrylint::link {

class Describer : FailureTests {
public:
  Describer(Engine &E, LapGroup &Group)
      : FailureTests(E), Group(Group),
        F(*Index.body(Group.Site.In).Function) {}
  std::optional<Described> run();
  /// A cycle of which no more is known than when the next attempt is due.
  /// \param Field  where that time is kept
  RetryCycle schedule(const std::string &Field);

private:
  // Which laps are retries
  bool isErrorSymbol(TermId Id) const;
  /// A field of what an attempt returned.
  bool isAnswersField(TermId Id) const;
  bool namesStatus(NameId Field) const;
  bool isStatus(TermId Id) const;
  bool asksForMore(const Lap &L) const;
  /// It says how the attempt went that failed, not another call on the way.
  /// The code stands in errno, and another call of the way put it there.
  bool leftByAnother(const Lap &L, TermId Code) const;
  bool tellsOfRoot(const Lap &L, TermId Id) const;
  ir::FailureClass classOf(const ir::FunctionSummary *Model, std::int64_t Code,
                           std::string *Name = nullptr) const;
  /// The failure was that the attempt took as long as it may.
  bool timedOut(const Lap &L) const;
  bool clearsItsFlag(const Lap &L) const;
  bool isRetry(const Lap &L) const;
  const Lap *longestWaiting() const;

  // The attempt
  /// A peer on this machine: a socket in the file system, a loopback address.
  Tristate local() const;
  bool picksAnother(TermId Id) const;
  bool mentionsMoved(TermId Id) const;
  bool moved(PlaceId Place) const {
    return std::find(Moved.begin(), Moved.end(), Place) != Moved.end();
  }
  /// The call is given what a queue or list hands out anew on each turn.
  bool takesNextItem() const;
  /// A value that the loop takes from a queue or list anew on each turn.
  bool readsOn(const Loop &L) const;
  bool goesOn(const Loop &L, ir::ValueId Held) const;
  bool counts(const Loop &L, std::uint32_t Local) const;
  /// Each turn has another: of a list, an array, or what an iterator or a read gives out.
  bool isNextItem(ir::ValueId Id, const Loop &L, unsigned Depth = 0) const;
  Tristate sameTarget() const;
  /// The function calls itself with the next one of a list.
  bool walksOn(const Lap &L) const;
  /// An argument of the call that is made again is the next one of a list.
  bool handsOverAnother(const Lap &L) const;
  /// The way reads a list of peers at a place that moves on, wherever what it reads
  /// there goes: an address that is put together from it is not followed.
  bool goesThroughPeers(const Lap &L) const;
  void attempt();
  std::pair<FunctionId, ir::ValueId> outermost(FunctionId In, ir::ValueId Value) const;
  std::pair<FunctionId, ir::ValueId> handleValue() const;
  bool within(Site At) const;
  Tristate renewed(FunctionId In, ir::ValueId Point, Place &Where, unsigned Depth) const;
  void limit(Site At, ir::ValueId Span, const Place &Set);
  void deadlineArgument();
  void key(const HandleUse &Use);
  void handle();
  void back();
  /// A jump straight back that is spelled out.
  Place gotoWhere() const;
  Place loopWhere() const;

  // Pacing
  /// Growth that ends under a test of the growing place against something that
  /// stands still: a lap of the group leaves it unmoved, or sets it to that.
  bool cappedByTest() const;
  bool cappedByWay() const;
  bool mentions(TermId Id, PlaceId Place) const;
  /// Fields in a term that some function makes grow: their value is a back-off's
  /// state, whatever the lap itself does with it.
  bool readsGrowingField(TermId Id) const;
  void pacing();
  Delay delay(const WaitTrace &Trace, bool TestCap);
  /// A wait that is cut into pieces, to see a stop in between: how many there are.
  double slices(const Event &Wait);
  /// The arithmetic that leaves its type: a shift or product of what moves.
  Place overflowWhere(const Place &Default);
  struct Assignment {
    FunctionId In = 0;
    const ir::Inst *Inst = nullptr;
  };
  /// The assignment that makes what is waited grow.
  Assignment growthOf(TermId Delay);
  std::optional<GrowthStep> growthStep(const Assignment &Growth, Site Wait) const;
  /// The one exponent in the source that makes what is waited grow.
  void exponent(const WaitTrace &Trace, double Slices, Delay &D);
  bool mentionsTable(TermId Id) const;
  /// A timer of zero, or a sleep of none, where nothing else is waited.
  void zeroWaits();
  std::vector<PlaceId> growingPlaces(TermId Delay) const;
  Place assignedWhere(PlaceId Target, TermId Value) const;
  void resets(const Event &Wait, Delay &D);
  bool neverReset(const PlaceKey &Key) const;
  static Growth growth(const std::vector<double> &All, bool Fog, Delay &D, bool Table);

  // Where values come from
  /// Functions on the way round, the attempt's first.
  std::vector<FunctionId> around() const;
  Place parsed(FunctionId In, ir::ValueId Value, bool &Floored, unsigned Depth) const;
  Place parsedLocal(FunctionId In, std::uint32_t Local, bool &Floored, unsigned Depth) const;
  Place parsedField(NameId Field, bool &Floored) const;
  /// Calls Visit with each lap's wait at a call.
  template <class F> void eachWait(Site At, F Visit) const {
    for (const Lap &L : Group.Laps)
      for (std::size_t I = L.RootAt; I < L.End.Events.size(); ++I)
        if (const Event &Each = *L.End.Events[I]; Each.Site == At && Each.Delay)
          Visit(L, Each);
  }
  bool saysAbove(const Test &Each, TermId Id) const;
  bool keptAboveZero(TermId Id, Site Wait) const;
  void outside(const Event &Wait, Delay &D);
  void serverLimits(const WaitTrace &Trace, Delay &D);
  void jitter(TermId Wait, Delay &D);
  ir::RandomQuality seededWith(const ir::Function &In, ir::ValueId Given,
                               unsigned Depth = 0) const;
  void seed(FunctionId Draws, Delay &D);
  /// The generator that a seeding call initializes.
  void generator(FunctionId In, const ir::Inst &Seeding, Delay &D) const;
  void retryAfter();

  // Bound
  bool leaves(const Test &X) const;
  bool triesOtherwise(const Test &X) const;
  /// One side only makes calls that matter to nobody, and comes back to the other.
  bool joinsAtOnce(const Test &X) const;
  struct LapBound {
    bool Count = false, Deadline = false, Stop = false;
    bool any() const { return Count || Deadline || Stop; }
  };
  /// Whether a call's result can be someone's wish to stop. Results of a call that
  /// makes something (a socket, memory) are not.
  bool soundsLikeStop(const Term &X) const;
  bool isTransformed(const Lap &L, PlaceId Place) const;
  bool isNullTest(TermId Condition, TermId Pointer) const;
  LapBound boundOf(const Lap &L);
  /// A test on something that the loop counts elsewhere, but not on this way.
  void stuck(const Test &Each, PlaceId Place, const Lap &L, bool Unmoved);
  /// Branches by which the cycle's own loop is left.
  std::vector<std::pair<const Loop *, ir::BlockId>> exits() const;
  /// A counter that nothing moves while the loop goes round.
  void stuckForGood();
  /// The loop looks at a field or global that speaks of a stop, and leaves on it.
  bool asksForStop() const;
  void bound();

  // Selectivity
  /// The test that only says whether the attempt failed.
  bool plainFailureTest(TermId Id) const;
  bool isMade(const Term &X) const;
  bool looksIntoCode(TermId Id) const;
  /// Where the cycle's own function looks at how the call that is made again went.
  Place testOfCall(const Lap &L) const;
  /// Where the function that a helper was handed decides to ask again: at its test of the
  /// failure, else at another one, else as a whole.
  Place decidedWhere(const Lap &L) const;
  void selectivity();
  /// Whether a lap is gone only on failures by which the peer has done nothing.
  Tristate unsent(const Lap &L) const;
  bool askedForAgain(const Lap &L) const;
  const Test *caughtBy(const Lap &L) const;
  bool refused(const Lap &Way) const;
  void judged();
  bool transactionRerun() const;
  /// A handler on the way round: others before it may let some failures through.
  void catches(const Test &Each, bool &Told);
  /// A switch on the failure some of whose cases do not lead round.
  bool switchTells(const Test &Each) const;
  /// The failure leaves by a switch that names those which lead round.
  bool leavesBySwitch(const Test &Each) const;
  bool onlyCancelled(const Lap &L, const Test &Each) const;

  // What a fix has to know of the source
  bool offers(std::string_view Name) const;
  const ir::Spot *spot(ir::SpotKind Kind, const ir::Location &Of) const;
  /// The body of the cycle's own loop.
  const ir::Spot *bodySpot() const;
  void loopBody();
  void keptResult();
  /// Where a test has a counter, and its other side is the limit.
  void stuckStep(const Loop &L, ir::BlockId Block, ir::ValueId Counter);
  void movable(const Variable &V, Reuse &Found) const;

  // What is held, shared and armed meanwhile
  void locks();
  bool isPartOf(FunctionId In, ir::ValueId Value, const Variable &Of) const;
  std::pair<FunctionId, ir::ValueId> rootOf(FunctionId In, ir::ValueId Value) const;
  bool renews(FunctionId In, const ir::Inst &I, const Variable &V) const;
  std::vector<FunctionId> onTheWay() const;
  bool makesObject(const std::vector<FunctionId> &Functions, std::string_view Class) const;
  void shared(Reuse::Way How, FunctionId In, ir::ValueId Value, const Place &Used);
  void reuse();
  /// The wait, an event of the worst lap, stops an event loop.
  Tristate inCallback(std::size_t WaitAt) const;
  void eventLoop();
  bool armsAnother(const Event &Timer) const;
  bool asksForPending(const Lap &L, std::size_t TimerAt) const;
  bool sameCallback(const Event &One, const Event &Two) const;
  void stacking();

  // The path
  /// A step that was told is not told again: a wait that goes on after a signal.
  void step(StepKind Kind, Place At, std::string Text, unsigned Nesting = 0);
  void path();
  std::string waitText(const Event &Each) const;

  LapGroup &Group;
  const ir::Function &F;
  std::vector<PlaceId> Moved;
  Replay Numbers;
  const Lap *Worst = nullptr;
  RetryCycle *C = nullptr;
  Place Stuck;
  std::string StuckName;
  bool StuckReset = false;
  Place StuckResetWhere;
  int StuckStep = 0;
  bool StuckRead = false;
  std::vector<OptionSet> Options;      ///< of the attempt's handle
  std::vector<Site> Sleeps;
  std::vector<ArmedRetry> Arms;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_DESCRIBER_H
