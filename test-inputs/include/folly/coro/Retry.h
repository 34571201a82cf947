// The part of folly's coroutine retries that the test inputs use.
#ifndef TEST_INPUTS_FOLLY_CORO_RETRY_H
#define TEST_INPUTS_FOLLY_CORO_RETRY_H

#include <chrono>
#include <cstdint>

namespace folly::coro {

template <class T> class Task {};

template <class Function> auto retryN(std::uint32_t MaxRetries, Function &&Run) { return Run(); }

template <class Function>
auto retryWithExponentialBackoff(std::uint32_t MaxRetries, std::chrono::milliseconds Least,
                                 std::chrono::milliseconds Most, double Jitter,
                                 Function &&Run) {
  return Run();
}

} // namespace folly::coro

#endif
