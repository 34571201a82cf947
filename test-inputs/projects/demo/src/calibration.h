#ifndef TIDEWATCH_CALIBRATION_H
#define TIDEWATCH_CALIBRATION_H

#include <curl/curl.h>

#include <atomic>
#include <optional>
#include <string>
#include <vector>

namespace tidewatch {

/// Fetches the tables that turn a float's angle into metres.
class Calibration {
public:
  explicit Calibration(CURL *Curl) : Curl(Curl) {}

  /// Waits for the table of a gauge; nullopt when asked to stop.
  std::optional<std::string> fetch(const std::string &Url, const std::atomic<bool> &Stop);

  /// The first mirror that has it.
  std::optional<std::string> fetchFromAny(const std::vector<std::string> &Mirrors);

  /// Fetches at start-up, while the modem may still be dialling.
  std::optional<std::string> fetchAtStart(const std::string &Url);

private:
  bool get(const std::string &Url, std::string &Body);
  CURL *Curl;
};

} // namespace tidewatch

#endif
