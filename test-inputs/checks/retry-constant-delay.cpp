// retry-constant-delay looks at how the wait changes between two attempts.
#include <boost/asio.hpp>
#include <curl/curl.h>
#include <hiredis/hiredis.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <unistd.h>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

void sameDelayEveryTime(CURL *Handle) {
  while (curl_easy_perform(Handle) != CURLE_OK)
    sleep(1); // expected-warning {{every retry of 'curl_easy_perform' waits the same 1 s}}
}

namespace {
constexpr auto RetryInterval = 3s;
constexpr int MaxTries = 100;
} // namespace

class ImportNode {
public:
  // The figures are constants elsewhere in the file.
  bool connect() {
    for (int Try = 0; Try < MaxTries; ++Try) {
      Context = redisConnect(Host.c_str(), 6379);
      if (Context && !Context->err)
        return true;
      std::this_thread::sleep_for(RetryInterval); // expected-warning {{every retry of 'redisConnect' waits the same 3 s}}
    }
    return false;
  }

  // The wait is a field that nothing changes.
  bool connectConfigured() {
    for (int Try = 0; Try < MaxTries; ++Try) {
      Context = redisConnect(Host.c_str(), 6379);
      if (Context && !Context->err)
        return true;
      std::this_thread::sleep_for(Interval); // expected-warning {{every retry of 'redisConnect' waits the same 750 ms}}
    }
    return false;
  }

  // The wait and the attempt are in helpers.
  bool connectThroughHelpers() {
    for (int Try = 0; Try < MaxTries; ++Try) {
      if (tryConnect())
        return true;
      pause(); // expected-warning {{every retry of 'redisConnect' waits the same 250 ms}}
    }
    return false;
  }

private:
  bool tryConnect() {
    Context = redisConnect(Host.c_str(), 6379);
    return Context && !Context->err;
  }

  void pause() { std::this_thread::sleep_for(250ms); }

  redisContext *Context = nullptr;
  std::string Host;
  const std::chrono::milliseconds Interval{750};
};

// A timer of an event loop.
class Stream {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) { onConnect(Code); });
  }

private:
  void onConnect(const error_code &Code) {
    if (!Code)
      return;
    Timer.expires_after(2s);
    Timer.async_wait([this](const error_code &Cancelled) { // expected-warning {{every retry of 'async_connect' waits the same 2 s}}
      if (!Cancelled)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
};

// Nothing is known about the delay, so nothing is reported.
void delayChosenByTheCaller(CURL *Handle, unsigned Seconds) {
  while (curl_easy_perform(Handle) != CURLE_OK)
    sleep(Seconds);
}

// Three attempts make no storm.
bool threeAttempts(CURL *Handle) {
  for (int Attempt = 0; Attempt < 3; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(1s);
  }
  return false;
}

// Once in five minutes is no burden.
void seldom(CURL *Handle) {
  while (curl_easy_perform(Handle) != CURLE_OK)
    std::this_thread::sleep_for(5min);
}

// It grows.
bool growing(CURL *Handle) {
  auto Delay = 100ms;
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(Delay);
    Delay = std::min(Delay * 2, 10000ms);
  }
  return false;
}

// It grows with the number of the attempt, in the argument of a helper.
void waitFor(unsigned Milliseconds) {
  std::this_thread::sleep_for(std::chrono::milliseconds(Milliseconds));
}
bool growingInAnArgument(CURL *Handle) {
  for (unsigned Attempt = 0; Attempt < 8; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    waitFor(200 * (Attempt + 1));
  }
  return false;
}

// The spread is what keeps clients apart; the mean may stay the same.
bool spread(CURL *Handle) {
  std::mt19937 Random{std::random_device{}()};
  std::uniform_int_distribution<int> Wait(500, 5000);
  for (int Attempt = 0; Attempt < 10; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
  }
  return false;
}

// A table that grows.
bool fromATable(CURL *Handle) {
  static const int Seconds[] = {1, 2, 5, 10, 30};
  for (int Wait : Seconds) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(std::chrono::seconds(Wait));
  }
  return false;
}

// A poll, not a retry: no attempt in the loop.
void pollsAFlag(volatile bool *Done) {
  while (!*Done)
    sleep(1);
}

// A poll, not a retry: it asks again because the answer was "not yet".
bool untilFinished(CURL *Handle, std::string (*State)(CURL *)) {
  for (;;) {
    if (curl_easy_perform(Handle) != CURLE_OK)
      return false;
    if (State(Handle) == "finished")
      return true;
    std::this_thread::sleep_for(2s);
  }
}

// A daemon on this machine.
redisContext *localCache() {
  for (int Try = 0; Try < 50; ++Try) {
    redisContext *Context = redisConnect("127.0.0.1", 6379);
    if (Context && !Context->err)
      return Context;
    std::this_thread::sleep_for(100ms);
  }
  return nullptr;
}

redisContext *localCacheByPath() {
  for (int Try = 0; Try < 50; ++Try) {
    redisContext *Context = redisConnectUnix("/run/redis.sock");
    if (Context && !Context->err)
      return Context;
    std::this_thread::sleep_for(100ms);
  }
  return nullptr;
}

// A limit on how fast items are sent, whether they arrive or not.
unsigned sendAll(CURL *Handle, unsigned Count) {
  unsigned Failed = 0;
  for (unsigned I = 0; I < Count; ++I) {
    std::string Url = "https://collector.example/item/" + std::to_string(I);
    curl_easy_setopt(Handle, CURLOPT_URL, Url.c_str());
    if (curl_easy_perform(Handle) != CURLE_OK)
      ++Failed;
    std::this_thread::sleep_for(50ms);
  }
  return Failed;
}
