#include "net/Reachability.h"

#include "util/Log.h"

namespace heron {

Reachability::Reachability(std::shared_ptr<WebSocketPipe> Pipe, JobRunner &Jobs)
    : Pipe(std::move(Pipe)), Jobs(Jobs) {}

void Reachability::onNetworkAvailable() {
  if (Available)
    return;
  Available = true;
  log::info("network is back");
  Pipe->connectSoon();
  Jobs.wakeAll();
}

void Reachability::onNetworkLost() {
  Available = false;
  log::info("network is gone");
}

} // namespace heron
