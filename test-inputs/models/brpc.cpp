// bRPC: the controller tells how a call went, and a bthread waits.
#include <brpc/channel.h>

#include <algorithm>
#include <random>

namespace example {

struct EchoRequest {};
struct EchoResponse {};

// As protoc writes it.
class EchoService : public google::protobuf::Service {};
class EchoService_Stub : public EchoService {
public:
  explicit EchoService_Stub(brpc::Channel *Channel);
  void Echo(google::protobuf::RpcController *Controller, const EchoRequest *Request,
            EchoResponse *Response, google::protobuf::Closure *Done);
};

} // namespace example

using example::EchoRequest;
using example::EchoResponse;
using example::EchoService_Stub;

void echoEagerly(EchoService_Stub &Stub, const EchoRequest &Request, EchoResponse &Response) {
  for (;;) { // expected-error {{'Echo' is retried for ever while it fails, with no delay}} expected-warning {{'Echo' is tried again at once after a failure}}
    brpc::Controller Controller;
    Controller.set_max_retry(0);
    Stub.Echo(&Controller, &Request, &Response, nullptr);
    if (!Controller.Failed()) // expected-warning {{this retries every failure of 'Echo', also a refusal that the same request will meet again}}
      return;
  }
}

bool echo(EchoService_Stub &Stub, const EchoRequest &Request, EchoResponse &Response) {
  std::mt19937 Random{std::random_device{}()};
  long Wait = 100000;
  for (int Attempt = 1; Attempt <= 5; ++Attempt) {
    brpc::Controller Controller;
    Controller.set_max_retry(0);
    Controller.set_timeout_ms(1000);
    Stub.Echo(&Controller, &Request, &Response, nullptr);
    if (!Controller.Failed())
      return true;
    if (Controller.ErrorCode() != brpc::ERPCTIMEDOUT || Attempt == 5)
      return false;
    std::uniform_int_distribution<long> Part(Wait / 2, Wait);
    bthread_usleep(Part(Random));
    Wait = std::min(Wait * 2, 5000000L);
  }
  return false;
}

// One call after the other, each of its own.
unsigned echoAll(EchoService_Stub &Stub, const EchoRequest *First, const EchoRequest *Last) {
  unsigned Answered = 0;
  for (; First != Last; ++First) {
    brpc::Controller Controller;
    EchoResponse Response;
    Stub.Echo(&Controller, First, &Response, nullptr);
    if (!Controller.Failed())
      ++Answered;
  }
  return Answered;
}

// The channel's own attempts follow each other at once, unless a policy says otherwise.
int open(brpc::Channel &Channel) {
  brpc::ChannelOptions Options;
  Options.timeout_ms = 500;
  Options.max_retry = 5; // expected-warning {{'max_retry': a request that failed is sent again at once, up to 5 times, since retry_backoff_policy is not set}}
  return Channel.Init("10.0.0.7:8000", &Options);
}

int openPatiently(brpc::Channel &Channel, const brpc::RetryBackoffPolicy &Policy) {
  brpc::ChannelOptions Options;
  Options.timeout_ms = 500;
  Options.max_retry = 2;
  Options.retry_backoff_policy = &Policy;
  return Channel.Init("10.0.0.7:8000", &Options);
}
