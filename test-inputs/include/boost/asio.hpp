// The part of Boost.Asio's interface that the test inputs use.
#ifndef TEST_INPUTS_BOOST_ASIO_HPP
#define TEST_INPUTS_BOOST_ASIO_HPP

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <stdexcept>
#include <string>
#include <utility>

namespace boost {
namespace system {

class error_category;

class error_code {
public:
  error_code() noexcept = default;
  template <typename Enum> error_code(Enum E) noexcept : Value(int(E)) {}
  int value() const noexcept { return Value; }
  std::string message() const;
  bool failed() const noexcept { return Value != 0; }
  explicit operator bool() const noexcept { return Value != 0; }
  void clear() noexcept { Value = 0; }

private:
  int Value = 0;
};
inline bool operator==(const error_code &A, const error_code &B) {
  return A.value() == B.value();
}
inline bool operator!=(const error_code &A, const error_code &B) { return !(A == B); }

class system_error : public std::runtime_error {
public:
  explicit system_error(const error_code &Code);
  const error_code &code() const noexcept;
};

} // namespace system

namespace asio {

namespace error {
enum basic_errors {
  access_denied = 13,
  address_in_use = 98,
  bad_descriptor = 9,
  connection_aborted = 103,
  connection_refused = 111,
  connection_reset = 104,
  host_unreachable = 113,
  operation_aborted = 125,
  timed_out = 110,
  try_again = 11,
  would_block = 11
};
enum netdb_errors { host_not_found = 1, host_not_found_try_again = 2 };
enum misc_errors { already_open = 1, eof = 2, not_found = 3 };
} // namespace error

class execution_context {};

class io_context : public execution_context {
public:
  class executor_type {
  public:
    io_context &context() const noexcept;
  };
  io_context();
  explicit io_context(int Threads);
  executor_type get_executor() noexcept;
  std::size_t run();
  std::size_t run_one();
  std::size_t poll();
  void stop();
  void restart();
  bool stopped() const;
};

using any_io_executor = io_context::executor_type;

template <typename Context, typename Handler> void post(Context &&, Handler &&) {}
template <typename Context, typename Handler> void dispatch(Context &&, Handler &&) {}
template <typename Context, typename Handler> void defer(Context &&, Handler &&) {}

struct mutable_buffer {
  void *Data;
  std::size_t Size;
};
struct const_buffer {
  const void *Data;
  std::size_t Size;
};
inline mutable_buffer buffer(void *Data, std::size_t Size) { return {Data, Size}; }
template <std::size_t N> mutable_buffer buffer(char (&Data)[N]) { return {Data, N}; }
inline const_buffer buffer(const std::string &Text) { return {Text.data(), Text.size()}; }

template <typename T, typename Executor = any_io_executor> class awaitable {
public:
  struct promise_type {
    awaitable get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_value(T);
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <typename Executor> class awaitable<void, Executor> {
public:
  struct promise_type {
    awaitable get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void unhandled_exception();
    void return_void();
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct use_awaitable_t {
  constexpr use_awaitable_t() {}
};
inline constexpr use_awaitable_t use_awaitable;
struct detached_t {
  constexpr detached_t() {}
};
inline constexpr detached_t detached;
template <typename Context, typename Awaitable, typename Token>
void co_spawn(Context &&, Awaitable &&, Token &&) {}
namespace this_coro {
struct executor_t {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const;
  any_io_executor await_resume() const;
};
inline constexpr executor_t executor;
} // namespace this_coro

namespace detail {
/// What an asynchronous operation returns: void for handlers, awaitable<T> for
/// use_awaitable.
template <typename Token, typename T> struct result {
  using type = void;
};
template <typename T> struct result<const use_awaitable_t &, T> {
  using type = awaitable<T>;
};
template <typename Token, typename T>
using result_t = typename result<const std::remove_cvref_t<Token> &, T>::type;
} // namespace detail

template <typename Protocol, typename Executor = any_io_executor> class basic_socket {
public:
  using endpoint_type = typename Protocol::endpoint;
  explicit basic_socket(io_context &Context);
  explicit basic_socket(const Executor &Ex);
  Executor get_executor() noexcept;
  void connect(const endpoint_type &Peer);
  system::error_code connect(const endpoint_type &Peer, system::error_code &Code);
  template <typename Token>
  detail::result_t<Token, void> async_connect(const endpoint_type &Peer, Token &&T) {
    return detail::result_t<Token, void>();
  }
  void open(const Protocol &Which, system::error_code &Code);
  void cancel();
  void cancel(system::error_code &Code);
  void close();
  void close(system::error_code &Code);
  bool is_open() const;
};

template <typename Protocol, typename Executor = any_io_executor>
class basic_stream_socket : public basic_socket<Protocol, Executor> {
public:
  using basic_socket<Protocol, Executor>::basic_socket;
  template <typename Buffers>
  std::size_t read_some(const Buffers &Into, system::error_code &Code);
  template <typename Buffers, typename Token>
  detail::result_t<Token, std::size_t> async_read_some(const Buffers &Into, Token &&T) {
    return detail::result_t<Token, std::size_t>();
  }
  template <typename Buffers, typename Token>
  detail::result_t<Token, std::size_t> async_write_some(const Buffers &From, Token &&T) {
    return detail::result_t<Token, std::size_t>();
  }
};

template <typename Protocol, typename Executor = any_io_executor>
class basic_socket_acceptor {
public:
  basic_socket_acceptor(io_context &Context, const typename Protocol::endpoint &Local);
  template <typename Socket> void accept(Socket &Peer, system::error_code &Code);
  template <typename Socket, typename Token> void async_accept(Socket &Peer, Token &&T) {}
};

namespace ip {

class address {
public:
  static address from_string(const char *Text);
};
inline address make_address(const char *Text);

template <typename Protocol> class basic_endpoint {
public:
  basic_endpoint();
  basic_endpoint(const address &Where, unsigned short Port);
};

template <typename Protocol> class basic_resolver_results {
public:
  using const_iterator = const basic_endpoint<Protocol> *;
  const_iterator begin() const;
  const_iterator end() const;
  bool empty() const;
};

template <typename Protocol, typename Executor = any_io_executor> class basic_resolver {
public:
  using results_type = basic_resolver_results<Protocol>;
  explicit basic_resolver(io_context &Context);
  results_type resolve(const std::string &Host, const std::string &Service);
  results_type resolve(const std::string &Host, const std::string &Service,
                       system::error_code &Code);
  template <typename Token>
  detail::result_t<Token, results_type>
  async_resolve(const std::string &Host, const std::string &Service, Token &&T) {
    return detail::result_t<Token, results_type>();
  }
  void cancel();
};

class tcp {
public:
  using endpoint = basic_endpoint<tcp>;
  using socket = basic_stream_socket<tcp>;
  using acceptor = basic_socket_acceptor<tcp>;
  using resolver = basic_resolver<tcp>;
  static tcp v4();
};

} // namespace ip

template <typename Protocol, typename Executor, typename Range>
typename Protocol::endpoint connect(basic_socket<Protocol, Executor> &Socket,
                                    const Range &Endpoints, system::error_code &Code);
template <typename Protocol, typename Executor, typename Range, typename Token>
detail::result_t<Token, typename Protocol::endpoint>
async_connect(basic_socket<Protocol, Executor> &Socket, const Range &Endpoints,
              Token &&T) {
    return detail::result_t<Token, typename Protocol::endpoint>();
  }
template <typename Stream, typename Buffers, typename Token>
detail::result_t<Token, std::size_t> async_read(Stream &S, const Buffers &Into,
                                                Token &&T) {
    return detail::result_t<Token, std::size_t>();
  }
template <typename Stream, typename Buffers, typename Token>
detail::result_t<Token, std::size_t> async_write(Stream &S, const Buffers &From,
                                                 Token &&T) {
    return detail::result_t<Token, std::size_t>();
  }
template <typename Stream, typename Buffers>
std::size_t write(Stream &S, const Buffers &From, system::error_code &Code);
template <typename Stream, typename Buffers>
std::size_t read(Stream &S, const Buffers &Into, system::error_code &Code);

template <typename Clock, typename Traits = void, typename Executor = any_io_executor>
class basic_waitable_timer {
public:
  using duration = typename Clock::duration;
  using time_point = typename Clock::time_point;
  explicit basic_waitable_timer(io_context &Context);
  basic_waitable_timer(io_context &Context, const duration &After);
  explicit basic_waitable_timer(const Executor &Ex);
  basic_waitable_timer(const Executor &Ex, const duration &After);
  std::size_t expires_after(const duration &After);
  std::size_t expires_at(const time_point &When);
  std::size_t cancel();
  void wait();
  void wait(system::error_code &Code);
  template <typename Token> detail::result_t<Token, void> async_wait(Token &&T) {
    return detail::result_t<Token, void>();
  }
};
using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;
using system_timer = basic_waitable_timer<std::chrono::system_clock>;

} // namespace asio
} // namespace boost

#endif
