// How control flow looks: loops, jumps, switches, conditions that short-circuit.
#include <errno.h>
#include <net.h>

#define RETRY_ON_AGAIN(call)                                                   \
  ({                                                                           \
    int Result;                                                                \
    do                                                                         \
      Result = (call);                                                         \
    while (Result == NET_AGAIN);                                               \
    Result;                                                                    \
  })

int countsInTheHeader(struct net *n) {
  for (int tries = 0; tries < 5; ++tries) {
    if (net_connect(n) == NET_OK)
      return 0;
    net_sleep(100u << tries);
  }
  return -1;
}

int countsDownInTheCondition(struct net *n, unsigned tries) {
  while (net_connect(n) < 0 && tries-- > 0)
    net_sleep(1000);
  return tries > 0;
}

int goesBack(struct net *n) {
  int left = 3;
again:
  if (net_connect(n) < 0) {
    if (errno == EINTR || errno == EAGAIN)
      goto again;
    if (--left == 0)
      return -1;
    net_sleep(500);
    goto again;
  }
  return 0;
}

int forEver(struct net *n) {
  while (1) {
    int rc = net_connect(n);
    switch (rc) {
    case NET_OK:
      return 0;
    case NET_AGAIN:
    case NET_REFUSED:
      break;
    case 100 ... 199:
      net_sleep(50);
      continue;
    default:
      return rc;
    }
    net_sleep(1000);
  }
}

int atLeastOnce(struct net *n, int *stop) {
  int rc;
  do {
    rc = net_connect(n);
    if (rc == NET_DENIED)
      break;
  } while (rc && !*stop);
  return rc;
}

int inAMacro(struct net *n) { return RETRY_ON_AGAIN(net_connect(n)); }

int valueOfTwoAttempts(struct net *n, struct net *spare) {
  int ok = net_connect(n) == 0 || net_connect(spare) == 0;
  int rc = ok ? 0 : net_connect(n);
  return rc ?: net_last_error();
}

int jumpsByTable(struct net *n, int state) {
  static void *const Steps[] = {&&first, &&second};
  goto *Steps[state];
first:
  return net_connect(n);
second:
  return 0;
}

int everyCaseIsThere(enum net_error e) {
  switch (e) {
  case NET_OK: return 0;
  case NET_REFUSED: return 1;
  case NET_AGAIN: return 2;
  case NET_DENIED: return 3;
  }
}
