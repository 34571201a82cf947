// The part of Boost.Beast's interface that the test inputs use.
#ifndef TEST_INPUTS_BOOST_BEAST_HPP
#define TEST_INPUTS_BOOST_BEAST_HPP

#include <boost/asio.hpp>

namespace boost {
namespace beast {

using error_code = system::error_code;

class flat_buffer {
public:
  void consume(std::size_t Size) noexcept;
  std::size_t size() const noexcept;
};
std::string buffers_to_string(const flat_buffer &Buffer);

template <typename Protocol, typename Executor = asio::any_io_executor>
class basic_stream {
public:
  explicit basic_stream(asio::io_context &Context);
  void expires_after(std::chrono::nanoseconds Time);
  void expires_never();
  template <typename Range, typename Token>
  asio::detail::result_t<Token, typename Protocol::endpoint>
  async_connect(const Range &Endpoints, Token &&T) {
    return asio::detail::result_t<Token, typename Protocol::endpoint>();
  }
  void close();
};
using tcp_stream = basic_stream<asio::ip::tcp>;

namespace websocket {

enum close_code { none = 0, normal = 1000, going_away = 1001 };

template <typename NextLayer> class stream {
public:
  explicit stream(asio::io_context &Context);
  NextLayer &next_layer() noexcept;
  bool is_open() const noexcept;
  template <typename Token>
  asio::detail::result_t<Token, void> async_handshake(const std::string &Host,
                                                      const std::string &Target,
                                                      Token &&T) {
    return asio::detail::result_t<Token, void>();
  }
  template <typename Buffer, typename Token>
  asio::detail::result_t<Token, std::size_t> async_read(Buffer &Into,
                                                        Token &&T) {
    return asio::detail::result_t<Token, std::size_t>();
  }
  template <typename Buffers, typename Token>
  asio::detail::result_t<Token, std::size_t> async_write(const Buffers &From,
                                                         Token &&T) {
    return asio::detail::result_t<Token, std::size_t>();
  }
  template <typename Token>
  asio::detail::result_t<Token, void> async_close(const close_code &Reason,
                                                  Token &&T) {
    return asio::detail::result_t<Token, void>();
  }
};

} // namespace websocket
} // namespace beast
} // namespace boost

#endif
