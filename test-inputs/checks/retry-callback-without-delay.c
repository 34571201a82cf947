// retry-callback-without-delay in C: the state is in a struct, the handlers are
// functions.
#include <hiredis/async.h>

#include <stdlib.h>

struct cache {
  redisAsyncContext *redis;
  const char *host;
  int connected;
  int reconnects;
};

static void cache_connect(struct cache *cache);

static void on_connect(const struct redisAsyncContext *redis, int status) {
  struct cache *cache = redis->data;
  if (status != REDIS_OK) {
    cache->connected = 0;
    cache_connect(cache); // expected-error {{'redisAsyncConnect' is started again from its own failure handler with no delay}}
    return;
  }
  cache->connected = 1;
}

static void cache_connect(struct cache *cache) {
  cache->redis = redisAsyncConnect(cache->host, 6379);
  if (!cache->redis)
    return;
  cache->redis->data = cache;
  redisAsyncSetConnectCallback(cache->redis, on_connect);
}

// The command's own callback sends the next command after an answer, not after a
// failure.
struct counter {
  redisAsyncContext *redis;
  long seen;
};

static void on_reply(struct redisAsyncContext *redis, void *reply, void *data) {
  struct counter *counter = data;
  if (!reply)
    return;
  counter->seen++;
  redisAsyncCommand(redis, on_reply, counter, "BLPOP jobs 0");
}

void start_counter(struct counter *counter) {
  redisAsyncCommand(counter->redis, on_reply, counter, "BLPOP jobs 0");
}
