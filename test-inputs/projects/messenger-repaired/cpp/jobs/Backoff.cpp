#include "jobs/Backoff.h"

#include <algorithm>
#include <random>

namespace heron {
namespace {
constexpr std::chrono::milliseconds Base{1'000};
constexpr std::chrono::milliseconds Longest{60'000};
constexpr unsigned LargestShift = 10;
} // namespace

std::chrono::milliseconds backoff(unsigned Attempt) {
  static thread_local std::mt19937 Random{std::random_device{}()};
  const unsigned Shift = std::min(Attempt - 1, LargestShift);
  const std::chrono::milliseconds Delay = std::min(Base * (1 << Shift), Longest);
  std::uniform_int_distribution<long> Spread(Delay.count() / 2, Delay.count());
  return std::chrono::milliseconds(Spread(Random));
}

} // namespace heron
