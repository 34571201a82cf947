// State in structs, arithmetic with its types, and times in the forms that C has.
#include <net.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DELAY 30000
#define MIN(a, b) ((a) < (b) ? (a) : (b))

struct client {
  struct net *net;
  struct {
    unsigned delay;
    unsigned char attempts;
  } retry;
  union {
    int code;
    void *reason;
  };
  struct timeval wait;
};

static const unsigned Base = 250;
static int Reconnects;

void fails(struct client *c) {
  unsigned char before = c->retry.attempts++;
  c->retry.delay = MIN(c->retry.delay * 2, MAX_DELAY);
  c->code = -1;
  Reconnects += before;
  net_sleep(c->retry.delay + Base);
}

void narrows(struct client *c) {
  c->retry.attempts += 3;
  unsigned short shifted = (unsigned short)(1 << c->retry.attempts);
  long long wide = (long long)c->retry.delay * 1000;
  net_sleep(shifted);
  net_sleep((unsigned)(wide / 1000));
}

int waitsInStructs(struct client *c) {
  struct timeval tv = {.tv_usec = 500000};
  net_wait_tv(c->net, &tv);
  tv.tv_sec = c->retry.delay / 1000;
  net_wait_tv(c->net, &tv);
  c->wait = tv;
  net_wait_tv(c->net, &c->wait);
  net_wait_tv(c->net, NULL);
  net_wait(c->net, -1);
  return net_wait_tv(c->net, &(struct timeval){2, 0});
}

int waitsUntil(struct client *c) {
  struct timespec deadline;
  clock_gettime(CLOCK_REALTIME, &deadline);
  deadline.tv_sec += 5;
  return net_wait_until(c->net, &deadline);
}

void startsOver(struct client *c) {
  struct client fresh;
  memset(&fresh, 0, sizeof fresh);
  fresh.net = c->net;
  memcpy(c, &fresh, sizeof fresh);
  memset(&c->wait, 0xff, sizeof c->wait);
}

void sets(struct client *c, long ms) {
  net_set(c->net, NET_TIMEOUT_MS, ms);
  net_set(c->net, NET_RETRIES, 3);
  net_set(c->net, NET_URL, 0);
}

void atomically(int *shared) {
  __atomic_fetch_add(shared, 1, __ATOMIC_SEQ_CST);
  int old = __sync_fetch_and_add(shared, 2);
  if (old > 5)
    __atomic_store_n(shared, 0, __ATOMIC_RELEASE);
}

static void fired(struct net *n, int status, void *data);

static void done(struct net *n, int status, void *data) {
  struct client *c = data;
  if (status)
    net_timer(n, c->retry.delay, fired, c);
}

static void fired(struct net *n, int status, void *data) {
  net_connect_async(n, done, data);
}

void connectsWithOptions(struct client *c) {
  struct net_options options = {0};
  options.on_failure = done;
  options.data = c;
  net_connect_with(c->net, &options);
}

typedef int (*operation)(struct client *);
struct policy {
  operation run;
  int limit;
};
static int once(struct client *c) { return net_connect(c->net); }
static const struct policy Policies[] = {{once, 3}, {waitsInStructs, 5}};

int throughPointers(struct client *c, const struct policy *p, operation direct) {
  operation local = once;
  if (local(c) == 0 || direct(c) == 0)
    return 0;
  return p->run(c) + Policies[1].run(c);
}

unsigned jittered(void) { return Base / 2 + net_random(Base) + (unsigned)(time(NULL) % 2); }
