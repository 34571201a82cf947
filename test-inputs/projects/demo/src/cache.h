#ifndef TIDEWATCH_CACHE_H
#define TIDEWATCH_CACHE_H

#include "reading.h"

#include <hiredis/hiredis.h>

struct cache {
  const char *host;
  int port;
  redisContext *redis;
};

/* Connects to the cache. Returns 0, or -1 when it can't be reached. */
int cache_open(struct cache *c);

/* Keeps a reading as its gauge's latest. Returns 0 or -1. */
int cache_put(struct cache *c, const struct reading *r);

#endif
