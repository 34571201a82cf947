// retry-permanent-error looks at which failures lead back to the attempt.
#include <boost/asio.hpp>
#include <curl/curl.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

using namespace std::chrono_literals;

struct LookupRequest {};
struct LookupReply {};

class Directory {
public:
  class Stub {
  public:
    grpc::Status Lookup(grpc::ClientContext *Context, const LookupRequest &Request,
                        LookupReply *Reply);
  };
};

class DirectoryClient {
public:
  // Every status but OK, the refusals among them.
  bool lookup(const LookupRequest &Request, LookupReply &Reply) {
    for (int Attempt = 0; Attempt < 6; ++Attempt) {
      grpc::ClientContext Context;
      if (Service->Lookup(&Context, Request, &Reply).ok()) // expected-warning {{retries every failure of 'Lookup', up to 6 times, also a refusal that the same request will meet again}}
        return true;
      std::this_thread::sleep_for(100ms * (Attempt + 1));
    }
    return false;
  }

  // A status that says no is named, and retried.
  bool lookupUntilAllowed(const LookupRequest &Request, LookupReply &Reply) {
    for (int Attempt = 0; Attempt < 6; ++Attempt) {
      grpc::ClientContext Context;
      grpc::Status Status = Service->Lookup(&Context, Request, &Reply);
      if (Status.ok())
        return true;
      if (Status.error_code() != grpc::UNAVAILABLE && // expected-warning {{'Lookup' is retried on PERMISSION_DENIED, which the same request will meet again}}
          Status.error_code() != grpc::PERMISSION_DENIED)
        return false;
      std::this_thread::sleep_for(100ms * (Attempt + 1));
    }
    return false;
  }

  // Only what may pass is retried.
  bool lookupWhileUnavailable(const LookupRequest &Request, LookupReply &Reply) {
    for (int Attempt = 0; Attempt < 6; ++Attempt) {
      grpc::ClientContext Context;
      grpc::Status Status = Service->Lookup(&Context, Request, &Reply);
      if (Status.ok())
        return true;
      if (Status.error_code() != grpc::StatusCode::UNAVAILABLE)
        return false;
      std::this_thread::sleep_for(100ms * (Attempt + 1));
    }
    return false;
  }

  // A helper of the project tells failures apart.
  bool lookupWithClassifier(const LookupRequest &Request, LookupReply &Reply) {
    for (int Attempt = 0; Attempt < 6; ++Attempt) {
      grpc::ClientContext Context;
      grpc::Status Status = Service->Lookup(&Context, Request, &Reply);
      if (Status.ok())
        return true;
      if (!isTransient(Status))
        return false;
      std::this_thread::sleep_for(100ms * (Attempt + 1));
    }
    return false;
  }

  // One more try.
  bool lookupTwice(const LookupRequest &Request, LookupReply &Reply) {
    for (int Attempt = 0; Attempt < 2; ++Attempt) {
      grpc::ClientContext Context;
      if (Service->Lookup(&Context, Request, &Reply).ok())
        return true;
    }
    return false;
  }

private:
  static bool isTransient(const grpc::Status &Status) {
    switch (Status.error_code()) {
    case grpc::UNAVAILABLE:
    case grpc::RESOURCE_EXHAUSTED:
      return true;
    default:
      return false;
    }
  }

  std::unique_ptr<Directory::Stub> Service;
};

class HttpError : public std::runtime_error {
public:
  HttpError(long Status) : std::runtime_error("http"), Status(Status) {}
  long Status;
};

class Rejected : public HttpError {
public:
  using HttpError::HttpError;
};

class ReceiptJob {
public:
  // The exception that says "no" is caught with all others.
  void run() {
    for (int Attempt = 0; Attempt < 10; ++Attempt) {
      try {
        send();
        return;
      } catch (const std::exception &) { // expected-warning {{retries every failure of 'curl_easy_perform', up to 10 times}}
        std::this_thread::sleep_for(1s * (1 << Attempt));
      }
    }
  }

  // The server's "no" goes through.
  void runUnlessRejected() {
    for (int Attempt = 0; Attempt < 10; ++Attempt) {
      try {
        send();
        return;
      } catch (const Rejected &) {
        throw;
      } catch (const std::exception &) {
        std::this_thread::sleep_for(1s * (1 << Attempt));
      }
    }
  }

private:
  void send() {
    if (curl_easy_perform(Handle) != CURLE_OK)
      throw HttpError(0);
    long Status = 0;
    curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
    if (Status == 508)
      throw Rejected(Status);
    if (Status >= 400)
      throw HttpError(Status);
  }

  CURL *Handle = nullptr;
};

static void submit(CURL *Handle) {
  if (curl_easy_perform(Handle) != CURLE_OK)
    throw HttpError(0);
  long Status = 0;
  curl_easy_getinfo(Handle, CURLINFO_RESPONSE_CODE, &Status);
  if (Status == 508)
    throw Rejected(Status);
  if (Status >= 400)
    throw HttpError(Status);
}

class PollJob {
public:
  // Whatever submit() throws is of this class.
  void run() {
    for (int Attempt = 0; Attempt < 10; ++Attempt) {
      try {
        submit(Handle);
        return;
      } catch (const std::exception &Error) { // expected-warning {{retries every failure of 'curl_easy_perform', up to 10 times}}
        if (!dynamic_cast<const HttpError *>(&Error))
          throw;
        std::this_thread::sleep_for(1s * (1 << Attempt));
      }
    }
  }

  // The class of what was thrown decides.
  void runUnlessRejected() {
    for (int Attempt = 0; Attempt < 10; ++Attempt) {
      try {
        submit(Handle);
        return;
      } catch (const std::exception &Error) {
        if (dynamic_cast<const Rejected *>(&Error))
          throw;
        std::this_thread::sleep_for(1s * (1 << Attempt));
      }
    }
  }

  // What was caught first goes on to the handler around it as what it is.
  void runAndTellOfRejection() {
    for (int Attempt = 0; Attempt < 10; ++Attempt) {
      try {
        sendAndTell();
        return;
      } catch (const Rejected &) {
        return;
      } catch (const std::exception &) {
        std::this_thread::sleep_for(1s * (1 << Attempt));
      }
    }
  }

private:
  void sendAndTell() {
    try {
      submit(Handle);
    } catch (const std::exception &) {
      ++Failures;
      throw;
    }
  }

  CURL *Handle = nullptr;
  int Failures = 0;
};

// Jobs of a queue: each says which failures are worth another run.
class Job {
public:
  virtual ~Job() = default;
  virtual void run() = 0;
  virtual bool shouldRetry(const std::exception &Error) const = 0;
  virtual int maxAttempts() const { return 8; }
};

class JobQueue {
public:
  void runToTheEnd(Job &Work) {
    for (int Attempt = 1;; ++Attempt) {
      try {
        Work.run();
        return;
      } catch (const std::exception &Error) {
        if (Attempt >= Work.maxAttempts() || !Work.shouldRetry(Error))
          return;
      }
      std::this_thread::sleep_for(1s * (1 << Attempt));
    }
  }
};

// The refusal is of the class that it asks for, too.
class UploadJob : public Job {
public:
  explicit UploadJob(CURL *Handle) : Handle(Handle) {}
  void run() override { submit(Handle); }
  bool shouldRetry(const std::exception &Error) const override {
    return dynamic_cast<const HttpError *>(&Error) != nullptr; // expected-warning {{'UploadJob::shouldRetry' retries every failure of 'curl_easy_perform', up to 8 times}}
  }

private:
  CURL *Handle;
};

// Asks nothing.
class SyncJob : public Job {
public:
  explicit SyncJob(CURL *Handle) : Handle(Handle) {}
  void run() override { submit(Handle); }
  bool shouldRetry(const std::exception &) const override {
    return true; // expected-warning {{'SyncJob::shouldRetry' retries every failure of 'curl_easy_perform', up to 20 times}}
  }
  int maxAttempts() const override { return 20; }

private:
  CURL *Handle;
};

// Lets the refusal be.
class DownloadJob : public Job {
public:
  explicit DownloadJob(CURL *Handle) : Handle(Handle) {}
  void run() override { submit(Handle); }
  bool shouldRetry(const std::exception &Error) const override {
    return dynamic_cast<const Rejected *>(&Error) == nullptr;
  }

private:
  CURL *Handle;
};

// Retries everything, once.
class ProbeJob : public Job {
public:
  explicit ProbeJob(CURL *Handle) : Handle(Handle) {}
  void run() override { submit(Handle); }
  bool shouldRetry(const std::exception &) const override { return true; }
  int maxAttempts() const override { return 2; }

private:
  CURL *Handle;
};

// Never fails by what it asks of a peer, and so is not another job's failure.
class CleanJob : public Job {
public:
  void run() override { ++Runs; }
  bool shouldRetry(const std::exception &) const override { return true; }

private:
  int Runs = 0;
};

// While a network comes up every error of a connect is plausible.
boost::asio::ip::tcp::socket &
connectAtStart(boost::asio::ip::tcp::socket &Socket,
               const boost::asio::ip::tcp::endpoint &Peer) {
  for (int Attempt = 0; Attempt < 10; ++Attempt) {
    boost::system::error_code Code;
    Socket.connect(Peer, Code);
    if (!Code)
      break;
    std::this_thread::sleep_for(1s);
  }
  return Socket;
}
