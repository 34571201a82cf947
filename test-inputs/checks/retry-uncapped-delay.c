// retry-uncapped-delay in C.
#include <curl/curl.h>
#include <unistd.h>

struct reporter {
  CURL *handle;
  unsigned wait;
};

void report(struct reporter *to) {
  to->wait = 1;
  while (curl_easy_perform(to->handle) != CURLE_OK) {
    sleep(to->wait);
    to->wait <<= 1; // expected-warning {{the delay doubles from 1 s without a cap: attempt 16 waits 9 h 6 min}}
  }
}

// The same, limited by a macro that expands to a ternary.
#define LIMIT(a, b) ((a) < (b) ? (a) : (b))
void report_limited(struct reporter *to) {
  to->wait = 1;
  while (curl_easy_perform(to->handle) != CURLE_OK) {
    sleep(to->wait);
    to->wait = LIMIT(to->wait * 2, 120);
  }
}

// Reset after it has reached the end of the scale.
void report_sawtooth(struct reporter *to) {
  to->wait = 1;
  while (curl_easy_perform(to->handle) != CURLE_OK) {
    sleep(to->wait);
    to->wait *= 2;
    if (to->wait > 256)
      to->wait = 1;
  }
}
