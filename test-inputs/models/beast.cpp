// Boost.Beast: a WebSocket over a stream with its own limit of time.
#include <boost/beast.hpp>

#include <algorithm>
#include <chrono>
#include <random>

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;

using Peers = tcp::resolver::results_type;

class EagerFeed {
public:
  void start() {
    Stream.next_layer().async_connect(Found, [this](beast::error_code Error, tcp::endpoint) {
      if (Error)
        return start(); // expected-error {{'async_connect' is started again from its own failure handler with no delay}} expected-error {{'async_connect' is retried for ever while it fails, with no delay}}
      Stream.async_handshake("feed.example.org", "/", [](beast::error_code) {});
    });
  }

private:
  asio::io_context Io;
  beast::websocket::stream<beast::tcp_stream> Stream{Io};
  Peers Found;
};

class Feed {
public:
  void run() {
    start();
    Io.run();
  }

private:
  void start() {
    Stream.next_layer().expires_after(std::chrono::seconds(10));
    Stream.next_layer().async_connect(Found, [this](beast::error_code Error, tcp::endpoint) {
      if (Error == asio::error::operation_aborted)
        return;
      if (Error)
        return later();
      Stream.next_layer().expires_never();
      read();
    });
  }

  void later() {
    if (++Failures == 12)
      return;
    std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
    Timer.expires_after(std::chrono::milliseconds(Part(Random)));
    Wait = std::min(Wait * 2, std::chrono::milliseconds(60000));
    Timer.async_wait([this](beast::error_code Error) {
      if (!Error)
        start();
    });
  }

  // Message after message.
  void read() {
    Stream.async_read(Buffer, [this](beast::error_code Error, std::size_t Size) {
      if (Error)
        return;
      Buffer.consume(Size);
      read();
    });
  }

  asio::io_context Io;
  beast::websocket::stream<beast::tcp_stream> Stream{Io};
  beast::flat_buffer Buffer;
  Peers Found;
  asio::steady_timer Timer{Io};
  std::chrono::milliseconds Wait{500};
  std::mt19937 Random{std::random_device{}()};
  int Failures = 0;
};

void runEagerly(EagerFeed &Of) { Of.start(); }
void run(Feed &Of) { Of.run(); }
