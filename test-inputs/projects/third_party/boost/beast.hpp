// The part of Boost.Beast's interface that the projects use.
#ifndef RETRYLINT_PROJECTS_BOOST_BEAST_HPP
#define RETRYLINT_PROJECTS_BOOST_BEAST_HPP

#include <boost/asio.hpp>

namespace boost {
namespace beast {
using error_code = system::error_code;

class flat_buffer {
public:
  void consume(std::size_t Size);
  std::size_t size() const;
};
std::string buffers_to_string(const flat_buffer &Buffer);

template <typename Protocol> class basic_stream {
public:
  explicit basic_stream(asio::io_context &Context);
  void expires_after(std::chrono::nanoseconds Time);
  void expires_never();
  template <typename Handler>
  void async_connect(const asio::ip::basic_resolver_results<Protocol> &Peers,
                     Handler &&OnConnect) {}
  void close();
};
using tcp_stream = basic_stream<asio::ip::tcp>;

template <typename Stream> Stream &get_lowest_layer(Stream &Layer) { return Layer; }

namespace websocket {
enum class close_code { none = 0, normal = 1000 };

template <typename NextLayer> class stream {
public:
  explicit stream(asio::io_context &Context);
  NextLayer &next_layer();
  bool is_open() const;
  template <typename Handler>
  void async_handshake(const std::string &Host, const std::string &Target,
                       Handler &&OnHandshake) {}
  template <typename Buffer, typename Handler>
  void async_read(Buffer &Into, Handler &&OnRead) {}
  template <typename Handler>
  void async_write(const asio::const_buffer &Data, Handler &&OnWrite) {}
  template <typename Handler> void async_close(close_code Code, Handler &&OnClose) {}
};
} // namespace websocket
} // namespace beast
} // namespace boost

#endif
