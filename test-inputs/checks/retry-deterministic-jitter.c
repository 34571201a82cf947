// retry-deterministic-jitter with the C library's generator.
#include <curl/curl.h>

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct spool {
  CURL *handle;
  unsigned base;                /* seconds */
  unsigned failures;
};

/* Every host that asks within one second is told the same number. */
static unsigned next_pause(struct spool *s) {
  time_t now = time(NULL);
  srandom((unsigned)now); // expected-warning {{is seeded with the time before each draw}}
  unsigned limit = s->base << (s->failures < 6 ? s->failures : 6);
  return limit / 2 + (unsigned)(random() % limit);
}

int flush_spool(struct spool *s) {
  for (s->failures = 0; s->failures < 20; ++s->failures) {
    if (curl_easy_perform(s->handle) == CURLE_OK)
      return 0;
    sleep(next_pause(s));
  }
  return -1;
}

/* The process's number tells hosts and workers apart. */
static unsigned next_pause_of_process(struct spool *s) {
  srandom((unsigned)time(NULL) ^ (unsigned)getpid());
  unsigned limit = s->base << (s->failures < 6 ? s->failures : 6);
  return limit / 2 + (unsigned)(random() % limit);
}

int flush_by_process(struct spool *s) {
  for (s->failures = 0; s->failures < 20; ++s->failures) {
    if (curl_easy_perform(s->handle) == CURLE_OK)
      return 0;
    sleep(next_pause_of_process(s));
  }
  return -1;
}

/* Seeded elsewhere, once. */
int flush_with_shared_generator(struct spool *s) {
  for (s->failures = 0; s->failures < 20; ++s->failures) {
    if (curl_easy_perform(s->handle) == CURLE_OK)
      return 0;
    unsigned limit = s->base << (s->failures < 6 ? s->failures : 6);
    sleep(limit / 2 + (unsigned)(random() % limit));
  }
  return -1;
}

/* A seed that is the same on every host, before each draw: a constant wait. */
int flush_the_same(struct spool *s) {
  for (s->failures = 0; s->failures < 20; ++s->failures) {
    if (curl_easy_perform(s->handle) == CURLE_OK)
      return 0;
    srand(1); // expected-warning {{comes from a generator whose seed is the same in every client}}
    unsigned limit = s->base << (s->failures < 6 ? s->failures : 6);
    sleep(limit / 2 + (unsigned)(rand() % (int)limit));
  }
  return -1;
}
