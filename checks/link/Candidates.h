//===- Candidates.h - Functions that want a model ---------------*- C++ -*-===//
///
/// \file
/// Functions without a visible body and without a model that seem to be attempts,
/// waits, timers or classifiers, by their names and by what is done with their
/// results: material for a person, who knows, to make models of.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_CANDIDATES_H
#define RETRYLINT_LINK_CANDIDATES_H

#include "link/Observations.h"

#include <string>
#include <vector>

namespace retrylint::link {

struct Candidate {
  ir::FunctionSummary Model;         ///< as far as it can be told
  std::vector<std::string> Reasons;  ///< why it is one; "its name says ..."
  std::vector<Place> Calls;          ///< where it is called, ordered by place
};

/// \param Units  outlive the call; tests are not looked at
/// \returns candidates by name
std::vector<Candidate> candidates(const std::vector<ir::Unit> &Units);

} // namespace retrylint::link

#endif // RETRYLINT_LINK_CANDIDATES_H
