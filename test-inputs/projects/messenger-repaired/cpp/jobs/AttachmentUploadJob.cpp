#include "jobs/AttachmentUploadJob.h"

#include "net/ServiceError.h"

namespace heron {

bool AttachmentUploadJob::shouldRetry(const std::exception &Error) const {
  return dynamic_cast<const NetworkError *>(&Error) != nullptr;
}

} // namespace heron
