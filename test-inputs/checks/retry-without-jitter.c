// retry-without-jitter in C.
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct bridge {
  int fd;
  struct sockaddr *peer;
  socklen_t length;
  unsigned delay_ms;
};

int bridge_open(struct bridge *bridge) {
  bridge->delay_ms = 250;
  for (int i = 0; i < 12; i++) {
    if (connect(bridge->fd, bridge->peer, bridge->length) == 0)
      return 0;
    usleep(bridge->delay_ms * 1000); // expected-warning {{the delay before each retry of 'connect' is 250 ms, 500 ms, 1 s, ... in every client}}
    bridge->delay_ms *= 2;
    if (bridge->delay_ms > 20000)
      bridge->delay_ms = 20000;
  }
  return -1;
}

// A share of the delay is random, from the system's own generator.
#include <sys/random.h>
int bridge_open_spread(struct bridge *bridge) {
  bridge->delay_ms = 250;
  for (int i = 0; i < 12; i++) {
    unsigned noise = 0;
    if (connect(bridge->fd, bridge->peer, bridge->length) == 0)
      return 0;
    getrandom(&noise, sizeof noise, 0);
    usleep((bridge->delay_ms + noise % bridge->delay_ms) * 1000);
    bridge->delay_ms *= 2;
    if (bridge->delay_ms > 20000)
      bridge->delay_ms = 20000;
  }
  return -1;
}
