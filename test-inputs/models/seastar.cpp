// Seastar: coroutines that await a connect, and a sleep.
#include <seastar/core/seastar.hh>
#include <seastar/core/sleep.hh>

#include <algorithm>
#include <chrono>
#include <random>
#include <system_error>

using namespace std::chrono_literals;

seastar::future<seastar::connected_socket> dial_eagerly(seastar::socket_address peer) {
  while (true) { // expected-error {{'connect' is retried for ever while it fails, with no delay}} expected-warning {{'connect' is tried again at once after a failure}}
    try {
      co_return co_await seastar::connect(peer);
    } catch (...) {
    }
  }
}

seastar::future<seastar::connected_socket> dial(seastar::socket_address peer) {
  std::mt19937 random{std::random_device{}()};
  std::chrono::milliseconds wait = 100ms;
  for (int left = 6;; --left) {
    try {
      co_return co_await seastar::connect(peer);
    } catch (const std::system_error &) {
      if (left == 0)
        throw;
    }
    co_await seastar::sleep(wait + std::chrono::milliseconds(random() % 100));
    wait = std::min(wait * 2, 10000ms);
  }
}

// A stream is read until it is empty.
seastar::future<> drain(seastar::input_stream in) {
  while (co_await in.read() > 0) {
  }
}
