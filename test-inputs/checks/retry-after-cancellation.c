/* retry-after-cancellation with libuv and c-ares. */
#include <ares.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <uv.h>

struct uplink {
  uv_tcp_t tcp;
  uv_timer_t timer;
  uv_connect_t request;
  struct sockaddr *broker;
  unsigned delay;
};

static void on_timer(uv_timer_t *timer);

static void on_connect(uv_connect_t *request, int status) {
  struct uplink *up = request->data;
  switch (status) { /* expected-warning {{'uv_tcp_connect' is retried on UV_ECANCELED}} */
  case 0:
    return;
  case UV_ECANCELED:
  case UV_ECONNREFUSED:
    uv_timer_start(&up->timer, on_timer, up->delay, 0);
    return;
  default:
    abort();
  }
}

static void on_timer(uv_timer_t *timer) {
  struct uplink *up = timer->data;
  uv_tcp_connect(&up->request, &up->tcp, up->broker, on_connect);
}

struct lookup {
  ares_channel channel;
  const char *name;
  int tries;
};

static void on_host(void *arg, int status, int timeouts, struct hostent *host) {
  struct lookup *lookup = arg;
  if (status == ARES_ETIMEOUT || status == ARES_ECANCELLED) { /* expected-warning {{'ares_gethostbyname' is retried on ARES_ECANCELLED}} */
    if (lookup->tries++ < 3)
      ares_gethostbyname(lookup->channel, lookup->name, AF_INET, on_host, lookup);
  }
}

void lookup_start(struct lookup *lookup) {
  lookup->tries = 0;
  ares_gethostbyname(lookup->channel, lookup->name, AF_INET, on_host, lookup);
}

/* Closing the handle cancels what is pending, and that is the end of it. */
struct closable {
  uv_tcp_t tcp;
  uv_timer_t timer;
  uv_connect_t request;
  struct sockaddr *broker;
};

static void on_closable_timer(uv_timer_t *timer);

static void on_closable_connect(uv_connect_t *request, int status) {
  struct closable *up = request->data;
  if (status == UV_ECANCELED || status == 0)
    return;
  uv_timer_start(&up->timer, on_closable_timer, 1000 + (unsigned)rand() % 4000, 0);
}

static void on_closable_timer(uv_timer_t *timer) {
  struct closable *up = timer->data;
  uv_tcp_connect(&up->request, &up->tcp, up->broker, on_closable_connect);
}

/* The channel is about to go: its callbacks leave everything alone. */
static void on_guarded_host(void *arg, int status, int timeouts, struct hostent *host) {
  struct lookup *lookup = arg;
  if (status == ARES_EDESTRUCTION || status == ARES_ECANCELLED)
    return;
  if (status == ARES_ETIMEOUT && lookup->tries++ < 3)
    ares_gethostbyname(lookup->channel, lookup->name, AF_INET, on_guarded_host, lookup);
}

void lookup_start_guarded(struct lookup *lookup) {
  ares_gethostbyname(lookup->channel, lookup->name, AF_INET, on_guarded_host, lookup);
}
