// Objects: constructors, virtual calls, wrappers that are what they hold.
#include <atomic>
#include <memory>
#include <mutex>
#include <net.hpp>
#include <optional>
#include <utility>
#include <vector>

struct Transport {
  virtual ~Transport() = default;
  virtual bool open() = 0;
  virtual int level() { return 1; }
};

struct Tcp : Transport {
  explicit Tcp(int Port, int Retries = 3) : Port(Port), Retries(Retries) {}
  Tcp() : Tcp(80) {}
  bool open() override;
  int level() final { return Transport::level() + 1; }

  int Port;
  int Retries;
  bool Reset = false;
  net::Session Session{"localhost"};
};

bool Tcp::open() { return Session.connect(); }

bool opens(Transport &Any, Tcp &Known) {
  Tcp Made(8080);
  return Any.open() && Known.level() > 1 && Known.Transport::level() && Made.open();
}

std::optional<int> ask(net::Session &S);

int wrapped(net::Session &S) {
  std::optional<int> Answer = ask(S);
  while (!Answer || *Answer < 0)
    Answer = ask(S);
  if (Answer.has_value())
    return Answer.value();
  auto Owner = std::make_unique<net::Session>("host");
  std::unique_ptr<net::Session> Empty;
  if (Owner && Owner->connect())
    Owner.reset();
  return Empty == nullptr;
}

net::Status calls(net::Session &S) {
  net::Status Result = S.call("one");
  if (!Result.ok() && Result.code() == 14)
    Result = S.call("two");
  return Result;
}

std::atomic<int> Running{1};

int counts(net::Session &S) {
  std::atomic<unsigned> Tries{0};
  bool First = true;
  while (Running && !S.connect()) {
    if (++Tries > 3 || Tries.fetch_add(1) > 5)
      break;
    if (std::exchange(First, false))
      continue;
    Running.store(0);
  }
  return Tries.load();
}

class Pool {
  std::mutex Mutex;
  std::vector<net::Session> Sessions;
  std::pair<int, int> Range{1, 2};

public:
  bool any() {
    std::lock_guard<std::mutex> Guard(Mutex);
    for (net::Session &S : Sessions)
      if (S.connect())
        return true;
    {
      std::unique_lock Lock(Mutex);
      net::sleepFor(net::seconds(2) * 3);
    }
    auto &[Low, High] = Range;
    auto &Alias = Range.first;
    Alias = High;
    return Low > net::toMilliseconds(net::seconds(1));
  }
};

struct Options {
  int Retries = 5;
  std::chrono::milliseconds Delay{100};
};

int defaults() {
  Options Plain;
  Options Chosen{.Retries = 2};
  Options Copy = Chosen;
  return Plain.Retries + Copy.Retries;
}

template <class T> struct Retrier {
  T Operation;
  int Count = 0;
  bool run() {
    while (Count++ < 3)
      if (Operation())
        return true;
    return false;
  }
};

bool instantiates(net::Session &S) {
  Retrier A{[&] { return S.connect(); }};
  return A.run();
}

class Stub {
public:
  net::Status Fetch(net::Context *C, const char *What);
};

bool generated(Stub &S) {
  net::Context C;
  return S.Fetch(&C, "x").ok();
}
