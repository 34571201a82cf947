// Generators whose seed is not where they are drawn from.
#include <curl/curl.h>

#include <chrono>
#include <random>
#include <thread>

class Heartbeat {
public:
  bool send() {
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

private:
  CURL *Handle = nullptr;
  std::mt19937 Random{42};
};
