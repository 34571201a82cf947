// Code that does not compile is lowered as far as it can be read.
#include <net.h>
#include <no_such_header.h>

struct Missing : Unknown {
  Thing Member;
  int Tries = undeclared();
  bool again() { return Tries++ < Limit && net_connect(Member) < 0; }
};

int partly(net *N) {
  Widget W(N);
  for (int I = 0; I < Max; ++I) {
    if (net_connect(N) == 0)
      return W.value();
    nowhere(I, net_last_error());
    net_sleep(100 * I);
  }
  return -1;
}

template <class T> int neverInstantiated(T &X) {
  while (X.connect())
    X.sleep(1);
  return X.size();
}

void wrongArguments(net *N) {
  net_sleep();
  net_connect(N, 1, 2);
  net_timer(N);
  switch (N) {
  case 1:
    break;
  }
}
