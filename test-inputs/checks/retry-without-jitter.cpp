// retry-without-jitter looks for a random part in delays that grow.
#include <boost/asio.hpp>
#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

class Sync {
public:
  bool push() {
    auto Delay = 500ms;
    for (int Attempt = 0; Attempt < 10; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(Delay); // expected-warning {{the delay before each retry of 'curl_easy_perform' is 500 ms, 1 s, 2 s, ... in every client}}
      Delay = std::min(Delay * 2, 30000ms);
    }
    return false;
  }

  // Linear growth keeps clients together just as well.
  bool pushLinear() {
    for (int Attempt = 1; Attempt <= 6; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(Attempt)); // expected-warning {{is 1 s, 2 s, 3 s, ... in every client}}
    }
    return false;
  }

  // The formula is in a helper.
  bool pushWithHelper() {
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(backoff(Attempt)); // expected-warning {{is 100 ms, 200 ms, 400 ms, ... in every client}}
    }
    return false;
  }

  // The jitter is in a policy object that it calls.
  bool pushWithPolicy() {
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(Policy.next());
    }
    return false;
  }

  // Full jitter.
  bool pushWithFullJitter() {
    std::mt19937_64 Random{std::random_device{}()};
    int Limit = 200;
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(0, Limit);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
      Limit = std::min(Limit * 2, 20000);
    }
    return false;
  }

  // Decorrelated jitter.
  bool pushWithDecorrelatedJitter() {
    std::mt19937_64 Random{std::random_device{}()};
    std::int64_t Wait = 100;
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<std::int64_t> Next(100, Wait * 3);
      Wait = std::min<std::int64_t>(20000, Next(Random));
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait));
    }
    return false;
  }

  // The random part is a wait of its own.
  bool pushWithTwoWaits() {
    std::mt19937 Random{std::random_device{}()};
    std::uniform_int_distribution<int> Spread(0, 1000);
    auto Delay = 500ms;
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(Delay);
      std::this_thread::sleep_for(std::chrono::milliseconds(Spread(Random)));
      Delay = std::min(Delay * 2, 8000ms);
    }
    return false;
  }

  // Two attempts make no wave.
  bool pushTwice() {
    for (int Attempt = 0; Attempt < 2; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
    }
    return false;
  }

private:
  static std::chrono::milliseconds backoff(int Attempt) {
    return std::chrono::milliseconds(
        std::min(10000L, std::lround(100 * std::pow(2.0, Attempt))));
  }

  class BackoffPolicy {
  public:
    std::chrono::milliseconds next() {
      Limit = std::min(Limit * 2, 30000);
      std::uniform_real_distribution<double> Share(0.5, 1.0);
      return std::chrono::milliseconds(int(Limit * Share(Random)));
    }

  private:
    int Limit = 50;
    std::mt19937 Random{std::random_device{}()};
  };

  CURL *Handle = nullptr;
  BackoffPolicy Policy;
};

// The state is in members, and a timer waits.
class Bridge {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code) {
        scheduleReconnect();
        return;
      }
      Delay = 1000ms;
    });
  }

private:
  void scheduleReconnect() {
    Timer.expires_after(Delay);
    Timer.async_wait([this](const error_code &Cancelled) { // expected-warning {{in every client}}
      if (!Cancelled)
        connect();
    });
    Delay = std::min<std::chrono::milliseconds>(Delay * 2, 60000ms);
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  std::chrono::milliseconds Delay{1000};
};

// The same with jitter.
class JitteredBridge {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        scheduleReconnect();
      else
        Delay = 1000;
    });
  }

private:
  void scheduleReconnect() {
    std::uniform_int_distribution<int> Spread(Delay / 2, Delay);
    Timer.expires_after(std::chrono::milliseconds(Spread(Random)));
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        connect();
    });
    Delay = std::min(Delay * 2, 60000);
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  int Delay = 1000;
  std::mt19937 Random{std::random_device{}()};
};
