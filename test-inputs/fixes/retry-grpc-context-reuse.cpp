// Contexts that are declared where the attempt is made.
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
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

bool lookup(Directory::Stub &Service, const LookupRequest &Request, LookupReply &Reply) {
  grpc::ClientContext Context;
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    Context.AddMetadata("attempt", std::to_string(Attempt));
    if (Service.Lookup(&Context, Request, &Reply).ok())
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
  }
  return false;
}

bool lookupByPointer(Directory::Stub &Service, const LookupRequest &Request,
                     LookupReply &Reply) {
  auto Context = std::make_unique<grpc::ClientContext>();
  int Attempt = 0;
  while (Attempt < 5) {
    if (Service.Lookup(Context.get(), Request, &Reply).ok())
      return true;
    std::this_thread::sleep_for(100ms * (1 << Attempt));
    ++Attempt;
  }
  return false;
}
