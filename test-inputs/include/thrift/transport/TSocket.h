// The part of Thrift's interface that the test inputs use.
#ifndef TEST_INPUTS_THRIFT_TSOCKET_H
#define TEST_INPUTS_THRIFT_TSOCKET_H

#include <cstdint>
#include <exception>
#include <memory>
#include <string>

namespace apache {
namespace thrift {

class TException : public std::exception {};
class TApplicationException : public TException {};

namespace transport {

class TTransportException : public TException {
public:
  enum TTransportExceptionType { UNKNOWN = 0, NOT_OPEN = 1, TIMED_OUT = 2, END_OF_FILE = 3 };
  TTransportExceptionType getType() const noexcept;
};

class TTransport {
public:
  virtual bool isOpen() const;
  virtual void open();
  virtual void close();
  std::uint32_t read(std::uint8_t *buf, std::uint32_t len);
};
class TSocket : public TTransport {
public:
  TSocket(const std::string &host, int port);
  void open() override;
  void close() override;
  void setConnTimeout(int ms);
  void setRecvTimeout(int ms);
};
class TSocketPool : public TSocket {
public:
  TSocketPool();
  void addServer(const std::string &host, int port);
  void setNumRetries(int numRetries);
  void setRetryInterval(int retryInterval);
  void setMaxConsecutiveFailures(int maxConsecutiveFailures);
  void open() override;
};

} // namespace transport
} // namespace thrift
} // namespace apache

#endif
