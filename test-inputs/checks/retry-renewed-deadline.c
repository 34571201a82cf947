/* retry-renewed-deadline in C: each request is given a time of its own. */
#include <hiredis/hiredis.h>

#include <time.h>
#include <unistd.h>

struct order {
  redisContext *redis;
  const char *command;
  time_t deadline;
};

static int ask(struct order *o, time_t deadline) {
  struct timeval limit = {deadline - time(NULL), 0};
  o->deadline = deadline;
  redisSetTimeout(o->redis, limit);
  return redisCommand(o->redis, o->command) != NULL;
}

/* Whoever has ordered waits for as long as the server is down. */
void place(struct order *o) {
  while (1) {
    time_t deadline = time(NULL) + 30; // expected-warning {{each attempt of 'redisCommand' gets a new deadline, and nothing limits them all together}}
    if (ask(o, deadline))
      return;
    sleep(5);
  }
}

/* The deadline is in the way to the next attempt, too. */
int place_in_time(struct order *o, unsigned seconds) {
  time_t deadline = time(NULL) + (time_t)seconds;
  while (time(NULL) < deadline) {
    if (ask(o, deadline))
      return 0;
    sleep(1);
  }
  return -1;
}

/* Three times two seconds. */
int place_quickly(struct order *o) {
  for (int i = 0; i < 3; i++) {
    if (ask(o, time(NULL) + 2))
      return 0;
    sleep(1);
  }
  return -1;
}

/* It runs in the background until it is told to stop. */
void keep_placing(struct order *o, volatile int *stop) {
  while (!*stop) {
    if (ask(o, time(NULL) + 30))
      return;
    sleep(5);
  }
}
