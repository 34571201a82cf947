/* Counters that were forgotten, and are advanced at the end of each turn. */
#include <curl/curl.h>
#include <stdio.h>
#include <unistd.h>

int push_metrics(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(2); /* and again */
  }
  return -1;
}

int push_counted_down(CURL *handle) {
  int left = 4;
  while (left > 0) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(2);
  }
  return -1;
}

int push_with_test_inside(CURL *handle) {
  int tries = 0;
  for (;;) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    if (tries >= 5)
      return -1;
    sleep(2);
  }
}

/* It is told, too: whoever reads it has counted on what it was. */
int push_and_tell(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    printf("%d of %d tries\n", tries, max_tries);
    sleep(2);
  }
  return -1;
}
