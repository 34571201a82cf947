// The part of the C++ REST SDK's interface that the test inputs use.
#ifndef TEST_INPUTS_CPPREST_HTTP_CLIENT_H
#define TEST_INPUTS_CPPREST_HTTP_CLIENT_H

#include <chrono>
#include <exception>
#include <string>
#include <system_error>

namespace pplx {

template <typename T> class task {
public:
  T get() const;
  template <typename F> auto then(const F &func) const -> task<void> {
    func(*this);
    return {};
  }
};

} // namespace pplx

namespace utility {
typedef std::chrono::seconds seconds;
}

namespace web {
namespace http {

class http_exception : public std::exception {
public:
  const std::error_code &error_code() const;
};

typedef unsigned short status_code;
class status_codes {
public:
  static constexpr status_code OK = 200;
  static constexpr status_code ServiceUnavailable = 503;
};
typedef std::string method;
class methods {
public:
  static const method GET;
};

class http_response {
public:
  http::status_code status_code() const;
};

namespace client {

class http_client_config {
public:
  template <class T> void set_timeout(const T &timeout) {}
};
class http_client {
public:
  http_client(const std::string &base_uri, const http_client_config &client_config);
  pplx::task<http_response> request(const method &mtd, const std::string &path);
};

} // namespace client
} // namespace http
} // namespace web

#endif
