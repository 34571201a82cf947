// Written from checks/models/cxx-std.json by test-model-headers; see there.
#include <thread>
#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <condition_variable>
#include <future>
#include <semaphore>
#include <random>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <charconv>
#include <system_error>
#include <optional>
#include <memory>
#include <atomic>
#include <iostream>
#include <exception>
#include <stdexcept>
#include <latch>
#include <barrier>
#include <utility>
#include <functional>

template <class T> T any();

void callsEachOnce() {
  any<std::condition_variable &>().wait(any<class std::unique_lock<class std::mutex> &>());
  any<std::latch &>().wait();
  std::this_thread::yield();
  std::chrono::system_clock::now();
  std::chrono::steady_clock::now();
  std::chrono::system_clock::to_time_t(any<const struct std::chrono::time_point<struct std::chrono::system_clock, struct std::chrono::duration<long, struct std::ratio<1, 1000000000>>> &>());
  std::chrono::system_clock::from_time_t(any<long>());
  std::fmin(any<float>(), any<float>());
  std::fmax(any<float>(), any<float>());
  std::pow(any<float>(), any<float>());
  std::abs(any<long>());
  std::fabs(any<float>());
  std::round(any<float>());
  std::lround(any<float>());
  std::llround(any<float>());
  std::rint(any<float>());
  std::lrint(any<float>());
  std::llrint(any<float>());
  std::floor(any<float>());
  std::ceil(any<float>());
  std::trunc(any<float>());
  std::nearbyint(any<float>());
  std::stoi(any<const class std::basic_string<char> &>(), any<unsigned long *>(), any<int>());
  std::stol(any<const class std::basic_string<char> &>(), any<unsigned long *>(), any<int>());
  std::stoll(any<const class std::basic_string<char> &>(), any<unsigned long *>(), any<int>());
  std::stoul(any<const class std::basic_string<char> &>(), any<unsigned long *>(), any<int>());
  std::stoull(any<const class std::basic_string<char> &>(), any<unsigned long *>(), any<int>());
  std::stof(any<const class std::basic_string<char> &>(), any<unsigned long *>());
  std::stod(any<const class std::basic_string<char> &>(), any<unsigned long *>());
  std::stold(any<const class std::basic_string<char> &>(), any<unsigned long *>());
  any<std::mutex &>().lock();
  any<std::recursive_mutex &>().lock();
  any<std::timed_mutex &>().lock();
  any<std::recursive_timed_mutex &>().lock();
  any<std::shared_mutex &>().lock();
  any<std::shared_timed_mutex &>().lock();
  any<std::shared_mutex &>().lock_shared();
  any<std::shared_timed_mutex &>().lock_shared();
  any<std::mutex &>().unlock();
  any<std::recursive_mutex &>().unlock();
  any<std::timed_mutex &>().unlock();
  any<std::recursive_timed_mutex &>().unlock();
  any<std::shared_mutex &>().unlock();
  any<std::shared_timed_mutex &>().unlock();
  any<std::shared_mutex &>().unlock_shared();
  any<std::shared_timed_mutex &>().unlock_shared();
  any<std::error_code &>().value();
  any<std::error_code &>().default_error_condition();
  any<std::error_code &>().clear();
  any<std::error_condition &>().value();
  any<std::system_error &>().code();
}
