// retry-negligible-delay looks for waits that are there and take no time.
#include <boost/asio.hpp>
#include <hiredis/hiredis.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <unistd.h>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

class Cache {
public:
  // Half a second was meant: usleep takes microseconds.
  bool connect() {
    for (int Try = 0; Try < 20; ++Try) {
      if (tryConnect())
        return true;
      usleep(500); // expected-warning {{the wait before each retry of 'redisConnect' is only 500 us, up to 2000 attempts a second}}
    }
    return false;
  }

  bool connectAfterAMillisecond() {
    for (int Try = 0; Try < 20; ++Try) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(1ms); // expected-warning {{is only 1 ms, up to 1000 attempts a second}}
    }
    return false;
  }

  // It starts small and grows.
  bool connectGrowing() {
    auto Delay = 1ms;
    for (int Try = 0; Try < 20; ++Try) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(Delay);
      Delay = std::min(Delay * 2, 1000ms);
    }
    return false;
  }

  // Two short waits and a long one.
  bool connectInSteps() {
    for (int Try = 0; Try < 20; ++Try) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(1ms);
      std::this_thread::sleep_for(400ms);
    }
    return false;
  }

  // Nothing is known of the time.
  bool connectConfigured(unsigned Microseconds) {
    for (int Try = 0; Try < 20; ++Try) {
      if (tryConnect())
        return true;
      usleep(Microseconds);
    }
    return false;
  }

  // One more try.
  bool connectTwice() {
    for (int Try = 0; Try < 2; ++Try) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(1ms);
    }
    return false;
  }

private:
  bool tryConnect() {
    Context = redisConnect(Host.c_str(), 6379);
    return Context && !Context->err;
  }

  redisContext *Context = nullptr;
  std::string Host;
};

// A timer of zero is a post.
class Stream {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code)
        return;
      Timer.expires_after(0s);
      Timer.async_wait([this](const error_code &Cancelled) { // expected-warning {{the wait before each retry of 'async_connect' is only 0 s}}
        if (!Cancelled)
          connect();
      });
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
};

// No attempt: a spin that is polite.
void waitForFlag(const volatile bool &Ready) {
  while (!Ready)
    std::this_thread::sleep_for(100us);
}
