//===- Endless.h - Requests that may take for ever --------------*- C++ -*-===//

#ifndef RETRYLINT_LINK_ENDLESS_H
#define RETRYLINT_LINK_ENDLESS_H

#include "link/Engine.h"
#include "link/Observations.h"

namespace retrylint::link {

/// Whether an option that was set on a handle limits how long a request may take:
/// libraries take zero for "no limit". \p Span is the limit in nanoseconds, where known.
bool limits(Engine &E, const OptionSet &Option, std::optional<double> &Span);

/// Requests of every function, in the order of the program.
/// \param Told  cycles; what they say of their own attempts is not said again
std::vector<EndlessRequest> findEndless(Engine &E, const std::vector<RetryCycle> &Told);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_ENDLESS_H
