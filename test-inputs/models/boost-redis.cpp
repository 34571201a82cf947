// Boost.Redis: async_run keeps the connection, and ends when it may not do so any more.
#include <boost/redis/connection.hpp>

#include <algorithm>
#include <chrono>
#include <random>

namespace asio = boost::asio;
using boost::system::error_code;

class EagerCache {
public:
  void run() {
    boost::redis::config Config;
    Conn.async_run(Config, [this](error_code Error) {
      if (Error)
        run(); // expected-error {{'async_run' is started again from its own failure handler with no delay}} expected-error {{'async_run' is retried for ever while it fails, with no delay}}
    });
  }

private:
  asio::io_context Io;
  boost::redis::connection Conn{Io};
};

// The library's own reconnect is off, and the program has its own pace.
class Cache {
public:
  void run() {
    boost::redis::config Config;
    Config.reconnect_wait_interval = std::chrono::seconds::zero();
    Conn.async_run(Config, [this](error_code Error) {
      if (!Error || Error == asio::error::operation_aborted || ++Failures == 10)
        return;
      std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
      Timer.expires_after(std::chrono::milliseconds(Part(Random)));
      Wait = std::min(Wait * 2, std::chrono::milliseconds(30000));
      Timer.async_wait([this](error_code Stopped) {
        if (!Stopped)
          run();
      });
    });
  }

  void loop() {
    run();
    Io.run();
  }

private:
  asio::io_context Io;
  boost::redis::connection Conn{Io};
  asio::steady_timer Timer{Io};
  std::chrono::milliseconds Wait{500};
  std::mt19937 Random{std::random_device{}()};
  int Failures = 0;
};

void runEagerly(EagerCache &Of) { Of.run(); }
void run(Cache &Of) { Of.loop(); }
