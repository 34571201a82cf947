#include "calibration.h"

#include <algorithm>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;

namespace tidewatch {
namespace {
std::size_t append(char *Data, std::size_t Size, std::size_t Count, void *Body) {
  static_cast<std::string *>(Body)->append(Data, Size * Count);
  return Size * Count;
}
} // namespace

bool Calibration::get(const std::string &Url, std::string &Body) {
  Body.clear();
  curl_easy_setopt(Curl, CURLOPT_URL, Url.c_str());
  curl_easy_setopt(Curl, CURLOPT_TIMEOUT_MS, 20000L);
  curl_easy_setopt(Curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(Curl, CURLOPT_WRITEDATA, &Body);
  return curl_easy_perform(Curl) == CURLE_OK;
}

std::optional<std::string> Calibration::fetch(const std::string &Url,
                                              const std::atomic<bool> &Stop) {
  auto Delay = 1s;
  std::string Body;
  while (!Stop) {
    if (get(Url, Body)) // finding: retry-permanent-error
      return Body;
    std::this_thread::sleep_for(Delay);
    Delay *= 2; // finding: retry-uncapped-delay
  }
  return std::nullopt;
}

std::optional<std::string>
Calibration::fetchFromAny(const std::vector<std::string> &Mirrors) {
  std::string Body;
  for (const std::string &Mirror : Mirrors)
    if (get(Mirror, Body))
      return Body;
  return std::nullopt;
}

std::optional<std::string> Calibration::fetchAtStart(const std::string &Url) {
  std::string Body;
  auto Delay = 250ms;
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (get(Url, Body)) // finding: retry-permanent-error
      return Body;
    std::this_thread::sleep_for(Delay); // finding: retry-without-jitter
    Delay = std::min<std::chrono::milliseconds>(Delay * 2, 10s);
  }
  return std::nullopt;
}

} // namespace tidewatch
