// Qt: a reply tells by signals, and waits are single shots of a timer.
// expected-no-diagnostics
#include <QtNetwork>

#include <algorithm>

class Feed : public QObject {
public:
  void load() {
    QNetworkRequest Request(QUrl("https://example.org/feed"));
    Request.setTransferTimeout(10000);
    QNetworkReply *Reply = Manager.get(Request);
    connect(Reply, &QNetworkReply::finished, this, [this, Reply] {
      Reply->deleteLater();
      switch (Reply->error()) {
      case QNetworkReply::NoError:
        Delay = 500;
        return;
      case QNetworkReply::ConnectionRefusedError:
      case QNetworkReply::TimeoutError:
      case QNetworkReply::ServiceUnavailableError:
        later();
        return;
      default:
        return;
      }
    });
  }

private:
  void later() {
    QTimer::singleShot(QRandomGenerator::global()->bounded(Delay / 2, Delay), this,
                       [this] { load(); });
    Delay = std::min(Delay * 2, 60000);
  }

  QNetworkAccessManager Manager;
  int Delay = 500;
};

// A poll: the timer fires whatever the last answer was.
class Poll : public QObject {
public:
  void begin() {
    connect(&Timer, &QTimer::timeout, this, [this] {
      QNetworkReply *Reply = Manager.get(QNetworkRequest(QUrl("https://example.org/health")));
      connect(Reply, &QNetworkReply::finished, this, [Reply] { Reply->deleteLater(); });
    });
    Timer.start(60000);
  }

private:
  QNetworkAccessManager Manager;
  QTimer Timer;
};

int main() {
  Feed Calm;
  Poll Regular;
  Calm.load();
  Regular.begin();
}
