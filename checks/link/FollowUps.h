//===- FollowUps.h - Requests made because others failed --------*- C++ -*-===//

#ifndef RETRYLINT_LINK_FOLLOWUPS_H
#define RETRYLINT_LINK_FOLLOWUPS_H

#include "link/Engine.h"
#include "link/Observations.h"

#include <unordered_map>
#include <vector>

namespace retrylint::link {

/// Finds requests that are made because something else failed.
class FollowUps {
public:
  explicit FollowUps(Engine &E) : E(E) {}

  /// Those of one function: both calls stand in it, or the second one stands in what
  /// the first one calls back.
  void find(FunctionId In, std::vector<FollowUp> &Out);

private:
  friend class FollowUpFinder;
  Engine &E;
  std::unordered_map<FunctionId, bool> Asks;   ///< a call of it can ask a peer
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_FOLLOWUPS_H
