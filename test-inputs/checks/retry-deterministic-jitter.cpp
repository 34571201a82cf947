// retry-deterministic-jitter asks where the random part of a delay comes from.
#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <thread>

class Beacon {
public:
  // A generator without a seed draws the same numbers everywhere.
  bool send() {
    std::mt19937 Random; // expected-warning {{comes from a generator whose seed is the same in every client}}
    int Limit = 500;
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(Limit / 2, Limit);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
      Limit = std::min(Limit * 2, 30000);
    }
    return false;
  }

  bool sendSeeded() {
    std::mt19937_64 Random(42); // expected-warning {{comes from a generator whose seed is the same in every client}}
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

  // From the system's entropy.
  bool sendWithDevice() {
    std::mt19937 Random{std::random_device{}()};
    return sendSpread(Random);
  }

  // Made without a seed, and given one before the first draw.
  bool sendSeededLater() {
    std::mt19937 Random;
    Random.seed(std::random_device{}());
    return sendSpread(Random) && sendOften(Random);
  }

  // In the same function as the draws.
  bool sendSeededHere() {
    std::mt19937 Random;
    Random.seed(std::random_device{}());
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

  // Each installation has a number of its own in its configuration.
  bool sendWithConfigured(const char *Number) {
    std::mt19937 Random(std::uint32_t(std::strtoul(Number, nullptr, 16)));
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

  // From what tells this host from others.
  bool sendWithHost(const std::string &HostId) {
    std::mt19937 Random(std::uint32_t(std::hash<std::string>{}(HostId)));
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

private:
  bool sendOften(std::mt19937 &Random);

  bool sendSpread(std::mt19937 &Random) {
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

  CURL *Handle = nullptr;
};

// A game, not a delay: its dice may be the same everywhere.
int rollDice() {
  static std::mt19937 Random(1);
  return std::uniform_int_distribution<int>(1, 6)(Random);
}
