// The part of POCO's sockets that the test inputs use.
#ifndef TEST_INPUTS_POCO_STREAMSOCKET_H
#define TEST_INPUTS_POCO_STREAMSOCKET_H

namespace Poco {
namespace Net {

class StreamSocket {
public:
  virtual int receiveBytes(void *buffer, int length, int flags = 0);
};

} // namespace Net
} // namespace Poco

#endif
