// retry-unbounded asks what ends the cycle while every attempt fails.
#include <boost/asio.hpp>
#include <curl/curl.h>
#include <hiredis/hiredis.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <random>
#include <stop_token>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// Nothing waits and nothing ends it.
void publish(CURL *Handle) {
  while (curl_easy_perform(Handle) != CURLE_OK) // expected-error {{'curl_easy_perform' is retried for ever while it fails, with no delay}}
    std::cerr << "publish failed\n";
}

class Cache {
public:
  // It waits, and never gives up.
  void connect() {
    for (;;) { // expected-warning {{'redisConnect' is retried for ever while it fails; give up}}
      Context = redisConnect(Host.c_str(), 6379);
      if (Context && !Context->err)
        break;
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  }

  // The counter only decides what is logged.
  void connectLoudly() {
    int Tries = 0;
    for (;;) { // expected-warning {{'redisConnect' is retried for ever while it fails}}
      Context = redisConnect(Host.c_str(), 6379);
      if (Context && !Context->err)
        return;
      if (++Tries % 10 == 0)
        std::cerr << "still no cache after " << Tries << " tries\n";
      std::this_thread::sleep_for(std::chrono::seconds(2));
    }
  }

  // The attempt is in a helper that tells failure by a bool.
  void ensure() {
    bool Connected = false;
    while (!Connected) { // expected-warning {{'redisConnect' is retried for ever while it fails}}
      Connected = tryConnect();
      if (!Connected)
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
  }

  // A count.
  bool connectFewTimes() {
    for (int Left = 5; Left > 0; --Left) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    return false;
  }

  // A count that the caller chose.
  bool connectAtMost(unsigned Limit) {
    unsigned Tries = 0;
    while (!tryConnect()) {
      if (++Tries >= Limit)
        return false;
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    return true;
  }

  // A deadline.
  bool connectUntil(std::chrono::steady_clock::time_point Deadline) {
    while (!tryConnect()) {
      if (std::chrono::steady_clock::now() >= Deadline)
        return false;
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
    return true;
  }

  // A service at start-up waits for what it depends on, and says so in time.
  bool waitForStart() {
    auto Deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
    for (;;) {
      if (tryConnect())
        return true;
      if (std::chrono::steady_clock::now() > Deadline)
        return false;
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  }

  // Another thread asks it to stop.
  void run(std::stop_token Stop) {
    while (!Stop.stop_requested()) {
      if (tryConnect())
        return;
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  }

  void runUntilFlag() {
    while (Running) {
      if (tryConnect())
        return;
      std::this_thread::sleep_for(std::chrono::seconds(1));
    }
  }

  // A client that lives as long as its process, and comes back ever more seldom.
  void reconnectForEver() {
    auto Delay = std::chrono::milliseconds(200);
    std::mt19937 Random{std::random_device{}()};
    while (!tryConnect()) {
      std::uniform_int_distribution<int> Spread(0, int(Delay.count()));
      std::this_thread::sleep_for(Delay + std::chrono::milliseconds(Spread(Random)));
      Delay = std::min(Delay * 2, std::chrono::milliseconds(60000));
    }
  }

private:
  bool tryConnect() {
    Context = redisConnect(Host.c_str(), 6379);
    return Context && !Context->err;
  }

  redisContext *Context = nullptr;
  std::string Host;
  std::atomic<bool> Running{true};
};

// Started again from its own handler, without end and without a wait.
class Feed {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        connect(); // expected-error {{'async_connect' is retried for ever while it fails, with no delay}}
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
};

// A reconnect in the background that a timer paces.
class PacedFeed {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code)
        return;
      Timer.expires_after(std::chrono::seconds(10));
      Timer.async_wait([this](const error_code &Cancelled) {
        if (!Cancelled)
          connect();
      });
    });
  }

  void stop() { Timer.cancel(); }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
};

// A person decides.
bool loginWithPrompt(CURL *Handle) {
  std::string Answer;
  do {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::cout << "Login failed. Try again? ";
    std::cin >> Answer;
  } while (Answer == "y");
  return false;
}

// A service: it goes round for each client, not for each failure.
void serve(tcp::acceptor &Acceptor, tcp::socket &Client, void (*Handle)(tcp::socket &)) {
  for (;;) {
    error_code Code;
    Acceptor.accept(Client, Code);
    if (Code)
      continue;
    Handle(Client);
  }
}
