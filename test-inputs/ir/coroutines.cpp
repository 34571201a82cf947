// co_await is a call that the coroutine waits for.
#include <coroutine>
#include <net.hpp>

template <class T> struct Awaitable {
  struct promise_type {
    Awaitable get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

Awaitable<int> dial(net::Session &S, int Port);
Awaitable<bool> pause(std::chrono::milliseconds);

Awaitable<int> session(net::Session &S) {
  for (int Tries = 0; Tries < 3; ++Tries) {
    if (int Rc = co_await dial(S, 80); Rc == 0)
      co_return Rc;
    co_await pause(std::chrono::seconds(Tries));
  }
  auto Last = [&]() -> Awaitable<int> { co_return co_await dial(S, 8080); };
  co_return co_await Last();
}
