// The C++ side of the library that exists nowhere.
#ifndef NET_HPP
#define NET_HPP

#include <chrono>

namespace net {
inline namespace v1 {

class Error {
public:
  Error() = default;
  Error(int Value);
  explicit operator bool() const;
  bool failed() const;
};
bool operator==(const Error &, const Error &);

class Status {
public:
  Status();
  bool ok() const;
  int code() const;
};

struct Duration {};
Duration seconds(double);
double toMilliseconds(Duration);
Duration operator*(Duration, int);
void sleepFor(Duration);

class Context {};

class Session {
public:
  explicit Session(const char *Host);
  bool connect();
  Status call(const char *Text);
  template <class Handler> void call(const char *Text, Handler &&Done) { run(Done); }
  void setDeadline(std::chrono::system_clock::time_point);
  template <class Receiver> void on(Receiver *To, void (Receiver::*Slot)(Error));
  void on(const char *Signal, void *To, const char *Slot);
  template <class F> void run(F &F);
};

class Timer {
public:
  explicit Timer(Session &);
  void expiresAfter(std::chrono::milliseconds);
  void wait();
  template <class Handler> void asyncWait(Handler &&Fire) { Fire(Error()); }
};

template <class F, class... A> struct Bound {
  template <class... B> void operator()(B &&...) {}
};
template <int N> struct Place {};
extern Place<1> _1;
template <class F, class... A> Bound<F, A...> bind(F, A...);
template <class E, class H> H bindExecutor(E &, H);

} // namespace v1
} // namespace net

#define SLOT(Method) "1" #Method

#endif
