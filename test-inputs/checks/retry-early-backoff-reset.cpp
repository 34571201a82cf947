// retry-early-backoff-reset asks what sets a delay back.
#include <boost/asio.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// A broker that accepts and hangs up gets its clients back every half second.
class Hasty {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        return later();
      Delay = 500; // expected-warning {{the delay before each retry of 'async_connect' starts over as soon as a connection stands}}
      read();
    });
  }

private:
  void read() {
    asio::async_read(Socket, Buffer, [this](const error_code &Code, std::size_t) {
      if (Code)
        later();
      else
        read();
    });
  }

  void later() {
    Timer.expires_after(std::chrono::milliseconds(Delay / 2 + std::rand() % 100));
    Delay = std::min(Delay * 2, 60000);
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  asio::mutable_buffer Buffer;
  int Delay = 500;
};

// Set back by the first message.
class Patient {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        later();
      else
        read();
    });
  }

private:
  void read() {
    asio::async_read(Socket, Buffer, [this](const error_code &Code, std::size_t) {
      if (Code)
        return later();
      Delay = 500;
      read();
    });
  }

  void later() {
    Timer.expires_after(std::chrono::milliseconds(Delay / 2 + std::rand() % 100));
    Delay = std::min(Delay * 2, 60000);
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  asio::mutable_buffer Buffer;
  int Delay = 500;
};

// A local delay is new in each call: there is nothing to set back.
bool connectOnce(tcp::socket &Socket, const tcp::endpoint &Peer, asio::steady_timer &Timer) {
  int Delay = 500;
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    error_code Code;
    Socket.connect(Peer, Code);
    if (!Code)
      return true;
    Timer.expires_after(std::chrono::milliseconds(Delay / 2 + std::rand() % 100));
    Timer.wait();
    Delay = std::min(Delay * 2, 60000);
  }
  return false;
}
