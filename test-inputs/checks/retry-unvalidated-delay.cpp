// retry-unvalidated-delay follows the waited time back to where it is read.
#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>

class Sync {
public:
  bool run(const char *Configured) {
    int Seconds = std::atoi(Configured); // expected-warning {{is read from outside and has no lower limit, so that 0 makes it none}}
    for (int Attempt = 0; Attempt < 50; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
    }
    return false;
  }

  bool runFromEnvironment() {
    const char *Text = std::getenv("SYNC_RETRY_MS");
    long Milliseconds = Text ? std::strtol(Text, nullptr, 10) : 500; // expected-warning {{is read from outside and has no lower limit}}
    for (int Attempt = 0; Attempt < 50; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(Milliseconds));
    }
    return false;
  }

  // What a server asks for has no upper limit here.
  bool runAsAsked() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      curl_off_t Seconds = 0;
      curl_easy_getinfo(Handle, CURLINFO_RETRY_AFTER, &Seconds); // expected-warning {{the server's wish is waited for however long it is}}
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
    }
    return false;
  }

  // Limited where it is read.
  bool runClamped(const char *Configured) {
    int Seconds = std::clamp(std::atoi(Configured), 1, 60);
    for (int Attempt = 0; Attempt < 50; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
    }
    return false;
  }

  // Limited where it is used.
  bool runAtLeastASecond(const std::string &Configured) {
    int Seconds = std::stoi(Configured);
    for (int Attempt = 0; Attempt < 50; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(std::max(Seconds, 1)));
    }
    return false;
  }

  // Refused where it is read.
  bool runChecked(const std::string &Configured) {
    int Seconds = std::stoi(Configured);
    if (Seconds < 1 || Seconds > 60)
      return false;
    for (int Attempt = 0; Attempt < 50; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(std::chrono::seconds(Seconds));
    }
    return false;
  }

  // What the server asks for, up to five minutes and at least the own delay.
  bool runAsAskedWithLimits() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      curl_off_t Seconds = 0;
      curl_easy_getinfo(Handle, CURLINFO_RETRY_AFTER, &Seconds);
      std::this_thread::sleep_for(
          std::chrono::seconds(std::clamp<curl_off_t>(Seconds, 1 << Attempt, 300)));
    }
    return false;
  }

  // The time is the caller's: where it comes from is not seen.
  bool runEvery(std::chrono::seconds Interval) {
    for (int Attempt = 0; Attempt < 50; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::this_thread::sleep_for(Interval);
    }
    return false;
  }

private:
  CURL *Handle = nullptr;
};

// Options that are looked at as a whole, once they are read.
class Options {
public:
  explicit Options(const std::string &Text) : Seconds(std::stoi(Text)) { validate(); }
  int seconds() const { return Seconds; }

private:
  void validate() {
    if (Seconds < 1 || Seconds > 300)
      throw std::invalid_argument("the retry delay must be 1 to 300 seconds");
  }

  int Seconds;
};

bool runWithOptions(CURL *Handle, const Options &Of) {
  for (int Attempt = 0; Attempt < 50; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(std::chrono::seconds(Of.seconds()));
  }
  return false;
}
