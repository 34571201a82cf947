// Qt WebSockets: signals tell, and a QTimer waits.
#include <QtWebSockets/QWebSocket>

#include <algorithm>

class EagerChat : public QObject {
public:
  EagerChat() {
    connect(&Socket, &QWebSocket::disconnected, this, [this] { open(); }); // expected-error {{'open' is started again from its own failure handler with no delay}} expected-error {{'open' is retried for ever while it fails, with no delay}}
  }
  void open() { Socket.open(QUrl("wss://chat.example.org/")); } // expected-warning {{this retries every failure of 'open', also a refusal that the same request will meet again}}

private:
  QWebSocket Socket;
};

class Chat : public QObject {
public:
  Chat() {
    Again.setSingleShot(true);
    connect(&Again, &QTimer::timeout, this, [this] { open(); });
    connect(&Socket, &QWebSocket::connected, this, [this] { Socket.sendTextMessage("hello"); });
    connect(&Socket, &QWebSocket::textMessageReceived, this, &Chat::received);
    connect(&Socket, &QWebSocket::disconnected, this, &Chat::later);
  }
  void open() { Socket.open(QUrl("wss://chat.example.org/")); }

private:
  // Only who is greeted has a connection that lasts.
  void received(const QString &) {
    Failures = 0;
    Wait = 1000;
  }
  void later() {
    if (Socket.closeCode() == QWebSocketProtocol::CloseCodePolicyViolated || ++Failures == 12)
      return;
    Again.start(Wait / 2 + QRandomGenerator::global()->bounded(Wait / 2));
    Wait = std::min(Wait * 2, 60000);
  }

  QWebSocket Socket;
  QTimer Again;
  int Wait = 1000;
  int Failures = 0;
};

void run(EagerChat &Eager, Chat &Of) {
  Eager.open();
  Of.open();
}
