// retry-holding-lock looks for locks that last from one attempt to the next.
#include <absl/synchronization/mutex.h>
#include <hiredis/hiredis.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

using namespace std::chrono_literals;

class Cache {
public:
  // Whoever wants to read the cache waits for the server, too.
  bool reconnect() {
    std::lock_guard<std::mutex> Guard(Mutex);
    for (int Try = 0; Try < 10; ++Try) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(1s); // expected-warning {{'Mutex' is held while 'redisConnect' waits to be tried again}}
    }
    return false;
  }

  // The lock is taken by the caller.
  bool reconnectLocked() {
    std::unique_lock<std::mutex> Lock(Mutex);
    return connectInLoop();
  }

  // Locked by hand.
  bool reconnectByHand() {
    Mutex.lock();
    bool Done = false;
    for (int Try = 0; Try < 10 && !Done; ++Try) {
      Done = tryConnect();
      if (!Done)
        std::this_thread::sleep_for(1s); // expected-warning {{'Mutex' is held while 'redisConnect' waits to be tried again}}
    }
    Mutex.unlock();
    return Done;
  }

  // The lock ends before the wait.
  bool reconnectInTurns() {
    for (int Try = 0; Try < 10; ++Try) {
      {
        std::lock_guard<std::mutex> Guard(Mutex);
        if (tryConnect())
          return true;
      }
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  // Released around the wait.
  bool reconnectReleasing() {
    std::unique_lock<std::mutex> Lock(Mutex);
    for (int Try = 0; Try < 10; ++Try) {
      if (tryConnect())
        return true;
      Lock.unlock();
      std::this_thread::sleep_for(1s);
      Lock.lock();
    }
    return false;
  }

  // The wait releases this very lock.
  bool reconnectWaiting() {
    std::unique_lock<std::mutex> Lock(Mutex);
    for (int Try = 0; Try < 10; ++Try) {
      if (tryConnect())
        return true;
      Wake.wait_for(Lock, 1s);
    }
    return false;
  }

  // No lock.
  bool reconnectUnlocked() { return connectInLoopUnlocked(); }

private:
  bool connectInLoop() {
    for (int Try = 0; Try < 10; ++Try) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(1s); // expected-warning {{'Mutex' is held while 'redisConnect' waits to be tried again}}
    }
    return false;
  }

  bool connectInLoopUnlocked() {
    for (int Try = 0; Try < 10; ++Try) {
      if (tryConnect())
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  bool tryConnect() {
    Context = redisConnect(Host.c_str(), 6379);
    return Context && !Context->err;
  }

  std::mutex Mutex;
  std::condition_variable Wake;
  redisContext *Context = nullptr;
  std::string Host;
};

// Guards of other makes, and ways to wait and to give back.
class Directory {
public:
  bool openScoped() {
    std::scoped_lock Guard(Entries, Names);
    for (int Try = 0; Try < 10; ++Try) {
      if (ask())
        return true;
      std::this_thread::sleep_for(1s); // expected-warning {{'Entries' is held while 'redisConnect' waits to be tried again}}
    }
    return false;
  }

  bool openWithAbseil() {
    absl::MutexLock Guard(&State);
    for (int Try = 0; Try < 10; ++Try) {
      if (ask())
        return true;
      std::this_thread::sleep_for(1s); // expected-warning {{'State' is held while 'redisConnect' waits to be tried again}}
    }
    return false;
  }

  // It does not wait, but each attempt takes as long as the system lets it.
  bool openAtOnce() {
    std::lock_guard<std::mutex> Guard(Names);
    for (int Try = 0; Try < 10; ++Try)
      if (ask()) // expected-warning {{'Names' is held while 'redisConnect' is retried}}
        return true;
    return false;
  }

  // The condition variable gives back its own lock, and that one only.
  bool openHoldingAnother() {
    std::lock_guard<std::mutex> Outer(Names);
    std::unique_lock<std::mutex> Inner(Entries);
    for (int Try = 0; Try < 10; ++Try) {
      if (ask()) // expected-warning {{'Names' is held while 'redisConnect' is retried}}
        return true;
      Wake.wait_for(Inner, 1s);
    }
    return false;
  }

  // A lock that a helper takes and gives back: deferred, by hand.
  bool openDeferred() {
    for (int Try = 0; Try < 10; ++Try) {
      if (askDeferred())
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  // What is put down under the lock is read before the next attempt, without it.
  bool openCounting() {
    for (int Try = 0; Try < 10; ++Try) {
      if (ask())
        return true;
      {
        std::scoped_lock Guard(Entries, Names);
        ++Failures;
      }
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

  // One more try, at once.
  bool openTwice() {
    std::lock_guard<std::mutex> Guard(Names);
    for (int Try = 0; Try < 2; ++Try)
      if (ask())
        return true;
    return false;
  }

  // Given back before the attempts begin.
  bool openAfterwards() {
    std::unique_lock<std::mutex> Guard(Names);
    ++Failures;
    Guard.unlock();
    for (int Try = 0; Try < 10; ++Try) {
      if (ask())
        return true;
      std::this_thread::sleep_for(1s);
    }
    return false;
  }

private:
  bool ask() {
    Context = redisConnect("directory.example.org", 6379);
    return Context && !Context->err;
  }
  bool askDeferred() {
    std::unique_lock<std::mutex> Guard(Names, std::defer_lock);
    Guard.lock();
    return ask();
  }

  std::mutex Entries, Names;
  absl::Mutex State;
  std::condition_variable Wake;
  redisContext *Context = nullptr;
  int Failures = 0;
};
