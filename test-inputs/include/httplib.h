// The part of cpp-httplib's interface that the test inputs use.
#ifndef TEST_INPUTS_HTTPLIB_H
#define TEST_INPUTS_HTTPLIB_H

#include <memory>
#include <string>

namespace httplib {

enum class Error {
  Success = 0,
  Unknown,
  Connection,
  BindIPAddress,
  Read,
  Write,
  ExceedRedirectCount,
  Canceled
};

struct Response {
  int status = -1;
  std::string body;
  bool has_header(const std::string &key) const;
  std::string get_header_value(const std::string &key, size_t id = 0) const;
};

class Result {
public:
  operator bool() const;
  Error error() const;
  const Response &operator*() const;
  const Response *operator->() const;
};

class Client {
public:
  explicit Client(const std::string &scheme_host_port);
  Result Get(const std::string &path);
  Result Post(const std::string &path, const std::string &body, const std::string &content_type);
  void set_connection_timeout(time_t sec, time_t usec = 0);
  void set_read_timeout(time_t sec, time_t usec = 0);
};

} // namespace httplib

#endif
