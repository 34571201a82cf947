// Boost.MySQL: functions that throw, and the same with an error code.
#include <boost/mysql/any_connection.hpp>

#include <chrono>
#include <random>
#include <thread>

namespace mysql = boost::mysql;
using boost::system::error_code;

void connectEagerly(mysql::any_connection &Conn, const mysql::connect_params &Params) {
  error_code Error;
  mysql::diagnostics Why;
  do // expected-error {{'connect' is retried for ever while it fails, with no delay}} expected-warning {{'connect' is tried again at once after a failure}}
    Conn.connect(Params, Error, Why);
  while (Error);
}

bool connect(mysql::any_connection &Conn, const mysql::connect_params &Params) {
  std::mt19937 Random{std::random_device{}()};
  std::chrono::milliseconds Wait{250};
  for (int Left = 5; Left > 0; --Left) {
    error_code Error;
    mysql::diagnostics Why;
    Conn.connect(Params, Error, Why);
    if (Error != boost::asio::error::connection_refused && Error != boost::asio::error::timed_out)
      return !Error;
    if (Left > 1)
      std::this_thread::sleep_for(Wait + std::chrono::milliseconds(Random() % 250));
    Wait *= 2;
  }
  return false;
}

// Rows of an answer.
int count(mysql::any_connection &Conn) {
  mysql::results Rows;
  int Count = 0;
  Conn.execute("SELECT id FROM orders", Rows);
  for (const mysql::row_view &Row : Rows) {
    (void)Row;
    ++Count;
  }
  return Count;
}
