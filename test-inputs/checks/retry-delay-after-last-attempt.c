// retry-delay-after-last-attempt in C.
#include <hiredis/hiredis.h>
#include <unistd.h>

redisContext *open_cache(const char *host) {
  for (int i = 0; i < 3; i++) {
    redisContext *c = redisConnect(host, 6379);
    if (c && !c->err)
      return c;
    redisFree(c);
    sleep(5); // expected-warning {{after the last attempt of 'redisConnect' it waits 5 s for nothing}}
  }
  return 0;
}

/* The last failure is told at once. */
redisContext *open_cache_checked(const char *host) {
  int i = 0;
  for (;;) {
    redisContext *c = redisConnect(host, 6379);
    if (c && !c->err)
      return c;
    redisFree(c);
    if (++i == 3)
      return 0;
    sleep(5);
  }
}
