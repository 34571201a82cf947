// The part of Boost.MySQL's interface that the test inputs use.
#ifndef TEST_INPUTS_BOOST_MYSQL_ANY_CONNECTION_HPP
#define TEST_INPUTS_BOOST_MYSQL_ANY_CONNECTION_HPP

#include <boost/asio.hpp>

namespace boost {
namespace mysql {

struct connect_params {
  std::string username;
};
class diagnostics {};
class row_view {};
class results {
public:
  const row_view *begin() const;
  const row_view *end() const;
};

class any_connection {
public:
  explicit any_connection(asio::io_context &Context);
  void connect(const connect_params &Params);
  void connect(const connect_params &Params, system::error_code &Code, diagnostics &Diag);
  template <typename Token> void async_connect(const connect_params &Params, Token &&T) {}
  void execute(const std::string &Query, results &Into);
};

} // namespace mysql
} // namespace boost

#endif
