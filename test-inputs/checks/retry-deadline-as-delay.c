/* retry-deadline-as-delay in C: a time that is handed to the attempt, and not waited for. */
#include <hiredis/hiredis.h>

#include <time.h>
#include <unistd.h>

struct client {
  redisContext *redis;
  time_t give_up_at;
  int connected;
};

static int try_connect(struct client *c, time_t give_up_at) {
  c->give_up_at = give_up_at;
  c->redis = redisConnect("cache.example", 6379);
  return c->redis && !c->redis->err;
}

/* A refused connection comes back in a millisecond. */
void keep_connecting(struct client *c) {
  while (!c->connected) {
    time_t next = time(NULL) + 2; // expected-warning {{limits each attempt of 'redisConnect' and is no delay}}
    c->connected = try_connect(c, next);
  }
}

/* Up to ten times, and as fast as that. */
int connect_ten_times(struct client *c) {
  for (int i = 0; i < 10; i++) {
    time_t next = time(NULL) + 5; // expected-warning {{limits each attempt of 'redisConnect' and is no delay: when it fails early, the next one starts at once, up to 10 times}}
    if (try_connect(c, next))
      return 0;
  }
  return -1;
}

/* What is left of the time is slept. */
void keep_connecting_in_steps(struct client *c) {
  while (!c->connected) {
    time_t next = time(NULL) + 2;
    c->connected = try_connect(c, next);
    if (!c->connected) {
      time_t now = time(NULL);
      sleep(next > now ? (unsigned)(next - now) : 1);
    }
  }
}

/* A delay of its own. */
int connect_paced(struct client *c) {
  for (int i = 0; i < 10; i++) {
    if (try_connect(c, time(NULL) + 5))
      return 0;
    sleep(1u << (i < 6 ? i : 6));
  }
  return -1;
}

/* Once more, at once. */
int connect_twice(struct client *c) {
  for (int i = 0; i < 2; i++)
    if (try_connect(c, time(NULL) + 5))
      return 0;
  return -1;
}
