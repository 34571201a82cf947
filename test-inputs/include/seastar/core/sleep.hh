// The part of Seastar's timers that the test inputs use.
#ifndef TEST_INPUTS_SEASTAR_SLEEP_HH
#define TEST_INPUTS_SEASTAR_SLEEP_HH

#include <seastar/core/seastar.hh>

namespace seastar {

template <typename Rep, typename Period>
future<> sleep(std::chrono::duration<Rep, Period> dur);

} // namespace seastar

#endif
