// retry-delay-overflow computes when the arithmetic of a delay leaves its type.
#include <absl/time/time.h>
#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <thread>

class Producer {
public:
  // The limit comes after the shift: from the 32nd failure on it sees a negative
  // number.
  void send() {
    int Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      int Delay = std::min(100 * (1 << Attempt), 1000); // expected-warning {{leaves its type at failed attempt}}
      std::this_thread::sleep_for(std::chrono::milliseconds(Delay));
      ++Attempt;
    }
  }

  // An unsigned one wraps around to zero.
  void sendUnsigned() {
    unsigned Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::uint32_t Delay = std::min(1u << Attempt++, 60u); // expected-warning {{leaves its type at failed attempt 33}}
      std::this_thread::sleep_for(std::chrono::seconds(Delay));
    }
  }

  // A power that is converted before it is limited.
  void sendPower() {
    int Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      int Delay = std::min(static_cast<int>(std::pow(2, Attempt)), 30); // expected-warning {{leaves its type at failed attempt 32}}
      std::this_thread::sleep_for(std::chrono::seconds(Delay));
      ++Attempt;
    }
  }

  // The exponent is limited, not the result.
  void sendCappedExponent() {
    int Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100 << std::min(Attempt, 9)));
      ++Attempt;
    }
  }

  // The counter stops.
  void sendCappedCounter() {
    int Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100 << Attempt));
      if (Attempt < 9)
        ++Attempt;
    }
  }

  // Floating point has room, and is limited before the conversion.
  void sendFloating() {
    int Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      double Seconds = std::min(std::pow(2.0, Attempt), 60.0);
      std::this_thread::sleep_for(std::chrono::duration<double>(Seconds));
      ++Attempt;
    }
  }

  // Ten attempts do not get there.
  bool sendTenTimes() {
    for (int Attempt = 0; Attempt < 10; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100 << Attempt));
    }
    return false;
  }

  // The delay is limited each time it grows.
  void sendDoubling() {
    int Delay = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::seconds(Delay));
      Delay = std::min(Delay * 2, 120);
    }
  }

private:
  CURL *Handle = nullptr;
};

// Abseil's durations end at infinity and do not wrap around.
void sendSaturating(CURL *Handle) {
  absl::Duration Delay = absl::Milliseconds(100);
  while (curl_easy_perform(Handle) != CURLE_OK) {
    absl::SleepFor(Delay);
    Delay *= 2;
  }
}
