// The part of WebSocket++'s interface that the test inputs use.
#ifndef TEST_INPUTS_WEBSOCKETPP_CLIENT_HPP
#define TEST_INPUTS_WEBSOCKETPP_CLIENT_HPP

#include <functional>
#include <memory>
#include <string>
#include <system_error>

namespace websocketpp {

using connection_hdl = std::weak_ptr<void>;

namespace lib {
using std::error_code;
using std::function;
} // namespace lib

namespace transport {
namespace asio {

template <typename config> class endpoint {
public:
  typedef std::function<void(lib::error_code const &)> timer_handler;
  typedef std::shared_ptr<void> timer_ptr;
  void init_asio();
  timer_ptr set_timer(long duration, timer_handler callback);
  std::size_t run();
  void stop();
};

} // namespace asio
} // namespace transport

template <typename config> class connection {
public:
  lib::error_code get_ec() const;
  int get_response_code() const;
};

template <typename connection, typename config>
class endpoint : public transport::asio::endpoint<config> {
public:
  typedef std::function<void(connection_hdl)> handler;
  typedef std::function<void(connection_hdl, typename config::message_ptr)> message_handler;
  typedef typename config::message_ptr message_ptr;
  void set_open_handler(handler h);
  void set_close_handler(handler h);
  void set_fail_handler(handler h);
  void set_message_handler(message_handler h);
  void set_open_handshake_timeout(long dur);
};

template <typename config> class client : public endpoint<connection<config>, config> {
public:
  typedef std::shared_ptr<connection<config>> connection_ptr;
  connection_ptr get_connection(std::string const &u, lib::error_code &ec);
  connection_ptr connect(connection_ptr con);
  connection_ptr get_con_from_hdl(connection_hdl hdl);
};

} // namespace websocketpp

#endif
