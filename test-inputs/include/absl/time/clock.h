// The part of Abseil's times that the test inputs use.
#ifndef TEST_INPUTS_ABSL_CLOCK_H
#define TEST_INPUTS_ABSL_CLOCK_H

namespace absl {

class Duration {
public:
  constexpr Duration() = default;
  Duration &operator*=(double factor);
};
Duration Milliseconds(int n);
Duration Microseconds(int n);
Duration Seconds(int n);
Duration operator*(Duration lhs, double rhs);
bool operator<(Duration lhs, Duration rhs);
void SleepFor(Duration duration);

} // namespace absl

#endif
