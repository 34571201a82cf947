// retry-fallback-on-rejection: requests that go a second way although the first answered.
#include <boost/asio.hpp>
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

struct Event {
  std::string Id;
  std::string Body;
};
struct Ack {};
struct Gateway {
  struct Stub {
    grpc::Status Publish(grpc::ClientContext *, const Event &, Ack *);
  };
};

class Unreachable : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};
class Rejected : public std::runtime_error {
public:
  explicit Rejected(long Status)
      : std::runtime_error("rejected: " + std::to_string(Status)) {}
};

// No answer and a no are told apart here, for whoever wants to know.
static void post(CURL *Handle, const std::string &Url, const Event &What) {
  curl_easy_setopt(Handle, CURLOPT_URL, Url.c_str());
  curl_easy_setopt(Handle, CURLOPT_TIMEOUT, 10L);
  curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, What.Body.c_str());
  if (curl_easy_perform(Handle) != CURLE_OK)
    throw Unreachable(Url);
  long Status = 0;
  curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
  if (Status >= 400)
    throw Rejected(Status);
}

class Publisher {
public:
  Publisher(Gateway::Stub &Service, Gateway::Stub &OtherRegion,
            boost::asio::ip::tcp::socket Socket)
      : Service(Service), OtherRegion(OtherRegion), Handle(curl_easy_init()),
        Socket(std::move(Socket)) {}

  bool publish(const Event &What);
  void submit(const Event &What);
  bool publishOrQueue(const Event &What);
  bool publishUnlessRefused(const Event &What);
  bool publishUnlessJudged(const Event &What);
  void submitUnlessRejected(const Event &What);
  bool publishOrReport(const Event &What);
  void publishTwice(const Event &What);
  bool publishToNextRegion(const Event &What);
  std::string fetchFromEither(const std::string &Key);
  bool connectEither(const boost::asio::ip::tcp::endpoint &Peer);

private:
  bool sendByHttp(const Event &What) {
    try {
      post(Handle, "https://ingest.example/events", What);
      return true;
    } catch (const std::exception &) {
      return false;
    }
  }
  void sendDirectly(const Event &What) { post(Handle, "https://edge.example/events", What); }
  void sendByRelay(const Event &What) { post(Handle, "https://relay.example/events", What); }
  bool deliver(const Event &What) {
    curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, What.Body.c_str());
    if (curl_easy_perform(Handle) != CURLE_OK)
      return false;
    long Status = 0;
    curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
    return Status == 200 || Status == 202;
  }
  bool deliverBytes(const Event &What) {
    curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, What.Body.c_str());
    return curl_easy_perform(Handle) == CURLE_OK;
  }
  void sendReport(const std::string &Text);
  static bool isRefusal(const grpc::Status &Status);

  Gateway::Stub &Service;
  Gateway::Stub &OtherRegion;
  CURL *Handle;
  boost::asio::ip::tcp::socket Socket;
};

bool Publisher::publish(const Event &What) {
  grpc::ClientContext Context;
  Ack Answer;
  if (Service.Publish(&Context, What, &Answer).ok())
    return true;
  return sendByHttp(What); // expected-warning {{'sendByHttp' sends again what 'Publish' failed to send, also where the server answered and rejected it; fall back only where there was no answer}}
}

void Publisher::submit(const Event &What) {
  try {
    sendDirectly(What);
  } catch (const std::exception &) {
    sendByRelay(What); // expected-warning {{'sendByRelay' sends again what 'sendDirectly' failed to send}}
  }
}

// The wrapper says the same of a refusal and of no answer.
bool Publisher::publishOrQueue(const Event &What) {
  if (deliver(What))
    return true;
  return sendByHttp(What); // expected-warning {{'sendByHttp' sends again what 'deliver' failed to send}}
}

// Only where the service could not be reached.
bool Publisher::publishUnlessRefused(const Event &What) {
  grpc::ClientContext Context;
  Ack Answer;
  grpc::Status Status = Service.Publish(&Context, What, &Answer);
  if (Status.ok())
    return true;
  if (Status.error_code() != grpc::StatusCode::UNAVAILABLE)
    return false;
  return sendByHttp(What);
}

// A helper tells failures apart.
bool Publisher::publishUnlessJudged(const Event &What) {
  grpc::ClientContext Context;
  Ack Answer;
  grpc::Status Status = Service.Publish(&Context, What, &Answer);
  if (Status.ok())
    return true;
  if (isRefusal(Status))
    return false;
  return sendByHttp(What);
}

// The exception's type tells them apart.
void Publisher::submitUnlessRejected(const Event &What) {
  try {
    sendDirectly(What);
  } catch (const Unreachable &) {
    sendByRelay(What);
  }
}

// curl fails where there was no answer; nobody looked at a status.
bool deliverOrPost(Publisher &To, CURL *Handle, const Event &What,
                   bool (*sendByMail)(const Event &)) {
  curl_easy_setopt(Handle, CURLOPT_POSTFIELDS, What.Body.c_str());
  if (curl_easy_perform(Handle) != CURLE_OK)
    return sendByMail(What);
  return true;
}

// What is sent then is another thing: a report.
bool Publisher::publishOrReport(const Event &What) {
  grpc::ClientContext Context;
  Ack Answer;
  if (Service.Publish(&Context, What, &Answer).ok())
    return true;
  sendReport("publish failed");
  return false;
}

// Both ways, whatever becomes of the first.
void Publisher::publishTwice(const Event &What) {
  grpc::ClientContext Context;
  Ack Answer;
  Service.Publish(&Context, What, &Answer);
  sendByHttp(What);
}

// Another host through the same function.
bool Publisher::publishToNextRegion(const Event &What) {
  grpc::ClientContext First, Second;
  Ack Answer;
  if (Service.Publish(&First, What, &Answer).ok())
    return true;
  return OtherRegion.Publish(&Second, What, &Answer).ok();
}

std::string fetchFromCache(const std::string &Key);
std::string fetchFromOrigin(const std::string &Key);

// Data that several sources have is read where it is.
std::string Publisher::fetchFromEither(const std::string &Key) {
  try {
    return fetchFromCache(Key);
  } catch (const std::exception &) {
    return fetchFromOrigin(Key);
  }
}

// A connection that fails was refused by nobody.
bool Publisher::connectEither(const boost::asio::ip::tcp::endpoint &Peer) {
  boost::system::error_code Code;
  Socket.connect(Peer, Code);
  if (Code)
    return sendByHttp({"connect", "direct connection failed"});
  return true;
}
