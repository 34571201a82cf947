// retry-holding-lock looks for locks that last from one attempt to the next.
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
