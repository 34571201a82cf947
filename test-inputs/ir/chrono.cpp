// Spans of time keep their unit: each conversion is a multiplication to be seen.
#include <algorithm>
#include <chrono>
#include <net.h>
#include <thread>

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr auto FirstDelay = 250ms;
constexpr seconds Limit{30};

struct Backoff {
  milliseconds Delay{100};
  unsigned Attempts = 0;
  steady_clock::time_point Next;

  milliseconds step() {
    Delay = std::min<milliseconds>(Delay * 2, Limit);
    ++Attempts;
    return Delay;
  }
  bool due() const { return steady_clock::now() >= Next; }
  void later() { Next = steady_clock::now() + Delay; }
  void reset() { Delay = FirstDelay; }
};

void waits(Backoff &B, int N) {
  std::this_thread::sleep_for(B.step());
  std::this_thread::sleep_for(FirstDelay * N);
  std::this_thread::sleep_for(seconds(N) + 500ms);
  std::this_thread::sleep_for(milliseconds(1 << N));
  std::this_thread::sleep_for(std::chrono::duration<double>(1.5 * N));
  std::this_thread::sleep_until(steady_clock::now() + 5s);
  std::this_thread::sleep_until(B.Next);
  net_sleep(std::chrono::duration_cast<milliseconds>(Limit).count());
}

int untilDeadline(net *N) {
  const auto Deadline = steady_clock::now() + Limit;
  while (net_connect(N) < 0) {
    if (steady_clock::now() > Deadline)
      return -1;
    milliseconds Left = std::chrono::duration_cast<milliseconds>(Deadline - steady_clock::now());
    std::this_thread::sleep_for(std::clamp(Left, milliseconds(10), milliseconds(1s)));
  }
  return 0;
}

void grows(milliseconds &Delay, double Factor) {
  Delay *= 2;
  Delay += 50ms;
  Delay = std::chrono::duration_cast<milliseconds>(Delay * Factor);
  if (Delay > 1min)
    Delay = 1min;
}
