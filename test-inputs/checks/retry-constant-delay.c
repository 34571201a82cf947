// retry-constant-delay in C: state in structs, and waits by other names.
#include <netdb.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct uplink {
  int fd;
  struct sockaddr_storage peer;
  socklen_t peer_length;
  unsigned delay_ms;
  int wakeup;
};

static int uplink_dial(struct uplink *up) {
  return connect(up->fd, (struct sockaddr *)&up->peer, up->peer_length);
}

int uplink_open(struct uplink *up) {
  for (int tries = 0; tries < 30; tries++) {
    if (uplink_dial(up) == 0)
      return 0;
    usleep(200 * 1000); // expected-warning {{every retry of 'connect' waits the same 200 ms}}
  }
  return -1;
}

int uplink_open_nanosleep(struct uplink *up) {
  struct timespec pause = {0, 500000000};
  for (int tries = 0; tries < 30; tries++) {
    if (uplink_dial(up) == 0)
      return 0;
    nanosleep(&pause, NULL); // expected-warning {{every retry of 'connect' waits the same 500 ms}}
  }
  return -1;
}

// select is a wait, too.
int uplink_open_select(struct uplink *up) {
  for (int tries = 0; tries < 30; tries++) {
    if (uplink_dial(up) == 0)
      return 0;
    struct timeval pause = {1, 0};
    select(0, NULL, NULL, NULL, &pause); // expected-warning {{every retry of 'connect' waits the same 1 s}}
  }
  return -1;
}

// The wait doubles in the struct, up to a cap.
int uplink_open_growing(struct uplink *up) {
  up->delay_ms = 100;
  while (uplink_dial(up) != 0) {
    usleep(up->delay_ms * 1000);
    up->delay_ms *= 2;
    if (up->delay_ms > 30000)
      up->delay_ms = 30000;
  }
  return 0;
}

// Waits on a socket for as long as it takes: how long is not known.
int uplink_open_woken(struct uplink *up) {
  while (uplink_dial(up) != 0) {
    struct pollfd waiting = {up->wakeup, POLLIN, 0};
    poll(&waiting, 1, -1);
  }
  return 0;
}
