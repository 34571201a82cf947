// retry-on-recovery: what a network that came back starts.
#include <QtNetwork>
#include <boost/asio.hpp>

#include <chrono>
#include <random>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

class Uplink {
public:
  void connect();
  void connectSoon();
  void connectAfterThreeSeconds();

  void onNetworkAvailable() {
    Online = true;
    if (!Open)
      connect(); // expected-warning {{'connect' is started at once on 'onNetworkAvailable', as in every other client that the event reaches; wait a random time, spread over seconds, first}}
  }

  // The same wait everywhere only moves the second.
  void onConnectivityRestored() {
    connectAfterThreeSeconds(); // expected-warning {{'connectAfterThreeSeconds' is started the same time after 'onConnectivityRestored'}}
  }

  // Spread over seconds.
  void onInternetReachable() { connectSoon(); }

  void onNetworkLost() { Online = false; }

  // A question, not an event.
  bool isNetworkAvailable() const { return Online; }

  // A person asked.
  void onRefreshClicked() { connect(); }

  // It only remembers.
  void onNetworkChanged() { Online = !Online; }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  std::mt19937 Random{std::random_device{}()};
  bool Online = false;
  bool Open = false;
};

void Uplink::connect() {
  Socket.async_connect(Peer, [this](const error_code &Code) { Open = !Code; });
}

void Uplink::connectSoon() {
  std::uniform_int_distribution<int> Spread(0, 8000);
  Timer.expires_after(std::chrono::milliseconds(Spread(Random)));
  Timer.async_wait([this](const error_code &Code) {
    if (!Code)
      connect();
  });
}

void Uplink::connectAfterThreeSeconds() {
  Timer.expires_after(3s);
  Timer.async_wait([this](const error_code &Code) {
    if (!Code)
      connect();
  });
}

class Feed : public QObject {
public:
  void watch() {
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability New) {
              if (New == QNetworkInformation::Reachability::Online)
                load(); // expected-warning {{'load' is started at once on 'reachabilityChanged'}}
            });
  }

  void watchGently() {
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability New) {
              if (New == QNetworkInformation::Reachability::Online)
                QTimer::singleShot(QRandomGenerator::global()->bounded(8000), this,
                                   [this] { load(); });
            });
  }

private:
  void load() { Socket.connectToHost("feed.example", 443); }

  QTcpSocket Socket;
};

// A process on this machine has few clients.
class Sidecar {
public:
  void onNetworkAvailable() { Socket.connectToHost("localhost", 9000); }

private:
  QTcpSocket Socket;
};
