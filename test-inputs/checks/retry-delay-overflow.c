// retry-delay-overflow in C: a field of a struct, and a limit that comes too late.
#include <curl/curl.h>
#include <time.h>
#include <unistd.h>

struct buffer {
  CURL *handle;
  int retries;
};

void resend(struct buffer *buf) {
  buf->retries = 0;
  while (curl_easy_perform(buf->handle) != CURLE_OK) {
    int delay = (1 << buf->retries) * 100; // expected-warning {{leaves its type at failed attempt}}
    if (delay > 1000)
      delay = 1000;
    usleep(delay * 1000);
    buf->retries++;
  }
}

/* The counter is limited. */
void resend_limited(struct buffer *buf) {
  buf->retries = 0;
  while (curl_easy_perform(buf->handle) != CURLE_OK) {
    usleep((1 << buf->retries) * 100 * 1000);
    if (buf->retries < 5)
      buf->retries++;
  }
}

/* A shift of 31 and more, in the type of int, before the limit is looked at. */
struct heartbeat {
  long long next_attempt_at;
  int attempts;
  int interval_ms;
  int limit_ms;
};

static long long clock_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000ll + now.tv_nsec / 1000000;
}

void heartbeat_failed(struct heartbeat *h) {
  h->attempts++;
  int pause = (1 << (h->attempts - 1)) * 100; // expected-warning {{leaves its type at failed attempt}}
  if (pause > 60000)
    pause = 60000;
  h->next_attempt_at = clock_ms() + pause;
}

void heartbeat_came(struct heartbeat *h) {
  h->attempts = 0;
}

/* The exponent is limited first. */
struct lease {
  long long renew_retry_at;
  int renewals;
};

void lease_refused(struct lease *l) {
  l->renewals++;
  int step = l->renewals < 9 ? l->renewals : 9;
  l->renew_retry_at = clock_ms() + (1 << step) * 100;
}
