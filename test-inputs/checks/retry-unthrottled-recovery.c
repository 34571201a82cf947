/* retry-unthrottled-recovery in C: requests that every failure makes. */
#include <curl/curl.h>
#include <hiredis/hiredis.h>

#include <string.h>
#include <syslog.h>
#include <time.h>

struct inbox {
  redisContext *redis;
  CURL *handle;
  time_t last_reset;
  int was_reset;
};

static int read_message(struct inbox *in) {
  redisReply *reply = redisCommand(in->redis, "LPOP inbox");
  return reply ? 0 : -1;
}

static void reset_session(struct inbox *in) {
  curl_easy_setopt(in->handle, CURLOPT_TIMEOUT, 20L);
  curl_easy_perform(in->handle);
}

void receive(struct inbox *in) {
  if (read_message(in) < 0)
    reset_session(in); // expected-warning {{makes a request of 'reset_session', with no least time between two}}
}

/* Once an hour. */
void receive_sparingly(struct inbox *in) {
  if (read_message(in) < 0) {
    time_t now = time(NULL);
    if (now - in->last_reset < 3600)
      return;
    in->last_reset = now;
    reset_session(in);
  }
}

/* Once. */
void receive_with_one_reset(struct inbox *in) {
  if (read_message(in) < 0 && !in->was_reset) {
    in->was_reset = 1;
    reset_session(in);
  }
}

/* Only said. */
void receive_and_tell(struct inbox *in) {
  if (read_message(in) < 0)
    syslog(LOG_WARNING, "nothing could be read");
}
