// IXWebSocket: a thread of the library's connects again by itself; connect() is for who does not want that.
#include <ixwebsocket/IXWebSocket.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>
#include <thread>

bool runEagerly(ix::WebSocket &Socket) {
  for (;;) { // expected-error {{'connect' is retried for ever while it fails, with no delay}} expected-warning {{'connect' is tried again at once after a failure}}
    ix::WebSocketInitResult Result = Socket.connect(5);
    if (Result.success) // expected-warning {{this retries every failure of 'connect', also a refusal that the same request will meet again}}
      break;
    std::cerr << Result.errorStr << '\n';
  }
  Socket.run();
  return true;
}

// The library's own reconnect, with a pace that suits many clients.
void subscribe(ix::WebSocket &Socket) {
  Socket.setUrl("wss://ticker.example.org/");
  Socket.setMinWaitBetweenReconnectionRetries(1000);
  Socket.setMaxWaitBetweenReconnectionRetries(60000);
  Socket.setOnMessageCallback(
      [](const ix::WebSocketMessagePtr &Message) { std::cout << Message->str << '\n'; });
  Socket.start();
}

void subscribeUpsideDown(ix::WebSocket &Socket) {
  Socket.setUrl("wss://ticker.example.org/");
  Socket.setMinWaitBetweenReconnectionRetries(10000);
  Socket.setMaxWaitBetweenReconnectionRetries(1000); // expected-warning {{'setMaxWaitBetweenReconnectionRetries': the longest delay of 1 s is below the first of 10 s, so it does not grow}}
  Socket.start();
}

class Ticker {
public:
  bool run() {
    Socket.disableAutomaticReconnection();
    Socket.setUrl("wss://ticker.example.org/");
    for (int Attempt = 1; Attempt <= 8; ++Attempt) {
      ix::WebSocketInitResult Result = Socket.connect(5);
      if (Result.success) {
        Socket.run();
        return true;
      }
      if (Result.http_status >= 400 && Result.http_status < 500)
        return false;
      if (Attempt < 8) {
        std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
        std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
        Wait = std::min(Wait * 2, std::chrono::milliseconds(60000));
      }
    }
    return false;
  }

private:
  ix::WebSocket Socket;
  std::chrono::milliseconds Wait{500};
  std::mt19937 Random{std::random_device{}()};
};

bool run(Ticker &Of) { return Of.run(); }
