// retry-deadline-as-delay looks at deadlines that are taken for pacing.
#include <grpcpp/grpcpp.h>
#include <hiredis/hiredis.h>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;
using Clock = std::chrono::system_clock;

struct Ping {};
struct Pong {};
struct Health {
  struct Stub {
    grpc::Status Check(grpc::ClientContext *, const Ping &, Pong *);
  };
};

class Probe {
public:
  // A refused connection fails in a millisecond, not in two seconds.
  bool up() {
    for (int Attempt = 0; Attempt < 30; ++Attempt) {
      grpc::ClientContext Context;
      Context.set_deadline(Clock::now() + 2s); // expected-warning {{the deadline of 2 s limits each attempt of 'Check' and is no delay}}
      Pong Answer;
      if (Service.Check(&Context, Ping(), &Answer).ok())
        return true;
    }
    return false;
  }

  // The interval is handed to the attempt, which need not use it up.
  void connect() {
    while (!Connected) {
      auto Next = Clock::now() + Interval; // expected-warning {{limits each attempt of 'redisConnect' and is no delay}}
      Connected = tryConnect(Next);
    }
  }

  // Slept until the deadline.
  bool upInSteps() {
    for (int Attempt = 0; Attempt < 30; ++Attempt) {
      auto Deadline = Clock::now() + 2s;
      grpc::ClientContext Context;
      Context.set_deadline(Deadline);
      Pong Answer;
      if (Service.Check(&Context, Ping(), &Answer).ok())
        return true;
      std::this_thread::sleep_until(Deadline);
    }
    return false;
  }

  // A delay of its own.
  bool upPaced() {
    for (int Attempt = 0; Attempt < 30; ++Attempt) {
      grpc::ClientContext Context;
      Context.set_deadline(Clock::now() + 2s);
      Pong Answer;
      if (Service.Check(&Context, Ping(), &Answer).ok())
        return true;
      std::this_thread::sleep_for(500ms);
    }
    return false;
  }

  // It waits for a connection until the deadline, as it is told to.
  bool upWhenReady() {
    for (int Attempt = 0; Attempt < 30; ++Attempt) {
      grpc::ClientContext Context;
      Context.set_wait_for_ready(true);
      Context.set_deadline(Clock::now() + 2s);
      Pong Answer;
      if (Service.Check(&Context, Ping(), &Answer).ok())
        return true;
    }
    return false;
  }

  // Once more, at once.
  bool upTwice() {
    for (int Attempt = 0; Attempt < 2; ++Attempt) {
      grpc::ClientContext Context;
      Context.set_deadline(Clock::now() + 2s);
      Pong Answer;
      if (Service.Check(&Context, Ping(), &Answer).ok())
        return true;
    }
    return false;
  }

  // No deadline, no misunderstanding: another check tells of the missing delay.
  bool upAtOnce() {
    for (int Attempt = 0; Attempt < 30; ++Attempt) {
      grpc::ClientContext Context;
      Pong Answer;
      if (Service.Check(&Context, Ping(), &Answer).ok())
        return true;
    }
    return false;
  }

private:
  bool tryConnect(Clock::time_point Deadline) {
    LastDeadline = Deadline;
    Context = redisConnect("cache.example", 6379);
    return Context && !Context->err;
  }

  Health::Stub Service;
  redisContext *Context = nullptr;
  Clock::time_point LastDeadline;
  Clock::duration Interval = 1s;
  bool Connected = false;
};
