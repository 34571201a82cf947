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

/* Whoever hands a request back says whether that counts; how many may be is configured. */
struct request {
  long long retry_at;
  int retries;
};

struct settings {
  int max_retries;
  int backoff_ms;
  int backoff_max_ms;
};

int request_again(struct request *r, const struct settings *s, int counts) {
  if (r->retries + counts > s->max_retries)
    return -1;
  r->retries += counts;
  long long pause = s->backoff_ms;
  if (r->retries > 0)
    pause = (1 << (r->retries - 1)) * s->backoff_ms; // expected-warning {{leaves its type at failed attempt 32}}
  if (pause > s->backoff_max_ms)
    pause = s->backoff_max_ms;
  r->retry_at = clock_ms() + pause;
  return 0;
}

/* The same, and no request is tried as often as that. */
struct probe {
  long long retry_at;
  int tries;
};

int probe_again(struct probe *p, const struct settings *s, int counts) {
  if (p->tries >= 8)
    return -1;
  p->tries += counts;
  long long pause = (1 << p->tries) * s->backoff_ms;
  if (pause > s->backoff_max_ms)
    pause = s->backoff_max_ms;
  p->retry_at = clock_ms() + pause;
  return 0;
}
