// Asked of which class an object is: the answer may be no.
#include <net.h>
#include <stdexcept>

namespace app {

struct NetError : std::runtime_error {
  using std::runtime_error::runtime_error;
};
struct Refused : NetError {
  using NetError::NetError;
};

bool worthAnother(const std::exception &E) {
  return dynamic_cast<const Refused *>(&E) == nullptr;
}

void patient(net *N) {
  for (;;) {
    try {
      if (net_connect(N) < 0)
        throw Refused("refused");
      return;
    } catch (const std::exception &E) {
      if (auto *No = dynamic_cast<const Refused *>(&E))
        throw;
      if (!worthAnother(E))
        throw;
    }
    net_sleep(1000);
  }
}

// To a base it is no question, and to a reference none that is answered.
const std::runtime_error *plain(Refused *R) {
  const NetError &Same = dynamic_cast<const NetError &>(*R);
  log_line(Same.what());
  return dynamic_cast<const std::runtime_error *>(R);
}

} // namespace app
