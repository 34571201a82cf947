// expected-no-diagnostics
//
// Code that goes round and is no retry, or is the retry that it should be. All
// checks look at it.
#include <QtNetwork>
#include <QtWidgets>
#include <boost/asio.hpp>
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>
#include <hiredis/hiredis.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <iostream>
#include <memory>
#include <mutex>
#include <optional>
#include <queue>
#include <random>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

// Event loops and queues.

void runThreads(asio::io_context &Io, unsigned Count) {
  std::vector<std::thread> Threads;
  for (unsigned I = 0; I < Count; ++I)
    Threads.emplace_back([&Io] {
      while (!Io.stopped())
        Io.run();
    });
  for (std::thread &Each : Threads)
    Each.join();
}

void drain(grpc::CompletionQueue &Queue) {
  void *Tag;
  bool Ok;
  while (Queue.Next(&Tag, &Ok))
    if (Ok)
      (*static_cast<std::function<void()> *>(Tag))();
}

class WorkQueue {
public:
  std::function<void()> pop() {
    std::unique_lock<std::mutex> Lock(Mutex);
    while (Items.empty()) // wakes without a reason, too
      Ready.wait(Lock);
    auto Item = std::move(Items.front());
    Items.pop();
    return Item;
  }

private:
  std::mutex Mutex;
  std::condition_variable Ready;
  std::queue<std::function<void()>> Items;
};

void raise(std::atomic<long> &Highest, long Value) {
  long Seen = Highest.load();
  while (Seen < Value && !Highest.compare_exchange_weak(Seen, Value))
    ;
}

// A read loop that goes on after each message and ends at the first error.
class Receiver {
public:
  void read() {
    Socket.async_read_some(asio::buffer(Data), [this](const error_code &Code, std::size_t) {
      if (Code)
        return;
      read();
    });
  }

private:
  tcp::socket Socket;
  char Data[2048];
};

class Acceptor {
public:
  void accept() {
    Listening.async_accept(Next, [this](const error_code &) { accept(); });
  }

private:
  tcp::acceptor Listening;
  tcp::socket Next;
};

// A periodic task whose timer fires whether or not the last call failed.
class Reporter {
public:
  void schedule() {
    Timer.expires_after(30s);
    Timer.async_wait([this](const error_code &Code) {
      if (Code)
        return;
      curl_easy_setopt(Handle, CURLOPT_TIMEOUT, 10L);
      if (curl_easy_perform(Handle) != CURLE_OK)
        ++Failures;
      schedule();
    });
  }

private:
  asio::steady_timer Timer;
  CURL *Handle = nullptr;
  unsigned Failures = 0;
};

// Endpoints one after the other.
bool connectAny(tcp::socket &Socket, tcp::resolver::results_type Endpoints) {
  for (const auto &Endpoint : Endpoints) {
    error_code Code;
    Socket.close(Code);
    Socket.connect(Endpoint, Code);
    if (!Code)
      return true;
  }
  return false;
}

// What a client that lives as long as its process should look like: its backoff
// is a class of its own, grows up to a cap, has jitter, starts over when a message
// came through, and a stop request ends the wait.
class Backoff {
public:
  std::chrono::milliseconds next() {
    std::uniform_int_distribution<int> Spread(Current / 2, Current);
    std::chrono::milliseconds Result(Spread(Random));
    Current = std::min(Current * 2, 60000);
    return Result;
  }
  void reset() { Current = 500; }

private:
  int Current = 500;
  std::mt19937 Random{std::random_device{}()};
};

class Subscriber {
public:
  void run(std::stop_token Stop) {
    while (!Stop.stop_requested()) {
      timeval Limit = {5, 0};
      redisContext *Redis = redisConnectWithTimeout("cache.example", 6379, Limit);
      if (Redis && !Redis->err)
        receive(Redis, Stop);
      redisFree(Redis);
      std::unique_lock<std::mutex> Lock(Mutex);
      Wake.wait_for(Lock, Stop, Pause.next(), [] { return false; });
    }
  }

private:
  void receive(redisContext *Redis, std::stop_token Stop) {
    redisCommand(Redis, "SUBSCRIBE jobs");
    void *Reply = nullptr;
    while (!Stop.stop_requested() && redisGetReply(Redis, &Reply) == REDIS_OK) {
      freeReplyObject(Reply);
      Pause.reset();
    }
  }

  Backoff Pause;
  std::mutex Mutex;
  std::condition_variable_any Wake;
};

class AsyncSubscriber {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code == asio::error::operation_aborted)
        return;
      if (Code)
        retryLater();
      else
        read();
    });
  }

  void stop() {
    error_code Ignored;
    Timer.cancel();
    Socket.close(Ignored);
  }

private:
  void retryLater() {
    Timer.expires_after(Pause.next());
    Timer.async_wait([this](const error_code &Cancelled) {
      if (!Cancelled)
        connect();
    });
  }

  void read() {
    Socket.async_read_some(asio::buffer(Data), [this](const error_code &Code, std::size_t) {
      if (Code == asio::error::operation_aborted)
        return;
      if (Code) {
        retryLater();
        return;
      }
      Pause.reset();
      read();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  Backoff Pause;
  char Data[4096];
};

// The same as a coroutine.
asio::awaitable<void> keepConnected(tcp::endpoint Peer) {
  auto Executor = co_await asio::this_coro::executor;
  asio::steady_timer Timer(Executor);
  Backoff Pause;
  for (;;) {
    tcp::socket Socket(Executor);
    bool Connected = false;
    try {
      co_await Socket.async_connect(Peer, asio::use_awaitable);
      Connected = true;
    } catch (const boost::system::system_error &Error) {
      if (Error.code() == asio::error::operation_aborted)
        co_return;
    }
    if (Connected)
      co_return;
    Timer.expires_after(Pause.next());
    co_await Timer.async_wait(asio::use_awaitable);
  }
}

// A service that waits for its database at start-up, and not for ever.
bool waitForCache(std::chrono::seconds Patience) {
  const auto Deadline = std::chrono::steady_clock::now() + Patience;
  Backoff Pause;
  while (std::chrono::steady_clock::now() < Deadline) {
    timeval Limit = {2, 0};
    redisContext *Redis = redisConnectWithTimeout("cache.example", 6379, Limit);
    bool Up = Redis && !Redis->err;
    redisFree(Redis);
    if (Up)
      return true;
    std::this_thread::sleep_for(Pause.next());
  }
  return false;
}

// A second request to another replica while the first is slow.
std::string hedged(std::function<std::string(int)> Ask) {
  auto First = std::async(std::launch::async, Ask, 0);
  if (First.wait_for(50ms) == std::future_status::ready)
    return First.get();
  auto Second = std::async(std::launch::async, Ask, 1);
  for (;;) {
    if (First.wait_for(1ms) == std::future_status::ready)
      return First.get();
    if (Second.wait_for(1ms) == std::future_status::ready)
      return Second.get();
  }
}

// A limit on how fast requests go out, whether they succeed or not.
class TokenBucket {
public:
  void take() {
    while (!tryTake())
      std::this_thread::sleep_for(10ms);
  }

private:
  bool tryTake() {
    auto Now = std::chrono::steady_clock::now();
    if (Now < Next)
      return false;
    Next = Now + 100ms;
    return true;
  }
  std::chrono::steady_clock::time_point Next;
};

void sendEach(CURL *Handle, const std::vector<std::string> &Urls, TokenBucket &Bucket) {
  curl_easy_setopt(Handle, CURLOPT_TIMEOUT, 20L);
  for (const std::string &Url : Urls) {
    Bucket.take();
    curl_easy_setopt(Handle, CURLOPT_URL, Url.c_str());
    if (curl_easy_perform(Handle) != CURLE_OK)
      std::cerr << "lost " << Url << "\n";
  }
}

// A person paces it.
bool connectWithPrompt(tcp::socket &Socket, tcp::endpoint Peer) {
  for (std::string Answer = "y"; Answer == "y";) {
    error_code Code;
    Socket.connect(Peer, Code);
    if (!Code)
      return true;
    std::cout << Code.message() << "; once more? ";
    std::getline(std::cin, Answer);
  }
  return false;
}

// ... who presses a button.
bool connectWithDialog(QTcpSocket &Socket, const QString &Host, QWidget *Window) {
  for (;;) {
    Socket.connectToHost(Host, 5222);
    if (Socket.waitForConnected(3000))
      return true;
    if (QMessageBox::question(Window, "Offline", "Once more?") != QMessageBox::Yes)
      return false;
  }
}

// A long poll: the server holds the request until there is news.
void followNews(CURL *Handle, std::stop_token Stop, std::function<void()> OnNews) {
  Backoff Pause;
  curl_easy_setopt(Handle, CURLOPT_TIMEOUT, 90L);
  while (!Stop.stop_requested()) {
    CURLcode Code = curl_easy_perform(Handle);
    if (Code == CURLE_OK) {
      Pause.reset();
      OnNews();
    } else if (Code != CURLE_OPERATION_TIMEDOUT) {
      std::this_thread::sleep_for(Pause.next());
    }
  }
}

// Code that no one instantiates.
template <typename Client> void hammer(Client &Of) {
  while (!Of.perform())
    ;
}

// Each message of a queue is sent once, whoever walks over it and however.
struct Parcel {
  CURL *Handle = nullptr;
};

static bool deliver(Parcel *Each) { return curl_easy_perform(Each->Handle) == CURLE_OK; }

class Outbox {
public:
  void flush() {
    auto Each = std::begin(Waiting);
    for (; Each != std::end(Waiting); ++Each)
      deliver((*Each).get());
    Waiting.erase(std::begin(Waiting), Each);
  }
  void flushUrgent() {
    for (Parcel &Each : Urgent)
      deliver(&Each);
  }
  void flushRest() {
    for (auto Each = Urgent.begin(); Each != Urgent.end(); Each++) {
      Parcel &Next = *Each;
      deliver(&Next);
    }
  }

private:
  std::vector<std::unique_ptr<Parcel>> Waiting;
  std::vector<Parcel> Urgent;
};

// A fake for tests, as its name says.
class MockTransport {
public:
  bool send() {
    while (curl_easy_perform(Handle) != CURLE_OK)
      ;
    return true;
  }

private:
  CURL *Handle = nullptr;
};

// A lock of this process that is served in order.
class TicketLock {
public:
  void lock() {
    unsigned Mine = Next.fetch_add(1);
    while (Serving.load() != Mine)
      std::this_thread::yield();
  }
  void unlock() { Serving.store(Serving.load() + 1); }

private:
  std::atomic<unsigned> Next{0}, Serving{0};
};
