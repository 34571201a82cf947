// retry-without-delay looks for a way from a failure to the next attempt on which
// nothing waits.
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace retail {

struct PriceRequest {};
struct PriceReply {
  double Price = 0;
};

class Pricing {
public:
  class Stub {
  public:
    grpc::Status GetPrice(grpc::ClientContext *Context, const PriceRequest &Request,
                          PriceReply *Reply);
  };
};

class PriceClient {
public:
  bool load(const PriceRequest &Request, PriceReply &Reply) {
    for (int Attempt = 0; Attempt < 5; ++Attempt) { // expected-warning {{'GetPrice' is tried again at once after a failure, up to 5 times}}
      grpc::ClientContext Context;
      grpc::Status Status = Service->GetPrice(&Context, Request, &Reply);
      if (Status.ok())
        return true;
    }
    return false;
  }

  // Waits before each attempt but the first.
  bool loadPatiently(const PriceRequest &Request, PriceReply &Reply) {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (Attempt > 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(100 << Attempt));
      grpc::ClientContext Context;
      if (Service->GetPrice(&Context, Request, &Reply).ok())
        return true;
    }
    return false;
  }

private:
  std::unique_ptr<Pricing::Stub> Service;
};

class UploadError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

class Uploader {
public:
  // The failure is an exception of a helper, and the wait is on the way that
  // succeeds only.
  void uploadAll(const std::vector<std::string> &Files) {
    for (const std::string &File : Files) {
      int Attempts = 0;
      while (Attempts < 4) { // expected-warning {{'curl_easy_perform' is tried again at once after a failure}}
        try {
          upload(File);
          std::this_thread::sleep_for(std::chrono::milliseconds(50));
          break;
        } catch (const UploadError &) {
          ++Attempts;
        }
      }
    }
  }

  // The delay is in the handler.
  void uploadPatiently(const std::string &File) {
    for (int Attempts = 0; Attempts < 4; ++Attempts) {
      try {
        upload(File);
        return;
      } catch (const UploadError &) {
        backOff(Attempts);
      }
    }
  }

  // A continue that leaps over the wait.
  bool uploadOrSkipWait(const std::string &File) {
    for (int Attempt = 0; Attempt < 8; ++Attempt) { // expected-warning {{'curl_easy_perform' is tried again at once after a failure, up to 8 times}}
      curl_easy_setopt(Handle, CURLOPT_URL, File.c_str());
      CURLcode Code = curl_easy_perform(Handle);
      if (Code == CURLE_OK)
        return true;
      if (Code == CURLE_COULDNT_CONNECT)
        continue;
      std::this_thread::sleep_for(std::chrono::seconds(1 << Attempt));
    }
    return false;
  }

private:
  void upload(const std::string &File) {
    curl_easy_setopt(Handle, CURLOPT_URL, File.c_str());
    if (CURLcode Code = curl_easy_perform(Handle))
      throw UploadError(curl_easy_strerror(Code));
  }

  void backOff(int Attempts) {
    std::uniform_int_distribution<int> Spread(0, 100 << Attempts);
    std::this_thread::sleep_for(std::chrono::milliseconds(Spread(Random)));
  }

  CURL *Handle = nullptr;
  std::mt19937 Random{std::random_device{}()};
};

// One more try, for a connection that went stale in the pool.
CURLcode onceMore(CURL *Handle) {
  CURLcode Code = curl_easy_perform(Handle);
  if (Code == CURLE_SEND_ERROR || Code == CURLE_GOT_NOTHING)
    Code = curl_easy_perform(Handle);
  return Code;
}

// Likewise, as a loop.
CURLcode onceMoreInALoop(CURL *Handle) {
  CURLcode Code = CURLE_OK;
  for (int Attempt = 0; Attempt < 2; ++Attempt) {
    Code = curl_easy_perform(Handle);
    if (Code == CURLE_OK)
      break;
  }
  return Code;
}

// A token is renewed once when it has expired.
long withFreshToken(CURL *Handle, void (*RenewToken)(CURL *)) {
  long Status = 0;
  for (bool Renewed = false;;) {
    if (curl_easy_perform(Handle) != CURLE_OK)
      return -1;
    curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
    if (Status != 401 || Renewed)
      return Status;
    RenewToken(Handle);
    Renewed = true;
  }
}

// Each turn asks another mirror.
bool fromAnyMirror(CURL *Handle, const std::vector<std::string> &Mirrors) {
  for (const std::string &Mirror : Mirrors) {
    curl_easy_setopt(Handle, CURLOPT_URL, Mirror.c_str());
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
  }
  return false;
}

// A list of things to fetch, of which some may fail.
unsigned fetchEach(CURL *Handle, const std::vector<std::string> &Urls) {
  unsigned Failed = 0;
  for (std::size_t I = 0; I < Urls.size(); ++I) {
    curl_easy_setopt(Handle, CURLOPT_URL, Urls[I].c_str());
    if (curl_easy_perform(Handle) != CURLE_OK) {
      ++Failed;
      continue;
    }
  }
  return Failed;
}

// The wait is one that a stop request ends early.
class Poller {
public:
  bool fetch() {
    for (int Attempt = 0; Attempt < 6; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::unique_lock<std::mutex> Lock(Mutex);
      if (Stopped.wait_for(Lock, std::chrono::seconds(1 << Attempt),
                           [this] { return Stop; }))
        return false;
    }
    return false;
  }

private:
  CURL *Handle = nullptr;
  std::mutex Mutex;
  std::condition_variable Stopped;
  bool Stop = false;
};

// Pages of a list: it goes round on success.
std::size_t fetchPages(CURL *Handle, bool (*HasNext)(CURL *)) {
  std::size_t Pages = 0;
  do {
    if (curl_easy_perform(Handle) != CURLE_OK)
      break;
    ++Pages;
  } while (HasNext(Handle) && Pages < 100);
  return Pages;
}

} // namespace retail
