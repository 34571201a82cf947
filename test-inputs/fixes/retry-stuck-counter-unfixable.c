/* Counters of which it is not known where they should move. */
#include <curl/curl.h>
#include <unistd.h>

/* It counts what came through. */
int push_batch(CURL *handle, int count) {
  int done = 0;
  while (done < count) {
    if (curl_easy_perform(handle) == CURLE_OK)
      ++done;
    else
      sleep(5);
  }
  return done;
}

/* Some turns do not come by the end of the body. */
int push_quietly(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) {
    CURLcode code = curl_easy_perform(handle);
    if (code == CURLE_OK)
      return 0;
    if (code == CURLE_OPERATION_TIMEDOUT) {
      sleep(1);
      continue;
    }
    sleep(2);
  }
  return -1;
}

/* No braces. */
int push_tersely(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries)
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
  return -1;
}
