// The part of IXWebSocket's interface that the test inputs use.
#ifndef TEST_INPUTS_IXWEBSOCKET_H
#define TEST_INPUTS_IXWEBSOCKET_H

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace ix {

struct WebSocketInitResult {
  bool success;
  int http_status;
  std::string errorStr;
};
struct WebSocketMessage {
  std::string str;
};
using WebSocketMessagePtr = std::unique_ptr<WebSocketMessage>;

class WebSocket {
public:
  void setUrl(const std::string &url);
  void setOnMessageCallback(const std::function<void(const WebSocketMessagePtr &)> &callback);
  void setMinWaitBetweenReconnectionRetries(std::uint32_t minWaitBetweenReconnectionRetries);
  void setMaxWaitBetweenReconnectionRetries(std::uint32_t maxWaitBetweenReconnectionRetries);
  void disableAutomaticReconnection();
  void start();
  WebSocketInitResult connect(int timeoutSecs);
  void run();
};

} // namespace ix

#endif
