#pragma once

#include "net/Envelope.h"
#include "net/PushService.h"
#include "net/WebSocketPipe.h"

#include <memory>

namespace heron {

/// Sends messages and receipts the quickest way: through the open websocket, and
/// by REST where that fails.
class MessageDispatcher {
public:
  MessageDispatcher(std::shared_ptr<WebSocketPipe> Pipe, PushService &Service)
      : Pipe(std::move(Pipe)), Service(Service) {}

  void sendMessage(const OutgoingMessageList &List);
  void sendReceipt(const std::string &Recipient, std::uint64_t Timestamp);

private:
  void sendThroughPipe(const OutgoingMessageList &List);

  std::shared_ptr<WebSocketPipe> Pipe;
  PushService &Service;
};

} // namespace heron
