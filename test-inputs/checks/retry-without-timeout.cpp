// retry-without-timeout looks for limits on each attempt.
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>
#include <hiredis/hiredis.h>

#include <chrono>
#include <memory>
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
