#pragma once

#include "jobs/Job.h"
#include "net/MessageDispatcher.h"

#include <cstdint>
#include <string>
#include <vector>

namespace heron {

/// Tells senders that their messages have been delivered or read.
class SendReceiptJob : public Job {
public:
  SendReceiptJob(MessageDispatcher &Dispatcher, std::string Recipient,
                 std::vector<std::uint64_t> Timestamps)
      : Dispatcher(Dispatcher), Recipient(std::move(Recipient)),
        Timestamps(std::move(Timestamps)) {}

  std::string name() const override { return "send receipt"; }
  void run() override;
  bool shouldRetry(const std::exception &Error) const override;

private:
  MessageDispatcher &Dispatcher;
  std::string Recipient;
  std::vector<std::uint64_t> Timestamps;
};

} // namespace heron
