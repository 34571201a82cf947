// The part of bRPC's interface that the test inputs use.
#ifndef TEST_INPUTS_BRPC_CHANNEL_H
#define TEST_INPUTS_BRPC_CHANNEL_H

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

class Channel {
public:
  int Init(const char *Server, const ChannelOptions *Options);
};

} // namespace brpc

#endif
