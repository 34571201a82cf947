// wangle: connecting gives a future, which throws.
#include <folly/Random.h>
#include <wangle/bootstrap/ClientBootstrap.h>

#include <algorithm>
#include <chrono>
#include <thread>

struct TelnetPipeline {};
using Bootstrap = wangle::ClientBootstrap<TelnetPipeline>;

TelnetPipeline *connectEagerly(Bootstrap &Client, const folly::SocketAddress &Peer) {
  while (true) { // expected-error {{'connect' is retried for ever while it fails, with no delay}} expected-warning {{'connect' is tried again at once after a failure}}
    try {
      return Client.connect(Peer, std::chrono::milliseconds(3000)).get();
    } catch (const folly::AsyncSocketException &) {
      std::this_thread::yield();
    }
  }
}

TelnetPipeline *connectCalmly(Bootstrap &Client, const folly::SocketAddress &Peer) {
  std::uint32_t Wait = 250;
  for (int Attempt = 1;; ++Attempt) {
    try {
      return Client.connect(Peer, std::chrono::milliseconds(3000)).get();
    } catch (const folly::AsyncSocketException &Error) {
      if (Error.getType() != folly::AsyncSocketException::TIMED_OUT || Attempt == 6)
        throw;
    }
    std::this_thread::sleep_for(
        std::chrono::milliseconds(folly::Random::rand32(Wait / 2, Wait)));
    Wait = std::min(Wait * 2, 10000u);
  }
}
