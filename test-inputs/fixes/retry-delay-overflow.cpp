// Exponents that are limited before the arithmetic, where the limit behind it begins.
#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <thread>

class Producer {
public:
  void send() {
    int Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      int Delay = std::min(100 * (1 << Attempt), 1000);
      std::this_thread::sleep_for(std::chrono::milliseconds(Delay));
      ++Attempt;
    }
  }

  void sendUnsigned() {
    unsigned Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      std::uint32_t Delay = std::min(1u << Attempt++, 60u);
      std::this_thread::sleep_for(std::chrono::seconds(Delay));
    }
  }

  void sendPower() {
    int Attempt = 0;
    while (curl_easy_perform(Handle) != CURLE_OK) {
      int Delay = std::min(static_cast<int>(std::pow(2, Attempt)), 30);
      std::this_thread::sleep_for(std::chrono::seconds(Delay));
      ++Attempt;
    }
  }

private:
  CURL *Handle = nullptr;
};
