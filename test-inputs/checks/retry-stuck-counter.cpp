// retry-stuck-counter looks at counters that are tested, and what moves them.
#include <curl/curl.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

using namespace std::chrono_literals;

class Uploader {
public:
  // Nothing advances it.
  bool upload() {
    int Tries = 0;
    while (Tries < MaxTries) { // expected-error {{'Tries' limits the retries of 'curl_easy_perform', and does not change when one fails}}
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  // Advanced on success only.
  unsigned uploadAll(unsigned Count) {
    unsigned Done = 0;
    while (Done < Count) { // expected-error {{'Done' limits the retries of 'curl_easy_perform', and does not change when one fails}}
      if (curl_easy_perform(Handle) == CURLE_OK)
        ++Done;
      else
        std::this_thread::sleep_for(1s);
    }
    return Done;
  }

  // Set back on the way round.
  bool uploadWithReset() {
    int Tries = 0;
    while (true) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      if (++Tries > MaxTries) // expected-error {{'Tries' limits the retries of 'curl_easy_perform', and is set back on line}}
        return false;
      std::this_thread::sleep_for(1s);
      Tries = 0;
    }
  }

  // Advanced on every way.
  bool uploadCounted() {
    int Tries = 0;
    while (Tries < MaxTries) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      ++Tries;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  // Advanced by a helper, by reference.
  bool uploadWithHelper() {
    int Tries = 0;
    while (Tries < MaxTries) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      failed(Tries);
    }
    return false;
  }

  // Advanced by a helper, in a member.
  bool uploadWithMember() {
    Failures = 0;
    while (Failures < MaxTries) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      remember();
    }
    return false;
  }

  // A deadline ends it, whatever becomes of the counter.
  bool uploadInTime(std::chrono::steady_clock::time_point Deadline) {
    int Sent = 0;
    while (Sent < 10) {
      if (std::chrono::steady_clock::now() > Deadline)
        return false;
      if (curl_easy_perform(Handle) == CURLE_OK)
        ++Sent;
      else
        std::this_thread::sleep_for(1s);
    }
    return true;
  }

  // Set back after a success, and only then.
  void uploadQueue(std::vector<std::string> &Queue) {
    int Tries = 0;
    while (!Queue.empty() && Tries < MaxTries) {
      curl_easy_setopt(Handle, CURLOPT_URL, Queue.back().c_str());
      if (curl_easy_perform(Handle) == CURLE_OK) {
        Queue.pop_back();
        Tries = 0;
      } else {
        ++Tries;
        std::this_thread::sleep_for(1s);
      }
    }
  }

private:
  void failed(int &Tries) {
    ++Tries;
    std::this_thread::sleep_for(1s);
  }

  void remember() {
    ++Failures;
    std::this_thread::sleep_for(1s);
  }

  static constexpr int MaxTries = 5;
  CURL *Handle = nullptr;
  int Failures = 0;
};
