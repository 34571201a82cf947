// The part of Boost.Asio's interface that the projects use.
#ifndef RETRYLINT_PROJECTS_BOOST_ASIO_HPP
#define RETRYLINT_PROJECTS_BOOST_ASIO_HPP

#include <chrono>
#include <cstddef>
#include <string>

namespace boost {
namespace system {
class error_code {
public:
  error_code() = default;
  explicit operator bool() const { return Value != 0; }
  int value() const { return Value; }
  std::string message() const;
  friend bool operator==(const error_code &A, const error_code &B) {
    return A.Value == B.Value;
  }
  friend bool operator!=(const error_code &A, const error_code &B) {
    return !(A == B);
  }

private:
  int Value = 0;
};
} // namespace system

namespace asio {
namespace error {
enum basic_errors { operation_aborted = 125, connection_refused = 111 };
inline bool operator==(const system::error_code &Code, basic_errors Error) {
  return Code.value() == Error;
}
} // namespace error
using error::operator==;

class io_context {
public:
  std::size_t run();
  void stop();
};

template <typename Task> void post(io_context &Context, Task &&Run) {}

struct mutable_buffer {
  void *Data;
  std::size_t Size;
};
struct const_buffer {
  const void *Data;
  std::size_t Size;
};
inline mutable_buffer buffer(void *Data, std::size_t Size) { return {Data, Size}; }
inline const_buffer buffer(const std::string &Text) {
  return {Text.data(), Text.size()};
}

template <typename Protocol> class basic_socket {
public:
  using endpoint_type = typename Protocol::endpoint;
  explicit basic_socket(io_context &Context);
  template <typename Handler>
  void async_connect(const endpoint_type &Peer, Handler &&OnConnect) {}
  void close(system::error_code &Code);
};

template <typename Protocol>
class basic_stream_socket : public basic_socket<Protocol> {
public:
  explicit basic_stream_socket(io_context &Context);
  template <typename Handler>
  void async_read_some(const mutable_buffer &Into, Handler &&OnRead) {}
};

namespace ip {
template <typename Protocol> class basic_endpoint {
public:
  basic_endpoint();
};
template <typename Protocol> class basic_resolver_results {
public:
  bool empty() const;
};
template <typename Protocol> class basic_resolver {
public:
  using results_type = basic_resolver_results<Protocol>;
  explicit basic_resolver(io_context &Context);
  template <typename Handler>
  void async_resolve(const std::string &Host, const std::string &Service,
                     Handler &&OnResolve) {}
  void cancel();
};
class tcp {
public:
  using endpoint = basic_endpoint<tcp>;
  using socket = basic_stream_socket<tcp>;
  using resolver = basic_resolver<tcp>;
};
} // namespace ip

template <typename Clock> class basic_waitable_timer {
public:
  using duration = typename Clock::duration;
  explicit basic_waitable_timer(io_context &Context);
  std::size_t expires_after(const duration &Time);
  template <typename Handler> void async_wait(Handler &&OnExpiry) {}
  std::size_t cancel();
};
using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;
} // namespace asio
} // namespace boost

#endif
