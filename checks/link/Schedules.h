//===- Schedules.h - Times that are set for a next attempt ------*- C++ -*-===//
///
/// \file
/// A queue of requests, or a reconnect that a main loop makes when its time has come,
/// has no way round that could be followed: what is left of it is an assignment of
/// "now + delay" to a field that is called after retries. Each such assignment is told
/// as a cycle of which only the pacing is known, with low confidence.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_SCHEDULES_H
#define RETRYLINT_LINK_SCHEDULES_H

#include "link/Engine.h"

namespace retrylint::link {

/// Schedules of every function, in the order of the program.
std::vector<RetryCycle> findSchedules(Engine &E);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_SCHEDULES_H
