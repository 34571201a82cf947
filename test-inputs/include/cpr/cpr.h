// The part of cpr's interface that the test inputs use.
#ifndef TEST_INPUTS_CPR_H
#define TEST_INPUTS_CPR_H

#include <cstdint>
#include <string>

namespace cpr {

struct Url {
  Url(const char *url);
  Url(const std::string &url);
};
struct Timeout {
  explicit Timeout(std::int32_t milliseconds);
};
enum class ErrorCode { OK = 0, CONNECTION_FAILURE, OPERATION_TIMEDOUT };
class Error {
public:
  ErrorCode code = ErrorCode::OK;
  std::string message;
  explicit operator bool() const { return code != ErrorCode::OK; }
};
class Response {
public:
  long status_code = 0;
  std::string text;
  Error error;
};

template <typename... Ts> Response Get(Ts &&...ts);

class Session {
public:
  void SetUrl(const Url &url);
  void SetTimeout(const Timeout &timeout);
  Response Get();
};

} // namespace cpr

#endif
