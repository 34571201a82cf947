//===- Facets.h - From laps to a retry cycle --------------------*- C++ -*-===//

#ifndef RETRYLINT_LINK_FACETS_H
#define RETRYLINT_LINK_FACETS_H

#include "link/Laps.h"
#include "link/Observations.h"
#include "link/RetryCycle.h"

namespace retrylint::link {

/// A handler of the attempt's failure arms a timer that leads back to it, and does not
/// ask whether one is pending.
struct ArmedRetry {
  FunctionId Handler = 0;
  Place At;                   ///< the timer
  Place From;                 ///< in the handler: the timer, or the call that arms it
  std::string Timer;
};

/// A cycle with what joins it to others.
struct Described {
  RetryCycle Cycle;
  Site Root;                  ///< the modelled attempt
  std::vector<Site> Via;      ///< calls from the cycle's function to it
  Site Again;                 ///< the call that is made again, in the cycle's function
  FunctionId Through = 0;     ///< as in LapGroup
  FunctionId Judge = 0;
  std::vector<Site> Sleeps;   ///< waits on the way that block the thread
  std::vector<ArmedRetry> Arms;
};

/// Says of a group of laps what checks ask. Nothing where no lap is a retry: it goes
/// round on success, or because the call was interrupted.
std::optional<Described> describe(Engine &E, LapGroup Group);

/// A lock may be held by whoever calls the function in which the cycle waits.
void locksOfCallers(Engine &E, std::vector<Described> &All);

/// Options that a model complains of; ordered by place.
std::vector<OptionUse> optionUses(Engine &E);
/// Two handlers of one operation may each have a cycle of their own.
void stackedByHandlers(std::vector<Described> &All);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_FACETS_H
