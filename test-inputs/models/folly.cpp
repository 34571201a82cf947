// Folly: a callback object is told how connecting went, and the event base waits.
#include <folly/Random.h>
#include <folly/coro/Retry.h>
#include <folly/io/async/AsyncSocket.h>

#include <algorithm>

class EagerLink : private folly::AsyncSocket::ConnectCallback {
public:
  void open() { Socket->connect(this, Peer, 3000); }

private:
  void connectSuccess() noexcept override { Socket->setReadCB(Reader); }
  void connectErr(const folly::AsyncSocketException &) noexcept override {
    open(); // expected-error {{'connect' is started again from its own failure handler with no delay}} expected-error {{'connect' is retried for ever while it fails, with no delay}}
  }

  std::shared_ptr<folly::AsyncSocket> Socket;
  folly::AsyncSocket::ReadCallback *Reader = nullptr;
  folly::SocketAddress Peer;
};

class Link : private folly::AsyncSocket::ConnectCallback {
public:
  explicit Link(folly::EventBase &Base) : Base(Base) {}

  void open() { Socket->connect(this, Peer, 3000); }

private:
  void connectSuccess() noexcept override {
    Wait = 250;
    Failures = 0;
    Socket->setReadCB(Reader);
  }
  void connectErr(const folly::AsyncSocketException &Error) noexcept override {
    if (Error.getType() != folly::AsyncSocketException::NOT_OPEN &&
        Error.getType() != folly::AsyncSocketException::TIMED_OUT)
      return;
    if (++Failures > 8)
      return;
    Base.runAfterDelay([this] { open(); }, folly::Random::rand32(Wait / 2, Wait));
    Wait = std::min(Wait * 2, 30000u);
  }

  folly::EventBase &Base;
  std::shared_ptr<folly::AsyncSocket> Socket;
  folly::AsyncSocket::ReadCallback *Reader = nullptr;
  folly::SocketAddress Peer;
  std::uint32_t Wait = 250;
  unsigned Failures = 0;
};

void run(folly::EventBase &Base, Link &Of, EagerLink &Eager) {
  Of.open();
  Eager.open();
  Base.loopForever();
}
