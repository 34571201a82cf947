// retry-delay-overflow in C: a field of a struct, and a limit that comes too late.
#include <curl/curl.h>
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
