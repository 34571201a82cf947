// retry-recursion looks for a failure path that calls its own function.
#include <boost/asio.hpp>
#include <curl/curl.h>
#include <hiredis/hiredis.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

class Cache {
public:
  redisContext *connect() {
    redisContext *Context = redisConnect(Host.c_str(), 6379);
    if (Context && !Context->err)
      return Context;
    redisFree(Context);
    std::this_thread::sleep_for(2s);
    return connect(); // expected-error {{each failure of 'redisConnect' calls this function again from within, until the stack is used up}}
  }

  // Through a helper.
  void ensure() {
    Context = redisConnect(Host.c_str(), 6379);
    if (!Context || Context->err)
      recover(); // expected-error {{each failure of 'redisConnect' calls this function again from within}}
  }

  // Fifty frames deep.
  bool connectAtMost(int Left) {
    Context = redisConnect(Host.c_str(), 6379);
    if (Context && !Context->err)
      return true;
    if (Left == 0)
      return false;
    std::this_thread::sleep_for(2s);
    return connectAtMost(Left - 1);
  }
  bool start() { return connectAtMost(3); }

private:
  void recover() {
    redisFree(Context);
    std::this_thread::sleep_for(2s);
    ensure();
  }

  redisContext *Context = nullptr;
  std::string Host;
};

// A timer's handler starts the next attempt: the stack is empty by then.
class Stream {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code)
        return;
      Timer.expires_after(2s);
      Timer.async_wait([this](const error_code &Cancelled) {
        if (!Cancelled)
          connect();
      });
    });
  }

private:
  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
};

// A loop.
bool fetch(CURL *Handle) {
  for (int Attempt = 0; Attempt < 50; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(2s);
  }
  return false;
}

// A tree that is walked, with a request for each node.
struct Node {
  std::string Url;
  std::vector<Node> Children;
};
void fetchTree(CURL *Handle, const Node &Root) {
  curl_easy_setopt(Handle, CURLOPT_URL, Root.Url.c_str());
  if (curl_easy_perform(Handle) != CURLE_OK)
    return;
  for (const Node &Child : Root.Children)
    fetchTree(Handle, Child);
}
