#include "jobs/SendReceiptJob.h"

#include "net/ServiceError.h"

namespace heron {

void SendReceiptJob::run() {
  while (!Timestamps.empty()) {
    Dispatcher.sendReceipt(Recipient, Timestamps.back());
    Timestamps.pop_back();
  }
}

bool SendReceiptJob::shouldRetry(const std::exception &Error) const {
  return dynamic_cast<const ServiceError *>(&Error) != nullptr; // finding: retry-permanent-error
}

} // namespace heron
