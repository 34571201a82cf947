// retry-grpc-context-reuse looks for call contexts that outlive an attempt.
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

using namespace std::chrono_literals;

struct LookupRequest {};
struct LookupReply {};
struct Directory {
  struct Async {
    void Lookup(grpc::ClientContext *Context, const LookupRequest *Request, LookupReply *Reply,
                std::function<void(grpc::Status)> Done);
  };
  struct Stub {
    grpc::Status Lookup(grpc::ClientContext *Context, const LookupRequest &Request,
                        LookupReply *Reply);
    Async *async();
  };
};

// Declared before the loop; the metadata that it is given does not make it new.
bool lookup(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  grpc::ClientContext Context;
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    Context.AddMetadata("attempt", std::to_string(Attempt));
    if (Service.Lookup(&Context, Request, &Reply).ok()) // expected-error {{'Context' serves one call, and every attempt of 'Lookup' is given the same one}}
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// A pointer to it is no other context.
bool lookupByPointer(Directory::Stub &Service, const LookupRequest &Request,
                     LookupReply &Reply) {
  auto Context = std::make_unique<grpc::ClientContext>();
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (Service.Lookup(Context.get(), Request, &Reply).ok()) // expected-error {{'Context' serves one call}}
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

class Resolver {
public:
  // Through a wrapper that makes one attempt.
  bool resolve() {
    grpc::ClientContext Context;
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (once(&Context)) // expected-error {{'Context' serves one call, and every attempt of 'Lookup' is given the same one}}
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

  // A member lives as long as its object.
  bool resolveWithMember() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (Service.Lookup(&Shared, Request, &Reply).ok()) // expected-error {{'Shared' serves one call}}
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

  // The next attempt's own, made by the function that makes it.
  bool resolveFresh() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      if (onceFresh())
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

  // The member is given a new one before each attempt.
  bool resolveRenewing() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      Current = std::make_unique<grpc::ClientContext>();
      if (Service.Lookup(Current.get(), Request, &Reply).ok())
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

  // ... by a helper.
  bool resolveRenewingElsewhere() {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      renew();
      if (Service.Lookup(Current.get(), Request, &Reply).ok())
        return true;
      std::this_thread::sleep_for(100ms * (1 << Attempt));
    }
    return false;
  }

private:
  bool once(grpc::ClientContext *Context) {
    return Service.Lookup(Context, Request, &Reply).ok();
  }
  bool onceFresh() {
    grpc::ClientContext Context;
    return Service.Lookup(&Context, Request, &Reply).ok();
  }
  void renew() { Current.reset(new grpc::ClientContext); }

  Directory::Stub Service;
  grpc::ClientContext Shared;
  std::unique_ptr<grpc::ClientContext> Current;
  LookupRequest Request;
  LookupReply Reply;
};

// Declared in the loop.
bool lookupFresh(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    Context.set_deadline(std::chrono::system_clock::now() + 2s);
    if (Service.Lookup(&Context, Request, &Reply).ok())
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// Set by reset, each turn.
bool lookupReset(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  std::unique_ptr<grpc::ClientContext> Context;
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    Context.reset(new grpc::ClientContext);
    if (Service.Lookup(Context.get(), Request, &Reply).ok())
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// Used once each: two calls in a row are no retry of one another.
bool lookupBoth(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  grpc::ClientContext First, Second;
  return Service.Lookup(&First, Request, &Reply).ok() &&
         Service.Lookup(&Second, Request, &Reply).ok();
}

// A call object for each attempt; its context is new with it.
class LookupCall : public std::enable_shared_from_this<LookupCall> {
public:
  explicit LookupCall(Directory::Stub &Service) : Service(Service) {}
  void start() {
    Service.async()->Lookup(&Context, &Request, &Reply, [Self = shared_from_this()](grpc::Status Status) {
      if (!Status.ok()) {
        std::this_thread::sleep_for(1s);
        std::make_shared<LookupCall>(Self->Service)->start();
      }
    });
  }

private:
  Directory::Stub &Service;
  grpc::ClientContext Context;
  LookupRequest Request;
  LookupReply Reply;
};
