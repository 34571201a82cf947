// retry-early-backoff-reset in C: loops that connect and serve.
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct link {
  int fd;
  const struct sockaddr *peer;
  socklen_t length;
  unsigned delay;
};

int serve(int fd);

static unsigned spread(unsigned delay) { return delay / 2 + arc4random_uniform(delay / 2); }

void keep_up(struct link *l, volatile int *stop) {
  l->delay = 1;
  while (!*stop) {
    if (connect(l->fd, l->peer, l->length) == 0) {
      l->delay = 1; // expected-warning {{the delay before each retry of 'connect' starts over as soon as a connection stands}}
      serve(l->fd);
      continue;
    }
    sleep(spread(l->delay));
    l->delay = l->delay < 60 ? l->delay * 2 : 120;
  }
}

/* Only what was served sets it back. */
void keep_up_patiently(struct link *l, volatile int *stop) {
  l->delay = 1;
  while (!*stop) {
    if (connect(l->fd, l->peer, l->length) == 0) {
      char message[64];
      if (recv(l->fd, message, sizeof message, 0) > 0) {
        l->delay = 1;
        serve(l->fd);
        continue;
      }
    }
    sleep(spread(l->delay));
    l->delay = l->delay < 60 ? l->delay * 2 : 120;
  }
}

static unsigned shared_delay = 1;

/* Never set back: after one bad day each failure costs two minutes. */
void keep_up_worn(struct link *l, volatile int *stop) {
  while (!*stop) {
    if (connect(l->fd, l->peer, l->length) == 0) {
      serve(l->fd);
      continue;
    }
    sleep(spread(shared_delay));
    shared_delay = shared_delay < 60 ? shared_delay * 2 : 120; // expected-warning {{grows and is never set back}}
  }
}

/* What grows is new in each call: there is nothing to set back. */
int open_link(struct link *l) {
  unsigned delay = 1;
  for (int tries = 0; tries < 8; tries++) {
    if (connect(l->fd, l->peer, l->length) == 0)
      return 0;
    sleep(spread(delay));
    delay = delay < 60 ? delay * 2 : 120;
  }
  return -1;
}
