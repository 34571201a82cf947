// The part of Seastar's interface that the test inputs use.
#ifndef TEST_INPUTS_SEASTAR_HH
#define TEST_INPUTS_SEASTAR_HH

#include <chrono>
#include <coroutine>
#include <exception>

namespace seastar {

template <typename T = void> class future {
public:
  struct promise_type {
    future get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_value(T value);
    void unhandled_exception();
  };
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <> class future<void> {
public:
  struct promise_type {
    future get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

class socket_address {};
class input_stream {
public:
  future<int> read();
};
class connected_socket {
public:
  input_stream input();
};
future<connected_socket> connect(socket_address sa);

} // namespace seastar

#endif
