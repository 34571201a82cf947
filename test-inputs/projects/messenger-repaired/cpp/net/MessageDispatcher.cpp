#include "net/MessageDispatcher.h"

#include "net/Json.h"
#include "net/ServiceError.h"
#include "util/Log.h"

namespace heron {
namespace {
constexpr std::chrono::seconds AnswerTimeout{10};
} // namespace

void MessageDispatcher::sendThroughPipe(const OutgoingMessageList &List) {
  std::future<HttpResponse> Answer =
      Pipe->request({"PUT", "/v1/messages/" + List.Recipient, json::write(List), {}});
  if (Answer.wait_for(AnswerTimeout) != std::future_status::ready)
    throw NetworkError("no answer on the websocket");
  PushService::checkStatus(Answer.get());
}

void MessageDispatcher::sendMessage(const OutgoingMessageList &List) {
  if (Pipe->connected()) {
    try {
      sendThroughPipe(List);
      return;
    } catch (const NetworkError &Error) {
      log::warn(std::string("no answer on the websocket, falling back to REST: ") + Error.what());
    }
  }
  Service.sendMessage(List);
}

void MessageDispatcher::sendReceipt(const std::string &Recipient, std::uint64_t Timestamp) {
  Service.sendReceipt(Recipient, Timestamp);
}

} // namespace heron
