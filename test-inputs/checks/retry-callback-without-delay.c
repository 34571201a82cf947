// retry-callback-without-delay in C: the state is in a struct, the handlers are
// functions.
#include <ares.h>
#include <hiredis/async.h>

#include <stdlib.h>
#include <sys/socket.h>

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

// The library asks four times by itself, seconds apart, before it says that it timed out.
struct lookup {
  ares_channel channel;
  const char *name;
  int found;
};

static void on_host(void *arg, int status, int timeouts, struct hostent *host) {
  struct lookup *lookup = arg;
  (void)timeouts;
  (void)host;
  if (status == ARES_ETIMEOUT)
    ares_gethostbyname(lookup->channel, lookup->name, AF_INET, on_host, lookup);
  else
    lookup->found = status == ARES_SUCCESS;
}

void look_up(struct lookup *lookup) {
  ares_gethostbyname(lookup->channel, lookup->name, AF_INET, on_host, lookup);
}
