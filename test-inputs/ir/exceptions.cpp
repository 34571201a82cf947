// What is thrown, where it is caught, and which block handles it.
#include <net.h>
#include <stdexcept>

namespace app {

struct NetError : std::runtime_error {
  using std::runtime_error::runtime_error;
  int code = 0;
};
struct Refused : NetError {
  explicit Refused(int Code) : NetError("refused") { code = Code; }
};

int must(net *N) {
  int Rc = net_connect(N);
  if (Rc < 0)
    throw Refused(Rc);
  return Rc;
}

int patient(net *N) {
  for (int Tries = 0;; ++Tries) {
    try {
      return must(N);
    } catch (const Refused &E) {
      if (E.code == NET_DENIED)
        throw;
    } catch (const NetError &) {
      if (Tries == 3)
        break;
    } catch (...) {
      net_sleep(10);
      continue;
    }
    net_sleep(1000);
  }
  return -1;
}

void nested(net *N) {
  log_line("before");
  try {
    try {
      must(N);
    } catch (const Refused &) {
      must(N);
    }
    log_line("between");
  } catch (const std::exception *E) {
    log_line("outer");
  }
  log_line("after");
}

struct Connection {
  net *N;
  explicit Connection(net *N) try : N(N) {
    must(N);
  } catch (...) {
    log_line("gone");
  }
};

} // namespace app
