#pragma once

#include "jobs/JobRunner.h"
#include "net/WebSocketPipe.h"

#include <memory>

namespace heron {

/// Hears from the system when the network comes and goes.
class Reachability {
public:
  Reachability(std::shared_ptr<WebSocketPipe> Pipe, JobRunner &Jobs);

  /// Called by the platform, on the event loop's thread.
  void onNetworkAvailable();
  void onNetworkLost();

private:
  std::shared_ptr<WebSocketPipe> Pipe;
  JobRunner &Jobs;
  bool Available = false;
};

} // namespace heron
