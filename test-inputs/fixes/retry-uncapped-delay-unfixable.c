/* What is not known well enough to be written anew. */
#include <curl/curl.h>
#include <unistd.h>

#define BACK_OFF(x) ((x) *= 2)

void by_macro(CURL *handle) {
  unsigned wait = 1;
  while (curl_easy_perform(handle) != CURLE_OK) {
    sleep(wait);
    BACK_OFF(wait);
  }
}

/* In C the exponent would have to be written twice, and counted twice. */
void by_step(CURL *handle) {
  unsigned n = 0;
  while (curl_easy_perform(handle) != CURLE_OK)
    sleep(1u << n++);
}

#define PAUSE(n) (1u << (n))

void by_macro_of_exponent(CURL *handle) {
  for (unsigned n = 0; curl_easy_perform(handle) != CURLE_OK; n++)
    sleep(PAUSE(n));
}

/* A signal handler may change it between two looks at it. */
void by_volatile(CURL *handle, volatile unsigned *failures) {
  for (*failures = 0; curl_easy_perform(handle) != CURLE_OK; ++*failures)
    sleep(1u << *failures);
}
