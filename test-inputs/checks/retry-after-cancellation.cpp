// retry-after-cancellation looks for failures that this program caused itself.
#include <boost/asio.hpp>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <random>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

struct Request {};
struct Reply {};
struct Feed {
  struct Stub {
    grpc::Status Fetch(grpc::ClientContext *, const Request &, Reply *);
  };
};

bool fetch(Feed::Stub &Service) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    Reply Answer;
    grpc::Status Status = Service.Fetch(&Context, Request(), &Answer);
    if (Status.ok())
      return true;
    switch (Status.error_code()) { // expected-warning {{'Fetch' is retried on CANCELLED, which says that this program cancelled it}}
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::CANCELLED:
      break;
    default:
      return false;
    }
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

bool fetchUnlessCancelled(Feed::Stub &Service) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    Reply Answer;
    grpc::Status Status = Service.Fetch(&Context, Request(), &Answer);
    if (Status.ok())
      return true;
    if (Status.error_code() == grpc::StatusCode::CANCELLED)
      return false;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

class Stream {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code == asio::error::connection_refused || // expected-warning {{'async_connect' is retried on operation_aborted}}
          Code == asio::error::operation_aborted)
        retryLater();
    });
  }

private:
  void retryLater() {
    Timer.expires_after(5s);
    Timer.async_wait([this](const error_code &Code) {
      if (!Code)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
};

// Cancelled is the end.
class StoppableStream {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (!Code || Code == asio::error::operation_aborted)
        return;
      Timer.expires_after(5s);
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

// A timer that is armed anew is told by its cancelled wait: no attempt was made.
class Debounce {
public:
  void touch() {
    Timer.expires_after(200ms);
    Timer.async_wait([this](const error_code &Code) {
      if (Code == asio::error::operation_aborted)
        return;
      flush();
    });
  }

private:
  void flush();
  asio::steady_timer Timer;
};

// Cancelled to move to another peer: whoever cancels has asked for the new start.
class Roaming {
public:
  void connect() {
    Socket.async_connect(Peer, [this](const error_code &Code) {
      if (Code == asio::error::operation_aborted && Moving) {
        Moving = false;
        retryLater();
      }
    });
  }

  void moveTo(const tcp::endpoint &Next) {
    Peer = Next;
    Moving = true;
    Socket.cancel();
  }

private:
  void retryLater() {
    Timer.expires_after(1s);
    Timer.async_wait([this](const error_code &Code) {
      if (!Code)
        connect();
    });
  }

  tcp::socket Socket;
  tcp::endpoint Peer;
  asio::steady_timer Timer;
  bool Moving = false;
};

// Cancelled is one of those on which it gives up.
bool fetchWhatMayPass(Feed::Stub &Service) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    Reply Answer;
    grpc::Status Status = Service.Fetch(&Context, Request(), &Answer);
    switch (Status.error_code()) {
    case grpc::StatusCode::OK:
      return true;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
      break;
    case grpc::StatusCode::CANCELLED:
    default:
      return false;
    }
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}
