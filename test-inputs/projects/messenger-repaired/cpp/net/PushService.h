#pragma once

#include "net/Envelope.h"
#include "net/HttpClient.h"

#include <map>

namespace heron {

/// The service's REST interface. Every call throws NetworkError where there was
/// no answer, and a kind of AnswerError where the answer was no.
class PushService {
public:
  explicit PushService(HttpClient &Http) : Http(Http) {}

  void sendMessage(const OutgoingMessageList &List);
  void sendReceipt(const std::string &Recipient, std::uint64_t Timestamp);
  PreKeyBundle preKeys(const std::string &Recipient, std::uint32_t Device);
  void setPreKeys(const PreKeyBundle &Bundle);
  unsigned remainingPreKeys();
  void uploadAttachment(const std::string &Id, const std::string &Bytes);
  void setAttributes(const std::string &Json);
  std::map<std::string, std::string> remoteConfig();

  /// Throws what an answer's status means; returns for a 2xx.
  static void checkStatus(const HttpResponse &Response);

private:
  HttpResponse request(const HttpRequest &Request);
  HttpClient &Http;
};

} // namespace heron
