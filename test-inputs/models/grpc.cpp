// gRPC: a context of its own for each attempt, a status that tells, streams that are read.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

using namespace std::chrono_literals;

struct Request {};
struct Reply {};
struct Orders {
  struct Stub {
    grpc::Status Get(grpc::ClientContext *, const Request &, Reply *);
  };
};

grpc::Status getEagerly(Orders::Stub &Stub, Reply &To) {
  while (true) { // expected-error {{'Get' is retried for ever while it fails, with no delay}}
    grpc::ClientContext Context;
    Context.set_deadline(std::chrono::system_clock::now() + 1s); // expected-warning {{the deadline of 1 s limits each attempt of 'Get' and is no delay: when it fails early, the next one starts at once}}
    grpc::Status Status = Stub.Get(&Context, Request(), &To);
    if (Status.ok()) // expected-warning {{this retries every failure of 'Get', also a refusal that the same request will meet again}}
      return Status;
  }
}

grpc::Status get(Orders::Stub &Stub, Reply &To) {
  std::mt19937 Random{std::random_device{}()};
  std::chrono::milliseconds Delay = 200ms;
  grpc::Status Status;
  for (int Attempt = 0; Attempt < 5; ++Attempt) {
    grpc::ClientContext Context;
    Context.set_deadline(std::chrono::system_clock::now() + 1s);
    Status = Stub.Get(&Context, Request(), &To);
    if (Status.error_code() != grpc::StatusCode::UNAVAILABLE || Attempt == 4)
      break;
    std::uniform_int_distribution<long> Part(Delay.count() / 2, Delay.count());
    std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
    Delay = std::min<std::chrono::milliseconds>(Delay * 2, 10s);
  }
  return Status;
}

// The queue is a pump: it tells what has ended, and what for.
void pump(grpc::CompletionQueue &Queue, void (*Done)(void *, bool)) {
  void *Tag;
  bool Ok;
  while (Queue.Next(&Tag, &Ok))
    Done(Tag, Ok);
}
