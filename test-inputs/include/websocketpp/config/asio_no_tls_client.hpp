// The part of WebSocket++'s configuration that the test inputs use.
#ifndef TEST_INPUTS_WEBSOCKETPP_ASIO_NO_TLS_CLIENT_HPP
#define TEST_INPUTS_WEBSOCKETPP_ASIO_NO_TLS_CLIENT_HPP

#include <memory>
#include <string>

namespace websocketpp {
namespace config {

struct message {
  std::string const &get_payload() const;
};
struct asio_client {
  typedef std::shared_ptr<message> message_ptr;
};

} // namespace config
} // namespace websocketpp

#endif
