// retry-blocking-event-loop looks for sleeps in handlers.
#include <boost/asio.hpp>
#include <hiredis/hiredis.h>

#include <chrono>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

class Uplink {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code)
        return;
      std::this_thread::sleep_for(5s); // expected-warning {{stops the event loop for 5 s before 'async_connect' is tried again}}
      connect();
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
};

// The sleep is in a helper of the handler.
class Relay {
public:
  void resolve() {
    Resolver.async_resolve(Host, "443",
                           [this](const error_code &Code, tcp::resolver::results_type) {
                             if (Code)
                               retry();
                           });
  }

private:
  void retry() {
    pause();
    resolve();
  }
  void pause() { std::this_thread::sleep_for(2s); } // expected-warning {{stops the event loop for 2 s before 'async_resolve' is tried again}}

  tcp::resolver Resolver;
  std::string Host;
};

// A timer of the loop.
class PatientUplink {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code)
        return;
      Timer.expires_after(5s);
      Timer.async_wait([this](const error_code &Cancelled) {
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

// A thread of its own may sleep.
class Worker {
public:
  void start() {
    Thread = std::thread([this] {
      for (int Attempt = 0; Attempt < 10; ++Attempt) {
        redisContext *Context = redisConnect(Host.c_str(), 6379);
        if (Context && !Context->err)
          return;
        std::this_thread::sleep_for(5s);
      }
    });
  }

private:
  std::thread Thread;
  std::string Host;
};

// A coroutine waits without a thread.
asio::awaitable<void> connectPatiently(tcp::socket &Socket, tcp::endpoint Peer) {
  asio::steady_timer Timer(co_await asio::this_coro::executor);
  for (int Attempt = 0; Attempt < 10; ++Attempt) {
    try {
      co_await Socket.async_connect(Peer, asio::use_awaitable);
      co_return;
    } catch (const boost::system::system_error &) {
    }
    Timer.expires_after(5s);
    co_await Timer.async_wait(asio::use_awaitable);
  }
}

// A loop of attempts in a handler: the loop of the library stands still for all of them.
class Prober {
public:
  void watch() {
    Timer.expires_after(60s);
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        probe();
    });
  }

private:
  void probe() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      redisContext *Context = redisConnect(Host.c_str(), 6379);
      if (Context && !Context->err)
        break;
      std::this_thread::sleep_for(3s); // expected-warning {{stops the event loop for 3 s before 'redisConnect' is tried again}}
    }
  }

  asio::steady_timer Timer;
  std::string Host;
};

// A coroutine that sleeps keeps its thread from all others.
asio::awaitable<void> connectAsleep(tcp::socket &Socket, tcp::endpoint Peer) {
  for (int Attempt = 0; Attempt < 10; ++Attempt) {
    try {
      co_await Socket.async_connect(Peer, asio::use_awaitable);
      co_return;
    } catch (const boost::system::system_error &) {
    }
    std::this_thread::sleep_for(4s); // expected-warning {{stops the event loop for 4 s before 'async_connect' is tried again}}
  }
}

// The handler gives the work to a thread, which may sleep.
class Delegating {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        Thread = std::thread([this] {
          for (int Attempt = 0; Attempt < 10; ++Attempt) {
            redisContext *Context = redisConnect(Host.c_str(), 6379);
            if (Context && !Context->err)
              return;
            std::this_thread::sleep_for(5s);
          }
        });
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  std::thread Thread;
  std::string Host;
};

// A synchronous client: nobody calls it from a loop.
bool connectSynchronously(const std::string &Host) {
  for (int Attempt = 0; Attempt < 10; ++Attempt) {
    redisContext *Context = redisConnect(Host.c_str(), 6379);
    if (Context && !Context->err)
      return true;
    std::this_thread::sleep_for(5s);
  }
  return false;
}

// It sleeps, but after the last attempt: there is no retry.
class Farewell {
public:
  void connect() {
    Socket.async_connect(Peer, [](const error_code &Code) {
      if (Code)
        std::this_thread::sleep_for(1s);
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
};
