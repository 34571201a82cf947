/* Exponents that are limited before the arithmetic. */
#include <curl/curl.h>
#include <unistd.h>

struct buffer {
  CURL *handle;
  int retries;
};

void resend(struct buffer *buf) {
  buf->retries = 0;
  while (curl_easy_perform(buf->handle) != CURLE_OK) {
    int delay = (1 << buf->retries) * 100;
    if (delay > 1000)
      delay = 1000;
    usleep(delay * 1000);
    buf->retries++;
  }
}

/* Nothing limits it: what is waited after a minute is the limit. */
void resend_for_long(struct buffer *buf) {
  for (buf->retries = 0; curl_easy_perform(buf->handle) != CURLE_OK; buf->retries++)
    usleep((1 << buf->retries) * 1000);
}
