//===- Recoveries.h - What is done when service comes back ------*- C++ -*-===//

#ifndef RETRYLINT_LINK_RECOVERIES_H
#define RETRYLINT_LINK_RECOVERIES_H

#include "link/Engine.h"
#include "link/Observations.h"

#include <vector>

namespace retrylint::link {

/// Finds handlers of recovery events, by the model of what they are handed to, else by
/// their names, and what attempts they start.
void findRecoveries(Engine &E, std::vector<Recovery> &Out);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_RECOVERIES_H
