// Growth that is limited where it stands: with std::min, in the type of what grows.
#include <curl/curl.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <thread>

class Agent {
public:
  void report() {
    int Seconds = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
      Seconds *= 2;
    }
  }

  void reportInMilliseconds() {
    unsigned Delay = 250;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::milliseconds(Delay));
      Delay = Delay * 3;
    }
  }

  void reportInDuration() {
    std::chrono::milliseconds Delay(100);
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(Delay);
      Delay *= 2;
    }
  }

  void reportInFloatingPoint() {
    double Seconds = 0.5;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::duration<double>(Seconds));
      Seconds *= 1.5;
    }
  }

  // No type that both sides of std::min would have by themselves.
  void reportInWideNumber() {
    std::int64_t Delay = 1;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(std::chrono::seconds(Delay));
      Delay *= 2;
    }
  }

  // The exponent is what grows.
  void reportShifted() {
    for (unsigned Attempt = 0; curl_easy_perform(Handle) != CURLE_OK; ++Attempt)
      std::this_thread::sleep_for(std::chrono::milliseconds(100ull << Attempt));
  }

  bool reportByPower() {
    for (int Attempt = 0; Attempt < 15; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::duration<double>(std::pow(2, Attempt)));
    }
    return false;
  }

  // In a method of its own.
  void reportLater() {
    Failures = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::this_thread::sleep_for(pause());
      ++Failures;
    }
  }

private:
  std::chrono::milliseconds pause() const { return std::chrono::milliseconds(500 << Failures); }

  CURL *Handle = nullptr;
  int Failures = 0;
};
