// How good the randomness of a draw is, from what the engine is seeded with.
#include <chrono>
#include <ctime>
#include <net.h>
#include <random>

class Jitter {
public:
  Jitter() : Seeded(std::random_device{}()) {}
  int good() { return Spread(Seeded); }
  int same() { return Spread(Fixed); }

private:
  std::mt19937 Seeded;
  std::mt19937 Fixed{42};
  std::uniform_int_distribution<int> Spread{0, 100};
};

int byDevice() {
  static std::mt19937 Engine{std::random_device{}()};
  std::uniform_int_distribution<int> Spread(0, 50);
  return Spread(Engine);
}

int byDeviceObject() {
  std::random_device Device;
  std::mt19937 Engine(Device());
  return static_cast<int>(Engine() % 100);
}

int byTheClock() {
  thread_local std::mt19937 Engine(
      static_cast<unsigned>(std::chrono::system_clock::now().time_since_epoch().count()));
  return std::uniform_int_distribution<int>(0, 50)(Engine);
}

int byTheCalendar() {
  std::mt19937 Engine(time(nullptr));
  return static_cast<int>(Engine() % 10);
}

int byDefault() {
  std::mt19937 Engine;
  return static_cast<int>(Engine() % 10);
}

int byTheCaller(std::mt19937 &Engine) {
  std::uniform_int_distribution<int> Spread(1, 6);
  return Spread(Engine) + static_cast<int>(net_random(6));
}
