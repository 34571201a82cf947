// The part of folly's sockets that the test inputs use.
#ifndef TEST_INPUTS_FOLLY_ASYNC_SOCKET_H
#define TEST_INPUTS_FOLLY_ASYNC_SOCKET_H

#include <functional>
#include <memory>
#include <stdexcept>
#include <cstdint>

namespace folly {

class SocketAddress {};

class EventBase {
public:
  void runAfterDelay(std::function<void()> cob, std::uint32_t milliseconds);
  void loopForever();
};

class AsyncSocketException : public std::runtime_error {
public:
  enum AsyncSocketExceptionType { UNKNOWN = 0, NOT_OPEN = 1, TIMED_OUT = 3 };
  AsyncSocketExceptionType getType() const noexcept;
};

class AsyncSocket {
public:
  class ConnectCallback {
  public:
    virtual ~ConnectCallback() = default;
    virtual void connectSuccess() noexcept = 0;
    virtual void connectErr(const AsyncSocketException &ex) noexcept = 0;
  };
  class ReadCallback;
  virtual void connect(ConnectCallback *callback, const SocketAddress &address, int timeout = 0);
  void setReadCB(ReadCallback *callback);
};

} // namespace folly

#endif
