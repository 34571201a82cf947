// retry-renewed-deadline asks what limits all attempts together.
#include <grpcpp/grpcpp.h>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace std::chrono_literals;
using Clock = std::chrono::system_clock;

struct Order {};
struct Receipt {};
struct Shop {
  struct Stub {
    grpc::Status Place(grpc::ClientContext *, const Order &, Receipt *);
  };
};

class Orders {
public:
  // Five times thirty seconds.
  bool place(const Order &What) {
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      grpc::ClientContext Context;
      Context.set_deadline(Clock::now() + 30s); // expected-warning {{each attempt of 'Place' gets a new deadline, up to 2 min 30 s in all}}
      Receipt Answer;
      if (Service.Place(&Context, What, &Answer).ok())
        return true;
      std::this_thread::sleep_for(200ms * (1 << Attempt));
    }
    return false;
  }

  // Nothing limits them at all.
  void placeForSure(const Order &What) {
    while (true) {
      grpc::ClientContext Context;
      auto Deadline = Clock::now() + 10s; // expected-warning {{each attempt of 'Place' gets a new deadline, and nothing limits them all together}}
      Context.set_deadline(Deadline);
      Receipt Answer;
      if (Service.Place(&Context, What, &Answer).ok())
        return;
      std::this_thread::sleep_for(5s);
    }
  }

  // Computed once.
  bool placeInTime(const Order &What) {
    auto Deadline = Clock::now() + 60s;
    for (int Attempt = 0; Attempt < 5; ++Attempt) {
      grpc::ClientContext Context;
      Context.set_deadline(Deadline);
      Receipt Answer;
      if (Service.Place(&Context, What, &Answer).ok())
        return true;
      std::this_thread::sleep_for(200ms * (1 << Attempt));
    }
    return false;
  }

  // Three times two seconds are no long time.
  bool placeQuickly(const Order &What) {
    for (int Attempt = 0; Attempt < 3; ++Attempt) {
      grpc::ClientContext Context;
      Context.set_deadline(Clock::now() + 2s);
      Receipt Answer;
      if (Service.Place(&Context, What, &Answer).ok())
        return true;
      std::this_thread::sleep_for(200ms * (1 << Attempt));
    }
    return false;
  }

  // A deadline of all attempts stands in the loop.
  bool placeUntil(const Order &What, Clock::time_point End) {
    while (Clock::now() < End) {
      grpc::ClientContext Context;
      Context.set_deadline(std::min(Clock::now() + 20s, End));
      Receipt Answer;
      if (Service.Place(&Context, What, &Answer).ok())
        return true;
      std::this_thread::sleep_for(500ms);
    }
    return false;
  }

  // It runs in the background until it is told to stop.
  void keepPlacing(const Order &What) {
    while (!Stopped) {
      grpc::ClientContext Context;
      Context.set_deadline(Clock::now() + 20s);
      Receipt Answer;
      if (Service.Place(&Context, What, &Answer).ok())
        return;
      std::this_thread::sleep_for(5s);
    }
  }

private:
  Shop::Stub Service;
  volatile bool Stopped = false;
};
