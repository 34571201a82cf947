#include "cache.h"

#include <stdio.h>

#define CONNECT_TRIES 25

int cache_open(struct cache *c) {
  const struct timeval timeout = {2, 0};
  int tries = 0;
  do { // finding: retry-without-delay
    if (c->redis)
      redisFree(c->redis);
    c->redis = redisConnectWithTimeout(c->host, c->port, timeout);
    if (c->redis && !c->redis->err)
      return 0;
  } while (++tries < CONNECT_TRIES);
  fprintf(stderr, "no cache at %s:%d\n", c->host, c->port);
  return -1;
}

/* A connection that the server closed while it was idle shows only now, so one
 * more try on a fresh one is due. */
int cache_put(struct cache *c, const struct reading *r) {
  for (int fresh = 0; fresh < 2; ++fresh) {
    redisReply *reply = c->redis
                            ? redisCommand(c->redis, "SET tide:%s %f", r->gauge, r->metres)
                            : NULL;
    if (reply) {
      int rc = reply->type == REDIS_REPLY_ERROR ? -1 : 0;
      freeReplyObject(reply);
      return rc;
    }
    if (cache_open(c) != 0)
      return -1;
  }
  return -1;
}
