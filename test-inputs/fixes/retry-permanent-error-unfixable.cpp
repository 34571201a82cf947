// Loops that can't be left, or in which no one keeps the code.
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <thread>

// There is no way out but success.
int reportForEver(CURL *Handle) {
  while (true) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return 0;
    std::this_thread::sleep_for(std::chrono::seconds(10));
  }
}

static bool once(CURL *Handle) { return curl_easy_perform(Handle) == CURLE_OK; }

// The code stays in the helper.
bool reportByHelper(CURL *Handle) {
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (once(Handle))
      return true;
    std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
  }
  return false;
}

// A template is no place to put a function before.
template <class Clock> bool reportBy(CURL *Handle, Clock Wait) {
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    Wait(Attempt);
    std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
  }
  return false;
}

bool reportOften(CURL *Handle) {
  return reportBy(Handle, [](int) {});
}
