// retry-library-options looks at the retries that libraries make by themselves.
#include <brpc/channel.h>
#include <folly/coro/Retry.h>
#include <grpcpp/grpcpp.h>
#include <mongocxx/uri.hpp>
#include <pqxx/pqxx>
#include <thrift/transport/TSocketPool.h>

#include <zmq.hpp>

#include <string>

// gRPC's policies stand in a text.

constexpr char Eager[] = R"({
  "methodConfig": [{
    "name": [{"service": "orders.Orders"}],
    "retryPolicy": {
      "maxAttempts": 10,
      "initialBackoff": "5s",
      "maxBackoff": "1s",
      "backoffMultiplier": 1,
      "retryableStatusCodes": ["UNAVAILABLE", "PERMISSION_DENIED"]
    }
  }]
})";

std::shared_ptr<grpc::Channel> eagerChannel(const std::string &Target) {
  grpc::ChannelArguments Args;
  Args.SetServiceConfigJSON(Eager); // expected-warning {{'SetServiceConfigJSON': maxAttempts is 10, and gRPC makes 5 attempts all the same; say 5, and leave the rest to a caller that waits longer (one of 4 faults in this text)}}
  return grpc::CreateCustomChannel(Target, grpc::InsecureChannelCredentials(), Args);
}

void refused(grpc::ChannelArguments &Args) {
  std::string Config = "{\"methodConfig\": [{\"name\": [{}], \"retryPolicy\": {"
                       "\"maxAttempts\": 1, \"initialBackoff\": \"0.1\", \"maxBackoff\": \"1s\","
                       "\"backoffMultiplier\": 2, \"retryableStatusCodes\": []}}]}";
  Args.SetString("grpc.service_config", Config); // expected-warning {{maxAttempts is 1, and gRPC refuses the whole config}}
}

void shrinking(grpc::ChannelArguments &Args) {
  Args.SetServiceConfigJSON( // expected-warning {{initialBackoff "5s" is above maxBackoff "1s", so every wait is the latter; begin lower}}
      R"({"methodConfig": [{"name": [{}], "retryPolicy": {"maxAttempts": 4, "initialBackoff": "5s",
          "maxBackoff": "1s", "backoffMultiplier": 2, "retryableStatusCodes": ["UNAVAILABLE"]}}]})");
}

void deniedAgain(grpc::ChannelArguments &Args) {
  Args.SetServiceConfigJSON( // expected-warning {{a call that ended with PERMISSION_DENIED is sent again, and meets it again}}
      R"({"methodConfig": [{"name": [{}], "retryPolicy": {"maxAttempts": 4, "initialBackoff": "1s",
          "maxBackoff": "9s", "backoffMultiplier": 2,
          "retryableStatusCodes": ["UNAVAILABLE", "PERMISSION_DENIED"]}}]})");
}

void ofNoMethod(grpc::ChannelArguments &Args) {
  Args.SetServiceConfigJSON( // expected-warning {{a methodConfig without "name" is that of no method}}
      R"({"methodConfig": [{"retryPolicy": {"maxAttempts": 4, "initialBackoff": "0.1s",
          "maxBackoff": "10s", "backoffMultiplier": 2, "retryableStatusCodes": [14]}}]})");
}

void cutShort(grpc::ChannelArguments &Args) {
  Args.SetServiceConfigJSON(R"({"methodConfig": [)"); // expected-warning {{is no JSON object, and gRPC refuses it}}
}

void throttledToNothing(grpc::ChannelArguments &Args) {
  Args.SetServiceConfigJSON(R"({"retryThrottling": {"maxTokens": 5000, "tokenRatio": 0.1}})"); // expected-warning {{maxTokens of retryThrottling is not from 1 to 1000}}
}

// Fields of options.

int atOnce(brpc::Channel &Channel) {
  brpc::ChannelOptions Options;
  Options.timeout_ms = 200;
  Options.max_retry = 10; // expected-warning {{'max_retry': a request that failed is sent again at once, up to 10 times, since retry_backoff_policy is not set}}
  return Channel.Init("list://a:80,b:80", &Options);
}

void subscribeHastily(zmq::context_t &Context) {
  zmq::socket_t Feed(Context, zmq::socket_type::sub);
  Feed.set(zmq::sockopt::reconnect_ivl, 10); // expected-warning {{'set': a peer that is away is tried again about every 10 ms for ever; set reconnect_ivl_max}}
  Feed.connect("tcp://feed.example.org:5556");
}

void subscribeUpsideDown(zmq::context_t &Context) {
  zmq::socket_t Feed(Context, zmq::socket_type::sub);
  Feed.setsockopt(ZMQ_RECONNECT_IVL, 5000);
  Feed.setsockopt(ZMQ_RECONNECT_IVL_MAX, 1000); // expected-warning {{'setsockopt': the longest delay of 1 s is below the first of 5 s, so it is ignored}}
}

mongocxx::client documents() {
  return mongocxx::client{mongocxx::uri{"mongodb://db1,db2/?heartbeatFrequencyMS=100"}}; // expected-warning {{servers are asked how they are every 100 ms}}
}

// Functions that run what they are given again.

folly::coro::Task<int> load(int Page);

auto loadEagerly(int Page) {
  return folly::coro::retryN(10, [=] { return load(Page); }); // expected-warning {{'retryN': 10 retries with no delay in between; use retryWithExponentialBackoff}}
}

int transfer(int From, int To, int Amount);

int transferEagerly(int From, int To) {
  return pqxx::perform([=] { return transfer(From, To, 1); }, 20); // expected-warning {{run up to 20 times with no wait in between}}
}

// A pool goes through its servers by itself, and through each several times.

void openEagerly(apache::thrift::transport::TSocketPool &Pool) {
  Pool.addServer("a.example.org", 9090);
  Pool.addServer("b.example.org", 9090);
  Pool.setNumRetries(20); // expected-warning {{'setNumRetries': each open tries every server that is down 20 times with no wait in between}}
  Pool.open();
}

// Near misses.

// A policy as gRFC A6 has it.
void calm(grpc::ChannelArguments &Args) {
  Args.SetServiceConfigJSON(R"({
    "methodConfig": [{
      "name": [{"service": "orders.Orders", "method": "Get"}],
      "timeout": "10s",
      "retryPolicy": {
        "maxAttempts": 4,
        "initialBackoff": "0.2s",
        "maxBackoff": "30s",
        "backoffMultiplier": 2,
        "retryableStatusCodes": ["UNAVAILABLE"]
      }
    }],
    "retryThrottling": {"maxTokens": 10, "tokenRatio": 0.1}
  })");
}

// No retries in it.
void balanced(grpc::ChannelArguments &Args) {
  Args.SetServiceConfigJSON(R"({"loadBalancingConfig": [{"round_robin": {}}]})");
}

// Another option's text is another library's business.
void agent(grpc::ChannelArguments &Args) { Args.SetString("grpc.primary_user_agent", "{"); }

// What is read at run time is not known.
void configured(grpc::ChannelArguments &Args, const std::string &File) {
  Args.SetServiceConfigJSON(File);
}

std::string render(int Attempts);
void rendered(grpc::ChannelArguments &Args) {
  std::string Config = "{";
  Config = render(3);
  Args.SetServiceConfigJSON(Config);
}

int withPolicy(brpc::Channel &Channel, const brpc::RetryBackoffPolicy *Policy) {
  brpc::ChannelOptions Options;
  Options.max_retry = 3;
  Options.retry_backoff_policy = Policy;
  return Channel.Init("list://a:80,b:80", &Options);
}

int withoutRetries(brpc::Channel &Channel) {
  brpc::ChannelOptions Options;
  Options.max_retry = 0;
  return Channel.Init("list://a:80,b:80", &Options);
}

// Whoever calls it sets the rest.
void moreRetries(brpc::ChannelOptions &Options) { Options.max_retry = 10; }

brpc::ChannelOptions preset() {
  brpc::ChannelOptions Options;
  Options.max_retry = 10;
  return Options;
}

auto loadCalmly(int Page) {
  using namespace std::chrono_literals;
  return folly::coro::retryWithExponentialBackoff(10, 100ms, 10s, 0.3,
                                                  [=] { return load(Page); });
}

// A second and a third attempt are no storm.
auto loadTwice(int Page) {
  return folly::coro::retryN(2, [=] { return load(Page); });
}

int transferThrice(int From, int To) {
  return pqxx::perform([=] { return transfer(From, To, 1); });
}

void openTwice(apache::thrift::transport::TSocketPool &Pool) {
  Pool.addServer("a.example.org", 9090);
  Pool.setNumRetries(2);
  Pool.setRetryInterval(60);
  Pool.open();
}

void subscribeCalmly(zmq::context_t &Context) {
  zmq::socket_t Feed(Context, zmq::socket_type::sub);
  Feed.set(zmq::sockopt::linger, 0);
  Feed.set(zmq::sockopt::reconnect_ivl, 10);
  Feed.set(zmq::sockopt::reconnect_ivl_max, 30000);
  Feed.connect("tcp://feed.example.org:5556");
}

mongocxx::client calmDocuments() {
  return mongocxx::client{mongocxx::uri{"mongodb://db1/?heartbeatFrequencyMS=10000"}};
}
