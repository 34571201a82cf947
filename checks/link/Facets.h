//===- Facets.h - From laps to a retry cycle --------------------*- C++ -*-===//

#ifndef RETRYLINT_LINK_FACETS_H
#define RETRYLINT_LINK_FACETS_H

#include "link/Laps.h"
#include "link/Observations.h"
#include "link/RetryCycle.h"

namespace retrylint::link {

/// A cycle with what joins it to others.
struct Described {
  RetryCycle Cycle;
  Site Root;                  ///< the modelled attempt
  std::vector<Site> Via;      ///< calls from the cycle's function to it
  Site Again;                 ///< the call that is made again, in the cycle's function
  std::vector<Site> Sleeps;   ///< waits on the way that block the thread
};

/// Says of a group of laps what checks ask. Nothing where no lap is a retry: it goes
/// round on success, or because the call was interrupted.
std::optional<Described> describe(Engine &E, LapGroup Group);

/// A lock may be held by whoever calls the function in which the cycle waits.
void locksOfCallers(Engine &E, std::vector<Described> &All);

/// Options that a model complains of; ordered by place.
std::vector<OptionUse> optionUses(Engine &E);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_FACETS_H
