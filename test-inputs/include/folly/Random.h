// The part of folly's random numbers that the test inputs use.
#ifndef TEST_INPUTS_FOLLY_RANDOM_H
#define TEST_INPUTS_FOLLY_RANDOM_H

#include <cstdint>

namespace folly {

class Random {
public:
  static std::uint32_t rand32(std::uint32_t min, std::uint32_t max);
};

} // namespace folly

#endif
