#include "jobs/SendMessageJob.h"

#include "net/ServiceError.h"
#include "util/Log.h"

namespace heron {

void SendMessageJob::refreshDevices() {
  for (OutgoingMessage &Message : List.Messages) {
    PreKeyBundle Bundle = Service.preKeys(List.Recipient, Message.Device);
    Sessions.start(List.Recipient, Message.Device, Bundle);
    Message.Content = Sessions.encryptAgain(List.Recipient, Message.Device, List.Timestamp);
  }
}

void SendMessageJob::run() {
  try {
    Dispatcher.sendMessage(List);
  } catch (const StaleDevices &) {
    refreshDevices();
    throw;
  }
}

bool SendMessageJob::shouldRetry(const std::exception &Error) const {
  return isRetryable(Error);
}

void SendMessageJob::onFailure() {
  log::warn("message " + std::to_string(List.Timestamp) + " was not sent");
}

} // namespace heron
