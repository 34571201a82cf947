// The part of Drogon's interface that the test inputs use.
#ifndef TEST_INPUTS_DROGON_HTTP_CLIENT_H
#define TEST_INPUTS_DROGON_HTTP_CLIENT_H

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace trantor {

class EventLoop {
public:
  std::uint64_t runAfter(double delay, const std::function<void()> &cb);
  void loop();
};

} // namespace trantor

namespace drogon {

enum class ReqResult { Ok = 0, BadResponse, NetworkFailure, BadServerAddress, Timeout };
enum HttpStatusCode { k200OK = 200, k503ServiceUnavailable = 503 };

class HttpRequest {
public:
  static std::shared_ptr<HttpRequest> newHttpRequest();
  void setPath(const std::string &path);
};
using HttpRequestPtr = std::shared_ptr<HttpRequest>;
class HttpResponse {
public:
  HttpStatusCode statusCode() const;
};
using HttpResponsePtr = std::shared_ptr<HttpResponse>;
using HttpReqCallback = std::function<void(ReqResult, const HttpResponsePtr &)>;

class HttpClient {
public:
  virtual ~HttpClient() = default;
  virtual void sendRequest(const HttpRequestPtr &req, const HttpReqCallback &callback,
                           double timeout = 0) = 0;
  virtual trantor::EventLoop *getLoop() = 0;
};
using HttpClientPtr = std::shared_ptr<HttpClient>;

} // namespace drogon

#endif
