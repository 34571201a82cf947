// retry-uncapped-delay computes how far a delay grows.
#include <boost/asio.hpp>
#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <random>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

class Agent {
public:
  // Growth on a line of its own.
  void report() {
    std::int64_t Delay = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::seconds(Delay));
      Delay *= 2; // expected-warning {{the delay doubles from 1 s without a cap: attempt 16 waits 9 h 6 min; limit it with std::min}}
    }
  }

  // Growth in the expression that is waited for.
  void reportShifted() {
    for (unsigned Attempt = 0; curl_easy_perform(Handle) != CURLE_OK; ++Attempt)
      std::this_thread::sleep_for(std::chrono::milliseconds(100ull << Attempt)); // expected-warning {{the delay doubles from 100 ms without a cap: attempt 16 waits 54 min 37 s}}
  }

  // A bound that lets it grow to hours.
  bool reportBounded() {
    for (int Attempt = 0; Attempt < 15; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt)); // expected-warning {{attempt 14 waits 2 h 17 min}}
    }
    return false;
  }

  // Another factor, in floating point.
  void reportSlowly() {
    double Seconds = 0.5;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::duration<double>(Seconds));
      Seconds *= 1.5; // expected-warning {{the delay grows exponentially from 500 ms without a cap: attempt 16 waits}}
    }
  }

  // Jitter spreads clients, and limits nothing.
  void reportJittered() {
    std::mt19937 Random{std::random_device{}()};
    std::uniform_real_distribution<double> Share(0.5, 1.0);
    double Seconds = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::duration<double>(Seconds * Share(Random)));
      Seconds *= 2; // expected-warning {{without a cap}}
    }
  }

  // The bound keeps it short: five attempts wait 1.6 s at most.
  bool reportFiveTimes() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100 << Attempt));
    }
    return false;
  }

  void reportWithMin() {
    auto Delay = 100ms;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(Delay);
      Delay = std::min(Delay * 2, 60000ms);
    }
  }

  void reportWithIf() {
    int Seconds = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
      Seconds *= 2;
      if (Seconds > 60)
        Seconds = 60;
    }
  }

  void reportWithTernary() {
    int Seconds = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
      Seconds = Seconds < 32 ? Seconds * 2 : 60;
    }
  }

  // Grows only while it is short.
  void reportWithGuard() {
    int Seconds = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
      if (Seconds < 60)
        Seconds *= 2;
    }
  }

  void reportWithCappedExponent() {
    for (unsigned Attempt = 0; curl_easy_perform(Handle) != CURLE_OK; ++Attempt)
      std::this_thread::sleep_for(std::chrono::seconds(1u << std::min(Attempt, 6u)));
  }

  void reportWithClamp() {
    double Seconds = 0.5;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::duration<double>(Seconds));
      Seconds = std::clamp(Seconds * 2, 0.5, 60.0);
    }
  }

  // A deadline over all attempts ends the growth.
  bool reportInTime() {
    auto Deadline = std::chrono::steady_clock::now() + 30s;
    auto Delay = 100ms;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      if (std::chrono::steady_clock::now() + Delay > Deadline)
        return false;
      std::this_thread::sleep_for(Delay);
      Delay *= 2;
    }
    return true;
  }

  // The limit is what the caller says: unknown is no reason to report.
  bool reportAtMost(int Limit) {
    for (int Attempt = 0; Attempt < Limit; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100 << Attempt));
    }
    return false;
  }

private:
  CURL *Handle = nullptr;
};

// Members and a timer.
class Link {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        retryLater();
      else
        Delay = 1s;
    });
  }

private:
  void retryLater() {
    Timer.expires_after(Delay);
    Delay *= 2; // expected-warning {{the delay doubles from 1 s without a cap}}
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  std::chrono::seconds Delay{1};
};

// Capped where it is used, not where it grows.
class CappedLink {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        retryLater();
      else
        Failures = 0;
    });
  }

private:
  std::chrono::seconds delay() const {
    return std::chrono::seconds(std::min<std::int64_t>(60, std::int64_t(1) << Failures));
  }

  void retryLater() {
    Timer.expires_after(delay());
    Failures = std::min(Failures + 1, 20);
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  int Failures = 0;
};
