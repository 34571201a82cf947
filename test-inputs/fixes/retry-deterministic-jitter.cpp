// Generators that are seeded from the system's entropy, whatever they were seeded with.
#include <curl/curl.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

class Beacon {
public:
  bool send() {
    std::mt19937 Random;
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

  bool sendSeeded() {
    std::mt19937_64 Random;
    Random.seed(42);
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

private:
  CURL *Handle = nullptr;
};

class Probe {
public:
  explicit Probe(CURL *Handle) : Handle(Handle), Random(7) {}

  bool send() {
    for (int Attempt = 0; Attempt < 8; ++Attempt) {
      if (curl_easy_perform(Handle) == CURLE_OK)
        return true;
      std::uniform_int_distribution<int> Wait(100, 200 << Attempt);
      std::this_thread::sleep_for(std::chrono::milliseconds(Wait(Random)));
    }
    return false;
  }

private:
  CURL *Handle;
  std::mt19937 Random;
};

// The generator that all of the program draws from.
bool sendWithLibrary(CURL *Handle) {
  std::srand(1);
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (curl_easy_perform(Handle) == CURLE_OK)
      return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(100 + std::rand() % (200 << Attempt)));
  }
  return false;
}
