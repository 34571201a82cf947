//===- Replay.h - The numbers of a cycle, lap by lap ------------*- C++ -*-===//
///
/// \file
/// Goes round a cycle with numbers: starts from what is known before the first lap,
/// takes at each turn a lap whose tests hold, and notes what is waited and when it
/// ends. So a cap is a plateau, growth a ratio, an overflow a value that leaves its
/// type, and a bound the turn after which no lap is left.
///
/// What is not known is given the value 1 and marked: ratios stay right, and nothing
/// is decided by it.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_REPLAY_H
#define RETRYLINT_LINK_REPLAY_H

#include "link/Laps.h"

namespace retrylint::link {

struct Number {
  double Value = 0;
  bool Known = false;        ///< Value is what the program would compute
  bool Capped = false;       ///< limited from above by something that does not grow
  bool Floored = false;      ///< limited from below
  bool Overflow = false;     ///< left its type on the way
  bool Decreasing = false;
  std::uint16_t Taint = 0;
  std::uint64_t Ones = 0;    ///< bits that are set, whatever else is not known
  std::uint64_t Zeros = 0;   ///< bits that are not
};

/// What one wait was given, turn by turn.
struct WaitTrace {
  EventRef Wait;
  std::vector<Number> Values;     ///< by lap, from the first; those without it left out
  std::vector<unsigned> Turns;    ///< the laps that Values are of, from 1
  /// The exponent that moves, of the one shift or power in it; 0 where there is none.
  TermId Exponent = 0;
  std::vector<Number> Exponents;  ///< its values, as many as there are Values
};

struct Replay {
  std::vector<WaitTrace> Waits;
  /// Most attempts, the first included, where the tests decide it.
  std::optional<unsigned> MaxAttempts;
  /// A way round that waits nothing can be gone again and again.
  Tristate Hot = Tristate::Unknown;
  const Lap *HotLap = nullptr;
  /// Where a number of attempts is known: waits that the failure of the last one runs
  /// into, before a test of what counts ends it.
  std::vector<Site> AfterLast;
  /// All ways out after the last failure are known.
  bool LastKnown = false;
  bool Guarded = false;   ///< growth goes on only under a test that is not decided
};

/// Places that a lap of the group leaves with another value.
std::vector<PlaceId> movedPlaces(Engine &E, const LapGroup &Group);

Replay replay(Engine &E, const LapGroup &Group);

/// Whether an event lets time pass: Yes, No (a delay of zero), or Unknown.
Tristate paces(Engine &E, const Event &Each);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_REPLAY_H
