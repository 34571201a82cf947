#include "net/ServiceError.h"

namespace heron {

bool isRetryable(const std::exception &Error) {
  if (dynamic_cast<const ServerRejected *>(&Error))
    return false;
  return dynamic_cast<const NetworkError *>(&Error) != nullptr ||
         dynamic_cast<const RateLimited *>(&Error) != nullptr ||
         dynamic_cast<const StaleDevices *>(&Error) != nullptr;
}

} // namespace heron
