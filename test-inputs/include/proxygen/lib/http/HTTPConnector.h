// The part of proxygen's interface that the test inputs use.
#ifndef TEST_INPUTS_PROXYGEN_HTTP_CONNECTOR_H
#define TEST_INPUTS_PROXYGEN_HTTP_CONNECTOR_H

#include <chrono>
#include <folly/io/async/AsyncSocket.h>

namespace proxygen {

class HTTPUpstreamSession;

class HTTPConnector {
public:
  class Callback {
  public:
    virtual ~Callback() = default;
    virtual void connectSuccess(HTTPUpstreamSession *session) = 0;
    virtual void connectError(const folly::AsyncSocketException &ex) = 0;
  };
  void connect(folly::EventBase *eventBase, const folly::SocketAddress &connectAddr,
               std::chrono::milliseconds timeoutMs = std::chrono::milliseconds(0));
};

} // namespace proxygen

#endif
