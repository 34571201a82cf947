#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace heron {

struct HttpRequest {
  std::string Method = "GET";
  std::string Path;
  std::string Body;
  std::map<std::string, std::string> Headers;
};

struct HttpResponse {
  int Status = 0;
  std::string Body;
  std::optional<std::chrono::seconds> RetryAfter;
};

/// One host, one credential, a handle per request. Safe to use from any thread.
class HttpClient {
public:
  HttpClient(std::string BaseUrl, std::string Credential)
      : BaseUrl(std::move(BaseUrl)), Credential(std::move(Credential)) {}

  /// Any answer is a response; throws NetworkError where there was none.
  HttpResponse execute(const HttpRequest &Request) const;

private:
  std::string BaseUrl;
  std::string Credential;
};

} // namespace heron
