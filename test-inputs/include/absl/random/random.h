// The part of Abseil's random numbers that the test inputs use.
#ifndef TEST_INPUTS_ABSL_RANDOM_H
#define TEST_INPUTS_ABSL_RANDOM_H

#include <cstdint>

namespace absl {

class BitGen {
public:
  using result_type = std::uint64_t;
  result_type operator()();
};
template <typename R, typename Generator> R Uniform(Generator &&generator, R lo, R hi);

} // namespace absl

#endif
