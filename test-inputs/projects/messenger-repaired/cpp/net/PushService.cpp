#include "net/PushService.h"

#include "net/Json.h"
#include "net/ServiceError.h"

namespace heron {

void PushService::checkStatus(const HttpResponse &Response) {
  if (Response.Status >= 200 && Response.Status < 300)
    return;
  switch (Response.Status) {
  case 401:
  case 403:
    throw AuthorizationFailed(Response.Status, "authorization failed");
  case 404:
    throw NotFound(Response.Status, "not found");
  case 409:
  case 410:
    throw StaleDevices(Response.Status, "stale devices");
  case 413:
  case 429:
    throw RateLimited(Response.Status, Response.RetryAfter);
  case 508:
    throw ServerRejected(Response.Status, "rejected");
  default:
    throw AnswerError(Response.Status,
                      "bad response: " + std::to_string(Response.Status));
  }
}

HttpResponse PushService::request(const HttpRequest &Request) {
  HttpResponse Response = Http.execute(Request);
  checkStatus(Response);
  return Response;
}

void PushService::sendMessage(const OutgoingMessageList &List) {
  request({"PUT", "/v1/messages/" + List.Recipient, json::write(List), {}});
}

void PushService::sendReceipt(const std::string &Recipient, std::uint64_t Timestamp) {
  request({"PUT", "/v1/receipt/" + Recipient + "/" + std::to_string(Timestamp), "", {}});
}

PreKeyBundle PushService::preKeys(const std::string &Recipient, std::uint32_t Device) {
  return json::readPreKeys(
      request({"GET", "/v2/keys/" + Recipient + "/" + std::to_string(Device), "", {}})
          .Body);
}

void PushService::setPreKeys(const PreKeyBundle &Bundle) {
  request({"PUT", "/v2/keys", json::write(Bundle), {}});
}

unsigned PushService::remainingPreKeys() {
  return json::readCount(request({"GET", "/v2/keys", "", {}}).Body);
}

void PushService::uploadAttachment(const std::string &Id, const std::string &Bytes) {
  request({"PUT", "/v2/attachments/" + Id, Bytes, {{"Content-Type", "application/octet-stream"}}});
}

void PushService::setAttributes(const std::string &Json) {
  request({"PUT", "/v1/accounts/attributes", Json, {}});
}

std::map<std::string, std::string> PushService::remoteConfig() {
  return json::readMap(request({"GET", "/v1/config", "", {}}).Body);
}

} // namespace heron
