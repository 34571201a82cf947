// retry-callback-without-delay follows an operation into the handlers it is given,
// and asks what lies between a failure and the next start.
#include <QtNetwork>
#include <boost/asio.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

void log(const char *What, const error_code &Code);

class Uplink {
public:
  explicit Uplink(asio::io_context &Io) : Socket(Io) {}

  void start() {
    Socket.async_connect(Broker, [this](const error_code &Code) {
      if (Code) {
        log("connect", Code);
        start(); // expected-error {{'async_connect' is started again from its own failure handler with no delay}}
        return;
      }
      Connected = true;
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Broker;
  bool Connected = false;
};

// The handler is a member function, and a helper stands in between.
class Telemetry : public std::enable_shared_from_this<Telemetry> {
public:
  void connect() {
    Socket.async_connect(Collector,
                         std::bind(&Telemetry::onConnect, shared_from_this(),
                                   std::placeholders::_1));
  }

private:
  void onConnect(const error_code &Code) {
    if (Code)
      reconnect();
    else
      sendHello();
  }

  void reconnect() {
    ++Reconnects;
    error_code Ignored;
    Socket.close(Ignored);
    connect(); // expected-error {{'async_connect' is started again}}
  }

  void sendHello();

  tcp::socket Socket;
  tcp::endpoint Collector;
  unsigned Reconnects = 0;
};

// Handing the retry to the event loop only makes the stack shorter.
class PostedRetry {
public:
  explicit PostedRetry(asio::io_context &Io) : Io(Io), Resolver(Io) {}

  void resolve() {
    Resolver.async_resolve(
        Host, "https", [this](const error_code &Code, tcp::resolver::results_type) {
          if (Code)
            asio::post(Io, [this] { resolve(); }); // expected-error {{'async_resolve' is started again}}
        });
  }

private:
  asio::io_context &Io;
  tcp::resolver Resolver;
  std::string Host;
};

// Ten times as fast as the loop can go is over in a millisecond.
class CountedRetry {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code)
        return;
      if (++Attempts < 10)
        connect(); // expected-error {{no delay, up to 10 times}}
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  int Attempts = 0;
};

// A read that failed starts a connect, whose success starts the read again.
class Session {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code)
        read();
    });
  }

  void read() {
    Socket.async_read_some(asio::buffer(Data), [this](const error_code &Code, std::size_t) {
      // The next message: this goes round on success.
      if (!Code)
        read();
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  char Data[1024];
};

// The timer is in another function.
class PatientUplink {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        scheduleReconnect();
    });
  }

private:
  void scheduleReconnect() {
    Delay = std::min(Delay * 2, std::chrono::milliseconds(60000));
    std::uniform_int_distribution<int> Jitter(0, int(Delay.count()) / 2);
    Timer.expires_after(Delay + std::chrono::milliseconds(Jitter(Random)));
    Timer.async_wait([this](const error_code &Code) {
      if (!Code)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  std::chrono::milliseconds Delay{250};
  std::mt19937 Random{std::random_device{}()};
};

// Cancelled is the only failure that is looked at, and it ends here; the others
// wait.
class Stoppable {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code == asio::error::operation_aborted)
        return;
      if (Code) {
        Timer.expires_after(std::chrono::seconds(5));
        Timer.async_wait([this](const error_code &Code) {
          if (!Code)
            connect();
        });
      }
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
};

// Each turn asks another address, and there is an end to them.
class Failover {
public:
  void connect(std::size_t Index) {
    if (Index == Peers.size())
      return;
    Socket.async_connect(Peers[Index], [this, Index](const error_code &Code) {
      if (Code)
        connect(Index + 1);
    });
  }

private:
  tcp::socket Socket;
  std::vector<tcp::endpoint> Peers;
};

// One more try serves a connection that the peer closed while it was idle.
class OnceMore {
public:
  void send() {
    asio::async_write(Socket, asio::buffer(Request),
                      [this](const error_code &Code, std::size_t) {
                        if (Code && !Retried) {
                          Retried = true;
                          send();
                        }
                      });
  }

private:
  tcp::socket Socket;
  std::string Request;
  bool Retried = false;
};

// A service takes the next connection whether or not the last one failed.
class Listener {
public:
  void accept() {
    Acceptor.async_accept(Next, [this](const error_code &Code) {
      if (Code)
        log("accept", Code);
      accept();
    });
  }

private:
  tcp::acceptor Acceptor;
  tcp::socket Next;
};

// The user presses a button.
class Dialog {
public:
  void onRetryClicked() { connect(); }

  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        showRetryButton();
    });
  }

private:
  void showRetryButton();
  tcp::socket Socket;
  tcp::endpoint Peer;
};

// Signals: which of them tells a failure is in the library's model.
class Mirror : public QObject {
public:
  Mirror() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, &Mirror::open);
  }
  void open() {
    Socket.connectToHost("mirror.example.org", 873); // expected-error {{'connectToHost' is started again from its own failure handler with no delay}}
  }

private:
  QTcpSocket Socket;
};

// By their names, as they are connected in older code.
class OldMirror : public QObject {
public:
  OldMirror() {
    connect(&Socket, SIGNAL(disconnected()), this, SLOT(open()));
  }
  void open() {
    Socket.connectToHost("mirror.example.org", 873); // expected-error {{'connectToHost' is started again from its own failure handler with no delay}}
  }

private:
  QTcpSocket Socket;
};

// A timer's signal is called timeout, and tells no failure.
class Weather : public QObject {
public:
  Weather() {
    connect(&Timer, &QTimer::timeout, this, [this] { refresh(); });
    Timer.start(600000);
  }
  void refresh() {
    QNetworkReply *Reply = Manager.get(QNetworkRequest(QUrl("https://weather.example.org/now")));
    connect(Reply, &QNetworkReply::finished, this, [this, Reply] { show(Reply); });
  }

private:
  void show(QNetworkReply *Reply);
  QNetworkAccessManager Manager;
  QTimer Timer;
};

// Likewise, by its name.
class OldWeather : public QObject {
public:
  OldWeather() {
    connect(&Timer, SIGNAL(timeout()), this, SLOT(refresh()));
    Timer.start(600000);
  }
  void refresh() { Manager.get(QNetworkRequest(QUrl("https://weather.example.org/now"))); }

private:
  QNetworkAccessManager Manager;
  QTimer Timer;
};

// What a signal of the project's own tells nobody knows: this one is a button.
class ErrorBar : public QObject {
public:
  void errorDismissed();
};

class Library : public QObject {
public:
  explicit Library(ErrorBar *Bar) {
    connect(Bar, &ErrorBar::errorDismissed, this, [this] { fetch(); });
  }
  void fetch() { Manager.get(QNetworkRequest(QUrl("https://books.example.org/list"))); }

private:
  QNetworkAccessManager Manager;
};

// The failure of one connection starts another one.
class Chat : public QObject {
public:
  Chat() {
    connect(&Presence, &QAbstractSocket::errorOccurred, this, [this] { reload(); });
  }
  void reload() { Manager.get(QNetworkRequest(QUrl("https://chat.example.org/rooms"))); }

private:
  QTcpSocket Presence;
  QNetworkAccessManager Manager;
};

// The timer that the failure arms calls back what its signal is connected to.
class PatientMirror : public QObject {
public:
  PatientMirror() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, [this] { Timer.start(Delay *= 2); });
    connect(&Timer, &QTimer::timeout, this, [this] { open(); });
  }
  void open() { Socket.connectToHost("mirror.example.org", 873); }

private:
  QTcpSocket Socket;
  QTimer Timer;
  int Delay = 500;
};

// On its way down it leaves everything alone; else it waits.
class Closing {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Stopping)
        return;
      if (Code)
        later();
    });
  }
  void stop() {
    Stopping = true;
    Socket.close();
  }

private:
  void later() {
    Timer.expires_after(std::chrono::seconds(5));
    Timer.async_wait([this](const error_code &) {
      if (!Stopping)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  bool Stopping = false;
};

// A channel of its own: it tells its callers what became of a connect.
class Channel {
public:
  using Opened = std::function<void(const error_code &)>;
  void open(Opened Done) {
    Socket.async_connect(Peer, [Done = std::move(Done)](const error_code &Code) {
      if (Code) {
        Done(Code);
        return;
      }
      Done({});
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
};

class ChatSession {
public:
  void start() {
    Link.open([this](const error_code &Code) {
      if (Code)
        start(); // expected-error {{'async_connect' is started again from its own failure handler with no delay}}
    });
  }

  void restart() { Link.open(std::bind(&ChatSession::onOpened, this, std::placeholders::_1)); }

  // Not at once.
  void startLater() {
    Link.open([this](const error_code &Code) {
      if (!Code)
        return;
      Timer.expires_after(std::chrono::seconds(30));
      Timer.async_wait([this](const error_code &) { startLater(); });
    });
  }

  // Another channel is opened instead.
  void startSpare() {
    Link.open([this](const error_code &Code) {
      if (Code)
        Spare.open([](const error_code &) {});
    });
  }

private:
  void onOpened(const error_code &Code) {
    if (Code)
      restart(); // expected-error {{'async_connect' is started again from its own failure handler with no delay}}
  }

  Channel Link, Spare;
  asio::steady_timer Timer;
};
