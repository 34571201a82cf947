//===- Laps.h - Ways from a failed attempt back to it -----------*- C++ -*-===//
///
/// \file
/// A lap is one way round a retry cycle: from a call that failed back to the same
/// call. Its state is a transformer: what places hold at its end, in terms of what
/// they held at its start (symbols Entry), with the tests that it passed and the waits
/// on the way. All laps of one call that close in the same way are one cycle.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_LAPS_H
#define RETRYLINT_LINK_LAPS_H

#include "link/Engine.h"

namespace retrylint::link {

/// From one function to the next through an event loop.
struct Hop {
  EventRef Armed;            ///< the timer, post or start that calls back
  FunctionId Handler = 0;
  std::size_t EventsBefore = 0;
};

struct Lap {
  State End;                 ///< events: those of the whole lap, the attempt's first
  EventRef Root;             ///< the attempt that failed
  std::size_t RootAt = 0;    ///< its index among the events
  std::vector<Hop> Hops;
  bool ByStatus = false;     ///< it came through; what it says is not liked
  bool TimedOut = false;     ///< the attempt's own timeout was waited for
  TermId TargetBefore = 0, TargetAfter = 0;
  std::vector<TermId> ArgsBefore, ArgsAfter;
};

/// Laps that close in the same way, of objects of which the same is called.
struct LapGroup {
  link::Site Site;           ///< the call that is made again
  FunctionId Through = 0;    ///< where that depends on the object: what it runs
  FunctionId Judge = 0;      ///< likewise: what was asked about the exception
  link::Back Back = Back::Unknown;
  ir::BlockId Header = ir::None;   ///< of the loop, for Back::Loop
  link::Site Again;          ///< recursion, callbacks: the call that leads back
  /// What the call hands to a helper that starts the attempt: who is told how it went.
  std::vector<FunctionId> Handed;
  std::vector<Lap> Laps;
  bool Cut = false;          ///< there are more laps than were kept
  /// What places hold before the first lap, where known.
  SortedMap<PlaceId, TermId> Before;
  std::vector<PlaceId> Modified;   ///< by the loop, also on ways that are no lap
  /// The last test before each way on which the failure leaves the function instead.
  std::vector<Test> FailureExits;
  /// Ways on which the failure leaves the function instead: those that wait before
  /// they do come first. A few of them.
  std::vector<Lap> FailureWays;
  /// Ways on which the failure leaves the function, one for each type that was thrown (0:
  /// none was), and the types that lead round.
  std::vector<std::pair<NameId, Lap>> Leaving;
  std::vector<NameId> Thrown;
  /// After success, up to where the peer is spoken to next. A few of them.
  std::vector<State> Fine;
  /// What is known of values when the attempt is reached for the first time.
  SortedMap<TermId, Range> Known;
  std::vector<EventRef> Locked;    ///< locks that are held when the attempt is made
  /// Success leads round in just the same way: a poll, a heart-beat, a list of items.
  std::vector<std::vector<link::Site>> SuccessWaits;

  /// Some lap leaves a place with this value.
  bool leaves(PlaceId Place, TermId With) const {
    return std::ranges::any_of(Laps, [&](const Lap &L) {
      const TermId *Held = L.End.Env.find(Place);
      return Held && *Held == With;
    });
  }
};

/// Finds every group of laps that begin at calls of a function.
std::vector<LapGroup> findLaps(Engine &E, FunctionId In);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_LAPS_H
