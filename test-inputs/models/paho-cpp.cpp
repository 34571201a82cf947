// Paho C++: a token or a listener tells how it ended.
#include <mqtt/async_client.h>
#include <mqtt/client.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>
#include <thread>

void connectEagerly(mqtt::client &Client, const mqtt::connect_options &Options) {
  while (true) { // expected-warning {{'connect' is retried for ever while it fails}}
    try {
      Client.connect(Options);
      return;
    } catch (const mqtt::exception &Error) {
      std::cerr << Error.what() << '\n';
      std::this_thread::sleep_for(std::chrono::seconds(2)); // expected-warning {{every retry of 'connect' waits the same 2 s}}
    }
  }
}

class Sensor {
public:
  explicit Sensor(mqtt::client &Client) : Client(Client) { Options.set_connect_timeout(10); }

  bool connect() {
    std::chrono::milliseconds Wait{1000};
    for (int Attempt = 1;; ++Attempt) {
      try {
        Client.connect(Options);
        return true;
      } catch (const mqtt::security_exception &) {
        return false;
      } catch (const mqtt::exception &) {
        if (Attempt == 8)
          return false;
      }
      std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
      std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
      Wait = std::min(Wait * 2, std::chrono::milliseconds(60000));
    }
  }

  // Nothing comes once the connection is lost.
  void consume() {
    while (mqtt::const_message_ptr Message = Client.consume_message())
      std::cout << Message->to_string() << '\n';
  }

private:
  mqtt::client &Client;
  mqtt::connect_options Options;
  std::mt19937 Random{std::random_device{}()};
};

class EagerLink : public mqtt::iaction_listener {
public:
  explicit EagerLink(mqtt::async_client &Client) : Client(Client) {}
  void open() { Client.connect(Options, nullptr, *this); }

private:
  void on_failure(const mqtt::token &) override { open(); } // expected-error {{'connect' is started again from its own failure handler with no delay}} expected-error {{'connect' is retried for ever while it fails, with no delay}}
  void on_success(const mqtt::token &) override { std::cout << "connected\n"; }

  mqtt::async_client &Client;
  mqtt::connect_options Options;
};

void run(Sensor &Of, EagerLink &Link) {
  Link.open();
  if (Of.connect())
    Of.consume();
}
