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

// Ten seconds in slices, to see a request to stop in between.
int uplink_open_in_slices(struct uplink *up, volatile int *stop) {
  while (uplink_dial(up) != 0) {
    for (int slice = 0; slice < 100; slice++) {
      if (*stop)
        return -1;
      usleep(100 * 1000); // expected-warning {{every retry of 'connect' waits the same 10 s}}
    }
  }
  return 0;
}

// Three tries a second apart, then five seconds, and all over again.
int uplink_open_in_rounds(struct uplink *up, volatile int *stop) {
  int failures = 0;
  while (uplink_dial(up) != 0 && !*stop) {
    struct timeval pause = {1, 0};
    if (++failures == 3) {
      failures = 0;
      pause.tv_sec = 5;
    }
    select(0, NULL, NULL, NULL, &pause); // expected-warning {{the delay before each retry of 'connect' is 1 s, 1 s, 5 s, and so on from the start again}}
  }
  return 0;
}

// A vendor's client: no model knows it, but its name and the loop around it do.
struct acme_session;
int acme_connect(struct acme_session *session, const char *host);
int acme_disconnect(struct acme_session *session);
int acme_frames_pending(struct acme_session *session);

int acme_up(struct acme_session *session, const char *host) {
  for (int tries = 0; tries < 30; tries++) {
    if (acme_connect(session, host) == 0)
      return 0;
    sleep(2); // expected-warning {{every retry of 'acme_connect' waits the same 2 s}}
  }
  return -1;
}

// Waits until the vendor's client has let go of its connection: nobody is asked.
void acme_down(struct acme_session *session) {
  while (acme_disconnect(session) != 0)
    sleep(1);
}

void acme_drain(struct acme_session *session) {
  while (acme_frames_pending(session) > 0)
    usleep(1000);
}

// Its brokers one after the other, each by what is next in the list.
struct broker {
  const char *host;
  struct broker *next;
};

int acme_up_anywhere(struct acme_session *session, struct broker *brokers) {
  for (struct broker *each = brokers; each; each = each->next) {
    if (acme_connect(session, each->host) == 0)
      return 0;
    sleep(1);
  }
  return -1;
}

/* A request that failed goes back to a queue, with the time at which it is due. */
struct request {
  struct request *next;
  long long ts_retry;
  unsigned retries;
};

struct peer {
  struct request *waiting;
  long long next_poll;
  unsigned failures;
  long long reconnect_at;
  int retry_ms;
  int poll_ms;
};

static long long clock_us(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000ll + now.tv_nsec / 1000;
}

void peer_retry(struct peer *p, struct request *r) {
  r->retries++;
  r->ts_retry = clock_us() + p->retry_ms * 1000; // expected-warning {{every retry of 'peer_retry' waits the same time}}
  r->next = p->waiting;
  p->waiting = r;
}

/* It grows with the failures. */
void peer_lost(struct peer *p) {
  unsigned step = p->failures < 6 ? p->failures : 6;
  p->failures++;
  p->reconnect_at = clock_us() + (long long)(1u << step) * 500000;
}

/* What comes back at its time is no retry. */
void peer_polled(struct peer *p) {
  p->next_poll = clock_us() + p->poll_ms * 1000;
}

/* The caller says how long: who knows what it makes of it. */
void peer_retry_after(struct request *r, int pause_ms) {
  r->ts_retry = clock_us() + pause_ms * 1000;
}

/* Twice as long each time, however the retries are counted, and no longer than that. */
void peer_deferred(struct peer *p, struct request *r, unsigned weight) {
  long long pause = p->retry_ms;
  r->retries += weight;
  if (r->retries > 0)
    pause = (1ll << (r->retries - 1)) * p->retry_ms;
  if (pause > 60000)
    pause = 60000;
  r->ts_retry = clock_us() + pause * 1000;
}
