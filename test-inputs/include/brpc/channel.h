// The part of bRPC's interface that the test inputs use.
#ifndef TEST_INPUTS_BRPC_CHANNEL_H
#define TEST_INPUTS_BRPC_CHANNEL_H

#include <cstdint>
#include <string>

namespace google::protobuf {

class RpcController {
public:
  virtual bool Failed() const = 0;
};
class Closure;
class Service {};

} // namespace google::protobuf

namespace brpc {

class RetryBackoffPolicy {};
class RetryPolicy {};

struct ChannelOptions {
  ChannelOptions();
  int connect_timeout_ms;
  int timeout_ms;
  int max_retry;
  const RetryPolicy *retry_policy;
  const RetryBackoffPolicy *retry_backoff_policy;
};

class Controller : public google::protobuf::RpcController {
public:
  bool Failed() const override;
  int ErrorCode() const;
  std::string ErrorText() const;
  void set_timeout_ms(std::int64_t timeout_ms);
  void set_max_retry(int max_retry);
};

class Channel {
public:
  int Init(const char *Server, const ChannelOptions *Options);
};

enum Errno { ERPCTIMEDOUT = 1008 };

} // namespace brpc

int bthread_usleep(std::uint64_t microseconds);

#endif
