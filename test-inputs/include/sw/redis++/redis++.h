// The part of redis-plus-plus' interface that the test inputs use.
#ifndef TEST_INPUTS_REDIS_PLUS_PLUS_H
#define TEST_INPUTS_REDIS_PLUS_PLUS_H

#include <chrono>
#include <exception>
#include <optional>
#include <string>

namespace sw {
namespace redis {

class Error : public std::exception {};
class IoError : public Error {};
class TimeoutError : public IoError {};
class ClosedError : public Error {};

using OptionalString = std::optional<std::string>;

struct ConnectionOptions {
  std::string host;
  int port = 6379;
  std::chrono::milliseconds connect_timeout{0};
  std::chrono::milliseconds socket_timeout{0};
};
class Subscriber {
public:
  void subscribe(const std::string &channel);
  void consume();
};
class Redis {
public:
  explicit Redis(const ConnectionOptions &connection_opts);
  OptionalString get(const std::string &key);
  long long incr(const std::string &key);
};

} // namespace redis
} // namespace sw

#endif
