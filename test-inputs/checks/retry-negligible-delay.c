// retry-negligible-delay in C.
#include <curl/curl.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

// Half a second was meant: usleep takes microseconds.
int report(CURL *handle) {
  for (int attempt = 0; attempt < 20; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    usleep(500); // expected-warning {{the wait before each retry of 'curl_easy_perform' is only 500 us}}
  }
  return -1;
}

int report_every_millisecond(CURL *handle) {
  struct timespec pause = {0, 1000000};
  for (int attempt = 0; attempt < 20; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    nanosleep(&pause, NULL); // expected-warning {{is only 1 ms}}
  }
  return -1;
}

// It starts small and grows.
int report_growing(CURL *handle) {
  unsigned pause = 1000;
  for (int attempt = 0; attempt < 10; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    usleep(pause);
    pause *= 2;
  }
  return -1;
}

// How long is set by whoever calls it.
int report_after(CURL *handle, unsigned microseconds) {
  for (int attempt = 0; attempt < 20; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    usleep(microseconds);
  }
  return -1;
}

// Nobody is asked: it spins on a lock.
static atomic_flag busy = ATOMIC_FLAG_INIT;
void lock(void) {
  while (atomic_flag_test_and_set(&busy))
    usleep(50);
}
