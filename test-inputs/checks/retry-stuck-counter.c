// retry-stuck-counter in C.
#include <curl/curl.h>
#include <unistd.h>

// The counter is declared, tested, and forgotten.
int push_metrics(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) { // expected-error {{'tries' limits the retries of 'curl_easy_perform', and does not change when one fails}}
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(2);
  }
  return -1;
}

// It counts what came through.
int push_batch(CURL *handle, int count) {
  int done = 0;
  while (done < count) { // expected-error {{'done' limits the retries of 'curl_easy_perform', and does not change when one fails}}
    if (curl_easy_perform(handle) == CURLE_OK)
      ++done;
    else
      sleep(5);
  }
  return done;
}

// Counted where it fails.
int push_counted(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    ++tries;
    sleep(2);
  }
  return -1;
}

// Counted by a helper that is given its address.
static void note_failure(int *tries) { *tries += 1; }

int push_with_helper(CURL *handle, int max_tries) {
  int tries = 0;
  while (tries < max_tries) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    note_failure(&tries);
    sleep(2);
  }
  return -1;
}

// Counted down, in the condition itself.
int push_counted_down(CURL *handle) {
  int left = 4;
  while (left-- > 0) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(2);
  }
  return -1;
}
