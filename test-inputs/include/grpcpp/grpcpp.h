// The part of gRPC's C++ interface that the test inputs use.
#ifndef TEST_INPUTS_GRPCPP_H
#define TEST_INPUTS_GRPCPP_H

#include <chrono>
#include <memory>
#include <string>

namespace grpc {

enum StatusCode {
  OK = 0,
  CANCELLED = 1,
  UNKNOWN = 2,
  INVALID_ARGUMENT = 3,
  DEADLINE_EXCEEDED = 4,
  NOT_FOUND = 5,
  ALREADY_EXISTS = 6,
  PERMISSION_DENIED = 7,
  RESOURCE_EXHAUSTED = 8,
  FAILED_PRECONDITION = 9,
  ABORTED = 10,
  OUT_OF_RANGE = 11,
  UNIMPLEMENTED = 12,
  INTERNAL = 13,
  UNAVAILABLE = 14,
  DATA_LOSS = 15,
  UNAUTHENTICATED = 16
};

class Status {
public:
  Status() = default;
  Status(StatusCode Code, const std::string &Message);
  static const Status &OK;
  static const Status &CANCELLED;
  StatusCode error_code() const;
  std::string error_message() const;
  bool ok() const;
};

class ClientContext {
public:
  ClientContext();
  ~ClientContext();
  template <typename T> void set_deadline(const T &When);
  void set_wait_for_ready(bool Wait);
  void AddMetadata(const std::string &Key, const std::string &Value);
  void TryCancel();

private:
  ClientContext(const ClientContext &);
  ClientContext &operator=(const ClientContext &);
};

class ChannelInterface {
public:
  virtual ~ChannelInterface();
};
class Channel final : public ChannelInterface {};

class ChannelArguments {
public:
  void SetInt(const std::string &Key, int Value);
  void SetString(const std::string &Key, const std::string &Value);
  void SetServiceConfigJSON(const std::string &Json);
};

class ChannelCredentials {};
std::shared_ptr<ChannelCredentials> InsecureChannelCredentials();
std::shared_ptr<Channel> CreateChannel(const std::string &Target,
                                       const std::shared_ptr<ChannelCredentials> &Creds);
std::shared_ptr<Channel>
CreateCustomChannel(const std::string &Target,
                    const std::shared_ptr<ChannelCredentials> &Creds,
                    const ChannelArguments &Args);

class CompletionQueue {
public:
  bool Next(void **Tag, bool *Ok);
  void Shutdown();
};

} // namespace grpc

#define GRPC_ARG_ENABLE_RETRIES "grpc.enable_retries"

#endif
