// WebSocket++: handlers of the endpoint tell, and its timer waits.
#include <websocketpp/client.hpp>
#include <websocketpp/config/asio_no_tls_client.hpp>

#include <algorithm>
#include <iostream>
#include <random>

typedef websocketpp::client<websocketpp::config::asio_client> Endpoint;

class EagerFeed {
public:
  EagerFeed() {
    Client.init_asio();
    Client.set_fail_handler([this](websocketpp::connection_hdl) { open(); }); // expected-error {{'connect' is started again from its own failure handler with no delay}} expected-error {{'connect' is retried for ever while it fails, with no delay}}
  }
  void open() {
    websocketpp::lib::error_code Error;
    Endpoint::connection_ptr Connection = Client.get_connection("ws://feed.example.org", Error);
    if (!Error)
      Client.connect(Connection); // expected-warning {{this retries every failure of 'connect', also a refusal that the same request will meet again}}
  }

private:
  Endpoint Client;
};

class Feed {
public:
  Feed() {
    Client.init_asio();
    Client.set_open_handshake_timeout(5000);
    Client.set_fail_handler([this](websocketpp::connection_hdl Handle) { failed(Handle); });
    Client.set_close_handler([](websocketpp::connection_hdl) { std::cout << "closed\n"; });
    Client.set_message_handler(
        [this](websocketpp::connection_hdl, Endpoint::message_ptr Message) {
          Failures = 0;
          Wait = 500;
          std::cout << Message->get_payload() << '\n';
        });
  }
  void run() {
    open();
    Client.run();
  }

private:
  void open() {
    websocketpp::lib::error_code Error;
    Endpoint::connection_ptr Connection = Client.get_connection("ws://feed.example.org", Error);
    if (!Error)
      Client.connect(Connection);
  }
  // 0 where there was no answer at all.
  void failed(websocketpp::connection_hdl Handle) {
    int Status = Client.get_con_from_hdl(Handle)->get_response_code();
    if (Status == 0 || Status == 429 || Status >= 500)
      later();
  }
  void later() {
    if (++Failures == 10)
      return;
    std::uniform_int_distribution<long> Part(Wait / 2, Wait);
    Client.set_timer(Part(Random), [this](const websocketpp::lib::error_code &Stopped) {
      if (!Stopped)
        open();
    });
    Wait = std::min(Wait * 2, 30000L);
  }

  Endpoint Client;
  std::mt19937 Random{std::random_device{}()};
  long Wait = 500;
  int Failures = 0;
};

void run(EagerFeed &Eager, Feed &Of) {
  Eager.open();
  Of.run();
}
