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
  return isRetryable(Error);
}

} // namespace heron
