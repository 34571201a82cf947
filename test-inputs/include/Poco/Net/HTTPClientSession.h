// The part of POCO's HTTP interface that the test inputs use.
#ifndef TEST_INPUTS_POCO_HTTPCLIENTSESSION_H
#define TEST_INPUTS_POCO_HTTPCLIENTSESSION_H

#include <istream>
#include <ostream>
#include <string>

namespace Poco {

class Timespan {
public:
  Timespan(long seconds, long microseconds);
};

namespace Net {

class HTTPRequest {
public:
  static const std::string HTTP_GET;
  HTTPRequest(const std::string &method, const std::string &uri);
};
class HTTPResponse {
public:
  enum HTTPStatus { HTTP_OK = 200, HTTP_SERVICE_UNAVAILABLE = 503 };
  HTTPStatus getStatus() const;
};
class HTTPSession {
public:
  void setTimeout(const Timespan &timeout);
};
class HTTPClientSession : public HTTPSession {
public:
  virtual std::ostream &sendRequest(HTTPRequest &request);
  virtual std::istream &receiveResponse(HTTPResponse &response);
  void reset();
};

} // namespace Net
} // namespace Poco

#endif
