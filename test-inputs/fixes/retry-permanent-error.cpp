// A classifier to complete, for loops that can be left.
#include <curl/curl.h>

#include <chrono>
#include <thread>

class Reporter {
public:
  bool report();

  bool reportHere() {
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      CURLcode Result = curl_easy_perform(Handle);
      if (Result == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
    }
    return false;
  }

private:
  CURL *Handle = nullptr;
};

bool Reporter::report() {
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
  }
  return false;
}
