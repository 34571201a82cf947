// Boost.Asio: handlers, and a steady_timer between attempts.
#include <boost/asio.hpp>

#include <algorithm>
#include <chrono>
#include <random>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Starts the connect again from its own handler.
class Eager {
public:
  void start() {
    Socket.async_connect(Peer, [this](const error_code &Error) {
      if (Error)
        start(); // expected-error {{'async_connect' is started again from its own failure handler with no delay}} expected-error {{'async_connect' is retried for ever while it fails, with no delay}}
      else
        read();
    });
  }

private:
  void read();

  asio::io_context Io;
  tcp::socket Socket{Io};
  tcp::endpoint Peer;
};

class Client {
public:
  void start() {
    Socket.async_connect(Peer, [this](const error_code &Error) {
      if (Error == asio::error::operation_aborted)
        return;
      if (Error)
        return later();
      Delay = First;
      read();
    });
  }

  void run() { Io.run(); }

private:
  static constexpr std::chrono::milliseconds First{500}, Most{60000};

  void later() {
    std::uniform_int_distribution<long> Part(Delay.count() / 2, Delay.count());
    Timer.expires_after(std::chrono::milliseconds(Part(Random)));
    Delay = std::min(Delay * 2, Most);
    Timer.async_wait([this](const error_code &Error) {
      if (!Error)
        start();
    });
  }

  // Reads on as long as it succeeds.
  void read() {
    Socket.async_read_some(asio::buffer(Data), [this](const error_code &Error, std::size_t) {
      if (!Error)
        read();
    });
  }

  asio::io_context Io;
  tcp::socket Socket{Io};
  tcp::endpoint Peer;
  asio::steady_timer Timer{Io};
  std::chrono::milliseconds Delay = First;
  std::mt19937 Random{std::random_device{}()};
  char Data[1024];
};

void runClient(Client &C) {
  C.start();
  C.run();
}
