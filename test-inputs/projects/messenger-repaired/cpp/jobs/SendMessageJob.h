#pragma once

#include "crypto/SessionStore.h"
#include "jobs/Job.h"
#include "net/MessageDispatcher.h"
#include "net/PushService.h"

namespace heron {

class SendMessageJob : public Job {
public:
  SendMessageJob(MessageDispatcher &Dispatcher, PushService &Service, SessionStore &Sessions,
                 OutgoingMessageList List)
      : Dispatcher(Dispatcher), Service(Service), Sessions(Sessions), List(std::move(List)) {}

  std::string name() const override { return "send message"; }
  void run() override;
  bool shouldRetry(const std::exception &Error) const override;
  unsigned maxAttempts() const override { return 20; }
  void onFailure() override;

private:
  void refreshDevices();

  MessageDispatcher &Dispatcher;
  PushService &Service;
  SessionStore &Sessions;
  OutgoingMessageList List;
};

} // namespace heron
