// The part of Boost.Redis' interface that the test inputs use.
#ifndef TEST_INPUTS_BOOST_REDIS_CONNECTION_HPP
#define TEST_INPUTS_BOOST_REDIS_CONNECTION_HPP

#include <boost/asio.hpp>

namespace boost {
namespace redis {

struct config {
  std::chrono::steady_clock::duration reconnect_wait_interval = std::chrono::seconds{1};
};
class request {
public:
  void push(const std::string &Command, const std::string &Key);
};
template <typename T> class response {};

class connection {
public:
  explicit connection(asio::io_context &Context);
  template <typename Token> void async_run(const config &Config, Token &&T) {}
  template <typename Response, typename Token>
  void async_exec(const request &Request, Response &Into, Token &&T) {}
  void cancel();
};

} // namespace redis
} // namespace boost

#endif
