// What is called back, whatever it is made of, and what it sees of its maker.
#include <functional>
#include <memory>
#include <net.hpp>

class Client : public std::enable_shared_from_this<Client> {
public:
  explicit Client(net::Session &S) : Session(S), Pause(S) {}

  void start() {
    auto Self = shared_from_this();
    Session.call("hello", [this, Self](net::Error E) {
      if (E) {
        Self->failed(E);
        return;
      }
      Attempts = 0;
    });
  }

  void failed(net::Error E) {
    if (E.failed() && ++Attempts < 5) {
      Pause.expiresAfter(std::chrono::seconds(1 << Attempts));
      Pause.asyncWait(net::bind(&Client::fired, this, net::_1));
    }
  }

  void fired(net::Error E) {
    if (!E)
      start();
  }

  void boundToExecutor() {
    Session.call("again", net::bindExecutor(Session, [W = weak_from_this()](net::Error) {
                   if (auto S = W.lock())
                     S->start();
                 }));
  }

  void bySlots() {
    Session.on(this, &Client::failed);
    Session.on("error", this, SLOT(failed(Error)));
  }

  void counted(int Left) {
    Session.call("count", [this, Left, Next = Left - 1](net::Error E) mutable {
      if (E == net::Error(125))
        return;
      if (E && Next-- > 0)
        counted(Left - 1);
    });
  }

  void generic() {
    Session.call("any", [this](auto E, auto &&...) {
      if (E)
        start();
    });
  }

private:
  net::Session &Session;
  net::Timer Pause;
  int Attempts = 0;
};

struct Handler {
  net::Session *Session;
  void operator()(net::Error E) const {
    if (E)
      Session->call("handler", *this);
  }
};

void functor(net::Session &S) { S.call("functor", Handler{&S}); }

void recursive(net::Session &S) {
  int Tries = 0;
  std::function<void(net::Error)> Again = [&](net::Error E) {
    if (E && Tries++ < 3)
      S.call("recursive", Again);
  };
  Again(net::Error());
}

static auto Global = [](net::Session &S) { return S.connect(); };

bool throughALambda(net::Session &S) {
  auto Try = [&S](int N) -> bool { return N > 0 && S.connect(); };
  return Try(2) || Global(S);
}
