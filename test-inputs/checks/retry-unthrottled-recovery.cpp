// retry-unthrottled-recovery: requests that every failure makes.
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

struct Envelope {
  std::string Source;
  std::string Content;
};
struct Query {};
struct Rows {};
struct Store {
  struct Stub {
    grpc::Status Read(grpc::ClientContext *, const Query &, Rows *);
    grpc::Status Resync(grpc::ClientContext *, const Query &, Rows *);
  };
};

class NoSession : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

class Receiver {
public:
  void receive(const Envelope &Message) {
    try {
      decrypt(Message);
    } catch (const NoSession &) {
      resetSession(Message.Source); // expected-warning {{every failure of 'decrypt' makes a request of 'resetSession', with no least time between two}}
    }
  }

  // Once an hour for each sender.
  void receiveSparingly(const Envelope &Message) {
    try {
      decrypt(Message);
    } catch (const NoSession &) {
      const auto Now = Clock::now();
      if (Now - LastReset[Message.Source] < 1h)
        return;
      LastReset[Message.Source] = Now;
      resetSession(Message.Source);
    }
  }

  // Once in the life of the object.
  void receiveWithOneReset(const Envelope &Message) {
    try {
      decrypt(Message);
    } catch (const NoSession &) {
      if (WasReset)
        return;
      WasReset = true;
      resetSession(Message.Source);
    }
  }

  // The guard is in the function that makes the request.
  void receiveWithGuardInside(const Envelope &Message) {
    try {
      decrypt(Message);
    } catch (const NoSession &) {
      resetSessionSparingly(Message.Source);
    }
  }

  // Each tenth failure.
  void receiveCounting(const Envelope &Message) {
    try {
      decrypt(Message);
    } catch (const NoSession &) {
      if (++Failures % 10 == 0)
        resetSession(Message.Source);
    }
  }

  // A token bucket.
  void receiveWithBudget(const Envelope &Message) {
    try {
      decrypt(Message);
    } catch (const NoSession &) {
      if (takeToken())
        resetSession(Message.Source);
    }
  }

  // It waits first.
  void receiveSlowly(const Envelope &Message) {
    try {
      decrypt(Message);
    } catch (const NoSession &) {
      std::this_thread::sleep_for(30s);
      resetSession(Message.Source);
    }
  }

private:
  std::string decrypt(const Envelope &Message) {
    auto Found = Sessions.find(Message.Source);
    if (Found == Sessions.end())
      throw NoSession(Message.Source);
    return Found->second + Message.Content;
  }
  bool request(const std::string &Url) {
    curl_easy_setopt(Handle, CURLOPT_URL, Url.c_str());
    return curl_easy_perform(Handle) == CURLE_OK;
  }
  void resetSession(const std::string &Name) {
    Sessions.erase(Name);
    request("https://chat.example/keys/" + Name);
  }
  void resetSessionSparingly(const std::string &Name) {
    if (Clock::now() < NextReset)
      return;
    NextReset = Clock::now() + 10min;
    request("https://chat.example/keys/" + Name);
  }
  bool takeToken() {
    if (Tokens == 0)
      return false;
    --Tokens;
    return true;
  }

  CURL *Handle;
  std::map<std::string, std::string> Sessions;
  std::map<std::string, Clock::time_point> LastReset;
  Clock::time_point NextReset;
  bool WasReset = false;
  unsigned Failures = 0;
  unsigned Tokens = 5;
};

class Reader {
public:
  explicit Reader(Store::Stub &Service) : Service(Service), Handle(curl_easy_init()) {}

  bool read(Rows &To) {
    grpc::ClientContext Context;
    if (Service.Read(&Context, Query(), &To).ok())
      return true;
    refreshToken(); // expected-warning {{every failure of 'Read' makes a request of 'refreshToken'}}
    return false;
  }

  // An answer that asks for it.
  bool readAuthenticated(Rows &To) {
    grpc::ClientContext Context;
    grpc::Status Status = Service.Read(&Context, Query(), &To);
    if (Status.error_code() == grpc::StatusCode::UNAUTHENTICATED)
      refreshToken();
    return Status.ok();
  }

  // Whatever became of the reading.
  bool readAndResync(Rows &To) {
    grpc::ClientContext Context, Next;
    bool Done = Service.Read(&Context, Query(), &To).ok();
    Service.Resync(&Next, Query(), &To);
    return Done;
  }

  // Words, no request.
  bool readAndLog(Rows &To) {
    grpc::ClientContext Context;
    if (Service.Read(&Context, Query(), &To).ok())
      return true;
    resetCounters();
    return false;
  }

private:
  void refreshToken() {
    curl_easy_setopt(Handle, CURLOPT_URL, "https://id.example/token");
    curl_easy_perform(Handle);
  }
  void resetCounters() { Reads = 0; }

  Store::Stub &Service;
  CURL *Handle;
  std::atomic<unsigned> Reads{0};
};
