// The part of POCO's random numbers that the test inputs use.
#ifndef TEST_INPUTS_POCO_RANDOM_H
#define TEST_INPUTS_POCO_RANDOM_H

#include <cstdint>

namespace Poco {

class Random {
public:
  void seed();
  std::uint32_t next(std::uint32_t n);
};

} // namespace Poco

#endif
