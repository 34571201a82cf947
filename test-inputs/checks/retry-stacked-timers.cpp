// retry-stacked-timers looks for failures that arm more than one retry.
#include <QtNetwork>
#include <boost/asio.hpp>

#include <chrono>
#include <memory>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

// A lost connection is told twice: as an error, and as closed.
class Feed : public QObject {
public:
  void watch() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, [this] { onError(); });
    connect(&Socket, &QAbstractSocket::disconnected, this, [this] { onClosed(); });
  }
  void start() { Socket.connectToHost(Host, 5222); }

private:
  void onError() { QTimer::singleShot(3000, this, [this] { start(); }); }
  void onClosed() { QTimer::singleShot(3000, this, [this] { start(); }); } // expected-warning {{'singleShot' arms a retry of 'connectToHost' while another may be pending}}

  QTcpSocket Socket;
  QString Host;
};

// The failure arms a timer, and so does what it calls to clean up. Timers that are made
// for one wait do not know of each other.
class Pipe {
public:
  explicit Pipe(asio::io_context &Context) : Context(Context), Socket(Context) {}
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        onError();
    });
  }

private:
  void onError() {
    auto Timer = std::make_shared<asio::steady_timer>(Context);
    Timer->expires_after(2s);
    Timer->async_wait([this, Timer](const error_code &) { connect(); }); // expected-warning {{'async_wait' arms a retry of 'async_connect' while another may be pending}}
    onClosed();
  }
  void onClosed() {
    Socket.close();
    auto Timer = std::make_shared<asio::steady_timer>(Context);
    Timer->expires_after(2s);
    Timer->async_wait([this, Timer](const error_code &) { connect(); });
  }

  asio::io_context &Context;
  tcp::socket Socket;
  tcp::endpoint Peer;
};

// One timer object: to arm it again ends the wait before.
class OneTimer : public QObject {
public:
  void watch() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, [this] { Timer.start(3000); });
    connect(&Socket, &QAbstractSocket::disconnected, this, [this] { Timer.start(3000); });
    connect(&Timer, &QTimer::timeout, this, [this] { start(); });
  }
  void start() { Socket.connectToHost(Host, 5222); }

private:
  QTcpSocket Socket;
  QTimer Timer;
  QString Host;
};

// Both handlers call one helper, which does not ask.
class Helped : public QObject {
public:
  void watch() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, [this] { retryLater(); });
    connect(&Socket, &QAbstractSocket::disconnected, this, [this] { retryLater(); }); // expected-warning {{'singleShot' arms a retry of 'connectToHost' while another may be pending}}
  }
  void start() { Socket.connectToHost(Host, 5222); }

private:
  void retryLater() { QTimer::singleShot(3000, this, [this] { start(); }); }

  QTcpSocket Socket;
  QString Host;
};

// A flag tells that one is pending.
class Flagged : public QObject {
public:
  void watch() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, [this] { retryLater(); });
    connect(&Socket, &QAbstractSocket::disconnected, this, [this] { retryLater(); });
  }
  void start() { Socket.connectToHost(Host, 5222); }

private:
  void retryLater() {
    if (Pending)
      return;
    Pending = true;
    QTimer::singleShot(3000, this, [this] {
      Pending = false;
      start();
    });
  }

  QTcpSocket Socket;
  QString Host;
  bool Pending = false;
};

// A state does, too.
class Stateful : public QObject {
public:
  void watch() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, [this] { lost(); });
    connect(&Socket, &QAbstractSocket::disconnected, this, [this] { lost(); });
  }
  void start() {
    State = Connecting;
    Socket.connectToHost(Host, 5222);
  }

private:
  void lost() {
    if (State == Waiting)
      return;
    State = Waiting;
    QTimer::singleShot(3000, this, [this] { start(); });
  }

  enum { Idle, Connecting, Waiting } State = Idle;
  QTcpSocket Socket;
  QString Host;
};

// One handler arms, the other only tells.
class OneHandler : public QObject {
public:
  void watch() {
    connect(&Socket, &QAbstractSocket::errorOccurred, this, [this] { ++Failures; });
    connect(&Socket, &QAbstractSocket::disconnected, this,
            [this] { QTimer::singleShot(3000, this, [this] { start(); }); });
  }
  void start() { Socket.connectToHost(Host, 5222); }

private:
  QTcpSocket Socket;
  QString Host;
  int Failures = 0;
};

// A member timer in the same two places: the library cancels its earlier wait.
class PatientPipe {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code)
        onError();
    });
  }

private:
  void onError() {
    arm();
    Socket.close();
    arm();
  }
  void arm() {
    Timer.expires_after(2s);
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
};
