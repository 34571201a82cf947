// Counters that were forgotten, and are advanced at the end of each turn.
#include <curl/curl.h>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;

class Uploader {
public:
  bool upload() {
    int Tries = 0;
    while (Tries < MaxTries) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

private:
  static constexpr int MaxTries = 5;
  CURL *Handle = nullptr;
};
