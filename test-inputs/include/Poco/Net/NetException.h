// The part of POCO's exceptions that the test inputs use.
#ifndef TEST_INPUTS_POCO_NETEXCEPTION_H
#define TEST_INPUTS_POCO_NETEXCEPTION_H

#include <exception>
#include <string>

namespace Poco {

class Exception : public std::exception {
public:
  std::string displayText() const;
};
class RuntimeException : public Exception {};
class TimeoutException : public RuntimeException {};
class IOException : public RuntimeException {};

namespace Net {

class NetException : public IOException {};
class ConnectionRefusedException : public NetException {};

} // namespace Net
} // namespace Poco

#endif
