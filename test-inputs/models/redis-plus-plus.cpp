// redis-plus-plus: commands throw, and a broken connection is made again by the next one.
#include <sw/redis++/redis++.h>

#include <chrono>
#include <iostream>
#include <random>
#include <thread>

using namespace std::chrono_literals;

std::string readEagerly(sw::redis::Redis &Redis, const std::string &Key) {
  while (true) { // expected-error {{'get' is retried for ever while it fails, with no delay}} expected-warning {{'get' is tried again at once after a failure}}
    try {
      return Redis.get(Key).value_or("");
    } catch (const sw::redis::Error &Error) { // expected-warning {{'catch (sw::redis::Error)' retries every failure of 'get', also a refusal that the same request will meet again}}
      std::cerr << "redis: " << Error.what() << '\n';
    }
  }
}

std::string read(const std::string &Key) {
  sw::redis::ConnectionOptions Options;
  Options.host = "cache.example.org";
  Options.connect_timeout = 500ms;
  Options.socket_timeout = 500ms;
  sw::redis::Redis Redis(Options);
  std::mt19937 Random{std::random_device{}()};
  auto Wait = 50ms;
  for (int Try = 1;; ++Try) {
    try {
      return Redis.get(Key).value_or("");
    } catch (const sw::redis::IoError &) { // a timeout is one, too
      if (Try == 4)
        throw;
    }
    std::this_thread::sleep_for(Wait + std::chrono::milliseconds(Random() % 50));
    Wait *= 2;
  }
}

// Messages come one by one; silence is a timeout.
void follow(sw::redis::Subscriber &Subscriber, const bool &Stop) {
  Subscriber.subscribe("orders");
  while (!Stop) {
    try {
      Subscriber.consume();
    } catch (const sw::redis::TimeoutError &) {
    }
  }
}
