// A macro stands where std::min would.
#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <thread>

#define min(a, b) ((a) < (b) ? (a) : (b))

void report(CURL *Handle) {
  int Seconds = 1;
  while (curl_easy_perform(Handle) != CURLE_OK) {
    std::this_thread::sleep_for(std::chrono::seconds(Seconds));
    Seconds *= 2;
  }
}

void reportShifted(CURL *Handle) {
  for (int Attempt = 0; curl_easy_perform(Handle) != CURLE_OK; ++Attempt)
    std::this_thread::sleep_for(std::chrono::milliseconds(100) * (1 << Attempt));
}
