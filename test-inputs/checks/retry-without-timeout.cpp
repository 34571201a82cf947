// retry-without-timeout looks for limits on each attempt.
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>
#include <hiredis/hiredis.h>
#include <httplib.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>

using namespace std::chrono_literals;

// Made here, and never given a limit.
bool fetch(const char *Url) {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_URL, Url);
  bool Done = false;
  for (int Attempt = 0; Attempt < 5 && !Done; ++Attempt) {
    Done = curl_easy_perform(Handle) == CURLE_OK; // expected-warning {{'curl_easy_perform' is retried and has no timeout}}
    if (!Done)
      std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  curl_easy_cleanup(Handle);
  return Done;
}

bool fetchInTime(const char *Url) {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_URL, Url);
  curl_easy_setopt(Handle, CURLOPT_CONNECTTIMEOUT, 5L);
  curl_easy_setopt(Handle, CURLOPT_TIMEOUT, 20L);
  bool Done = false;
  for (int Attempt = 0; Attempt < 5 && !Done; ++Attempt) {
    Done = curl_easy_perform(Handle) == CURLE_OK;
    if (!Done)
      std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  curl_easy_cleanup(Handle);
  return Done;
}

// A speed limit is a limit.
bool fetchNotTooSlowly(const char *Url) {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_URL, Url);
  curl_easy_setopt(Handle, CURLOPT_LOW_SPEED_LIMIT, 1000L);
  curl_easy_setopt(Handle, CURLOPT_LOW_SPEED_TIME, 30L);
  bool Done = false;
  for (int Attempt = 0; Attempt < 5 && !Done; ++Attempt) {
    Done = curl_easy_perform(Handle) == CURLE_OK;
    if (!Done)
      std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  curl_easy_cleanup(Handle);
  return Done;
}

// The caller may have set one.
bool perform(CURL *Handle) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

struct Request {};
struct Reply {};
struct Greeter {
  struct Stub {
    grpc::Status Greet(grpc::ClientContext *, const Request &, Reply *);
  };
};

bool greet(Greeter::Stub &Service) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    Reply Answer;
    if (Service.Greet(&Context, Request(), &Answer).ok()) // expected-warning {{'Greet' is retried and has no timeout}}
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

bool greetInTime(Greeter::Stub &Service) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    Context.set_deadline(std::chrono::system_clock::now() + 2s);
    Reply Answer;
    if (Service.Greet(&Context, Request(), &Answer).ok())
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// An argument is a limit.
redisContext *connectInTime(const char *Host) {
  timeval Limit = {2, 0};
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    redisContext *Context = redisConnectWithTimeout(Host, 6379, Limit);
    if (Context && !Context->err)
      return Context;
    redisFree(Context);
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return nullptr;
}

// A request that nobody retries hangs as well: a logging plug-in that asks a directory
// for each message stands still with it.
class Directory {
public:
  Directory() {
    CURL *Handle = curl_easy_init();
    curl_easy_setopt(Handle, CURLOPT_NOSIGNAL, 1L);
    Session = Handle;
  }
  ~Directory() { curl_easy_cleanup(Session); }

  bool look(const char *Url) {
    curl_easy_setopt(Session, CURLOPT_URL, Url);
    return curl_easy_perform(Session) == CURLE_OK; // expected-warning {{'curl_easy_perform' has no timeout}}
  }

  // The same handle wants the same limit.
  bool lookAgain() { return curl_easy_perform(Session) == CURLE_OK; }

private:
  CURL *Session;
};

// Its limit is set where it is made, under another name.
class PatientDirectory {
public:
  PatientDirectory() {
    CURL *Handle = curl_easy_init();
    curl_easy_setopt(Handle, CURLOPT_TIMEOUT_MS, 1500L);
    Session = Handle;
  }
  ~PatientDirectory() { curl_easy_cleanup(Session); }

  bool look(const char *Url) {
    curl_easy_setopt(Session, CURLOPT_URL, Url);
    return curl_easy_perform(Session) == CURLE_OK;
  }

private:
  CURL *Session;
};

// Zero is no limit.
bool ask(const char *Url) {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_URL, Url);
  curl_easy_setopt(Handle, CURLOPT_TIMEOUT, 0L);
  bool Done = curl_easy_perform(Handle) == CURLE_OK; // expected-warning {{'curl_easy_perform' has no timeout}}
  curl_easy_cleanup(Handle);
  return Done;
}

// Someone else may limit what is kept in a list for all.
struct Pool {
  void give(CURL *Handle);
};

bool askPooled(Pool &Handles, const char *Url) {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_URL, Url);
  Handles.give(Handle);
  return curl_easy_perform(Handle) == CURLE_OK;
}

// A server on this machine.
long queueLength() {
  redisContext *Context = redisConnect("127.0.0.1", 6379);
  if (!Context || Context->err)
    return -1;
  auto *Reply = static_cast<redisReply *>(redisCommand(Context, "LLEN jobs"));
  long Length = Reply ? Reply->integer : -1;
  freeReplyObject(Reply);
  redisFree(Context);
  return Length;
}

std::string containers() {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_UNIX_SOCKET_PATH, "/var/run/docker.sock");
  curl_easy_setopt(Handle, CURLOPT_URL, "http://docker/containers/json");
  std::string Answer = curl_easy_perform(Handle) == CURLE_OK ? "up" : "down";
  curl_easy_cleanup(Handle);
  return Answer;
}

// Whoever starts a command ends it.
int main(int Count, char **Arguments) {
  CURL *Handle = curl_easy_init();
  curl_easy_setopt(Handle, CURLOPT_URL, Arguments[Count - 1]);
  int Failed = curl_easy_perform(Handle) != CURLE_OK;
  curl_easy_cleanup(Handle);
  return Failed;
}

// The library gives up by itself, after five minutes.
bool report(const std::string &Body) {
  httplib::Client Client("https://metrics.example");
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (httplib::Result Answer = Client.Post("/report", Body, "text/plain"))
      return Answer->status == 200;
    std::this_thread::sleep_for(1s * (1 << Attempt));
  }
  return false;
}

// A subscription waits for what comes, however long that takes.
void follow(redisContext *Context, void (*Handle)(void *)) {
  void *Reply = nullptr;
  for (unsigned Lost = 0; Lost < 3;) {
    if (redisGetReply(Context, &Reply) != REDIS_OK) {
      ++Lost;
      std::this_thread::sleep_for(1s);
      continue;
    }
    Handle(Reply);
    freeReplyObject(Reply);
  }
}
