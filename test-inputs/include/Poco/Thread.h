// The part of POCO's threads that the test inputs use.
#ifndef TEST_INPUTS_POCO_THREAD_H
#define TEST_INPUTS_POCO_THREAD_H

namespace Poco {

class Thread {
public:
  static void sleep(long milliseconds);
};

} // namespace Poco

#endif
