// proxygen: a callback object is told how connecting went, and folly's event base waits.
#include <folly/Random.h>
#include <proxygen/lib/http/HTTPConnector.h>

#include <algorithm>

class EagerUpstream : private proxygen::HTTPConnector::Callback {
public:
  explicit EagerUpstream(folly::EventBase &Base) : Base(Base) {}
  void open() { Connector.connect(&Base, Peer, std::chrono::milliseconds(3000)); }

private:
  void connectSuccess(proxygen::HTTPUpstreamSession *Opened) override { Session = Opened; }
  void connectError(const folly::AsyncSocketException &) override {
    open(); // expected-error {{'connect' is started again from its own failure handler with no delay}} expected-error {{'connect' is retried for ever while it fails, with no delay}}
  }

  folly::EventBase &Base;
  folly::SocketAddress Peer;
  proxygen::HTTPConnector Connector;
  proxygen::HTTPUpstreamSession *Session = nullptr;
};

class Upstream : private proxygen::HTTPConnector::Callback {
public:
  explicit Upstream(folly::EventBase &Base) : Base(Base) {}
  void open() { Connector.connect(&Base, Peer, std::chrono::milliseconds(3000)); }

private:
  void connectSuccess(proxygen::HTTPUpstreamSession *Opened) override { Session = Opened; }
  void connectError(const folly::AsyncSocketException &Error) override {
    if (Error.getType() == folly::AsyncSocketException::UNKNOWN || ++Failures > 6)
      return;
    Base.runAfterDelay([this] { open(); }, folly::Random::rand32(Wait / 2, Wait));
    Wait = std::min(Wait * 2, 20000u);
  }

  folly::EventBase &Base;
  folly::SocketAddress Peer;
  proxygen::HTTPConnector Connector;
  proxygen::HTTPUpstreamSession *Session = nullptr;
  std::uint32_t Wait = 200;
  unsigned Failures = 0;
};

void run(folly::EventBase &Base, EagerUpstream &Eager, Upstream &Of) {
  Eager.open();
  Of.open();
  Base.loopForever();
}
