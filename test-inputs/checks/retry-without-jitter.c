// retry-without-jitter in C.
#include <libwebsockets.h>
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

// The library's policy carries the jitter.
static const uint32_t pauses[] = {1000, 2000, 4000, 8000, 30000};
static const lws_retry_bo_t policy = {
    .retry_ms_table = pauses,
    .retry_ms_table_count = 5,
    .conceal_count = 100,
    .jitter_percent = 25,
};

struct feed {
  lws_sorted_usec_list_t sul;
  struct lws_context *context;
  struct lws *wsi;
  uint16_t failures;
};

static void feed_connect(lws_sorted_usec_list_t *sul) {
  struct feed *feed = lws_container_of(sul, struct feed, sul);
  struct lws_client_connect_info info = {
      .context = feed->context,
      .address = "feed.example",
      .port = 443,
      .path = "/",
      .pwsi = &feed->wsi,
      .retry_and_idle_policy = &policy,
      .userdata = feed,
  };
  if (!lws_client_connect_via_info(&info))
    lws_retry_sul_schedule(feed->context, 0, &feed->sul, &policy, feed_connect,
                           &feed->failures);
}

void feed_start(struct feed *feed) { feed_connect(&feed->sul); }

// The main loop asks the clock once, and timers are set by what it said.
#include <time.h>

struct alarm_clock {
  time_t time;
  void (*handler)(void *);
  void *data;
};

struct outgoing {
  int timeout;
  struct alarm_clock alarm;
};

static time_t now;
static const int max_timeout = 900;

void alarm_add(struct alarm_clock *alarm);
void outgoing_connect(void *outgoing);

void tick(void) { now = time(NULL); }

void retry_outgoing(struct outgoing *o) {
  o->timeout += 5;
  if (o->timeout > max_timeout)
    o->timeout = max_timeout;
  o->alarm.handler = outgoing_connect;
  o->alarm.data = o;
  o->alarm.time = now + o->timeout; // expected-warning {{grows with no random part}}
  alarm_add(&o->alarm);
}

// Each client has its own second.
struct incoming {
  int pause;
  struct alarm_clock alarm;
};

void retry_incoming(struct incoming *i) {
  unsigned noise = 0;
  i->pause += 5;
  if (i->pause > max_timeout)
    i->pause = max_timeout;
  getrandom(&noise, sizeof noise, 0);
  i->alarm.time = now + i->pause + noise % 30;
  alarm_add(&i->alarm);
}

// What is looked at again after a while is not tried again.
struct cache_entry {
  int age;
  struct alarm_clock alarm;
};

void refresh_entry(struct cache_entry *entry) {
  entry->age += 60;
  entry->alarm.time = now + entry->age;
  alarm_add(&entry->alarm);
}
