// The part of Abseil's mutexes that the test inputs use.
#ifndef TEST_INPUTS_ABSL_MUTEX_H
#define TEST_INPUTS_ABSL_MUTEX_H

namespace absl {

class Mutex {
public:
  void Lock();
  void Unlock();
};

class MutexLock {
public:
  explicit MutexLock(Mutex *Held);
  ~MutexLock();

private:
  MutexLock(const MutexLock &);
};

} // namespace absl

#endif
