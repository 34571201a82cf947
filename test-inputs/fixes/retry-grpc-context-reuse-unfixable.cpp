// Contexts that somebody else has to do with.
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <functional>
#include <thread>

using namespace std::chrono_literals;

struct LookupRequest {};
struct LookupReply {};
struct Directory {
  struct Stub {
    grpc::Status Lookup(grpc::ClientContext *Context, const LookupRequest &Request,
                        LookupReply *Reply);
  };
};

// Its deadline is for all attempts: what is to become of it is the author's to say.
bool lookupInTime(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  grpc::ClientContext Context;
  Context.set_deadline(std::chrono::system_clock::now() + 10s);
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (Service.Lookup(&Context, Request, &Reply).ok())
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

// The call is made in the loop's own condition.
bool lookupInCondition(Directory::Stub &Service, const LookupRequest &Request,
                       LookupReply &Reply) {
  grpc::ClientContext Context;
  int Attempt = 0;
  while (!Service.Lookup(&Context, Request, &Reply).ok()) {
    if (++Attempt == 5)
      return false;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return true;
}

// No braces to put it in.
bool lookupTersely(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  grpc::ClientContext Context;
  for (int Attempt = 0; Attempt < 5; ++Attempt)
    if (Service.Lookup(&Context, Request, &Reply).ok())
      return true;
  return false;
}

// Two of one kind in one statement.
bool lookupBoth(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  grpc::ClientContext First, Second;
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    if (Service.Lookup(&First, Request, &Reply).ok() ||
        Service.Lookup(&Second, Request, &Reply).ok())
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}
