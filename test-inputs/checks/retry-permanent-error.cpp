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
