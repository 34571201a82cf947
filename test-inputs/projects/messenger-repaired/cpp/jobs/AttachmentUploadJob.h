#pragma once

#include "jobs/Job.h"
#include "net/PushService.h"

#include <string>

namespace heron {

class AttachmentUploadJob : public Job {
public:
  AttachmentUploadJob(PushService &Service, std::string Id, std::string Bytes)
      : Service(Service), Id(std::move(Id)), Bytes(std::move(Bytes)) {}

  std::string name() const override { return "upload attachment"; }
  void run() override { Service.uploadAttachment(Id, Bytes); }

  /// What the service has refused once it refuses again: only silence is worth
  /// another upload.
  bool shouldRetry(const std::exception &Error) const override;

private:
  PushService &Service;
  std::string Id;
  std::string Bytes;
};

} // namespace heron
