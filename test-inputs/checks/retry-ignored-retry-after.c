// retry-ignored-retry-after in C.
#include <curl/curl.h>
#include <unistd.h>

int ask(CURL *handle) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (curl_easy_perform(handle) != CURLE_OK)
      return -1;
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (status != 429) // expected-warning {{'curl_easy_perform' is retried on 429, and how long the server asks to wait is never read}}
      return status == 200 ? 0 : -1;
    sleep(1u << attempt);
  }
  return -1;
}

// Read, and limited.
int ask_as_told(CURL *handle) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (curl_easy_perform(handle) != CURLE_OK)
      return -1;
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (status != 429)
      return status == 200 ? 0 : -1;
    curl_off_t asked = 0;
    curl_easy_getinfo(handle, CURLINFO_RETRY_AFTER, &asked);
    if (asked < 1)
      asked = 1;
    if (asked > 120)
      asked = 120;
    sleep((unsigned)asked);
  }
  return -1;
}

// Too many requests end it.
int ask_once(CURL *handle) {
  for (int attempt = 0; attempt < 5; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK) {
      long status = 0;
      curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
      return status == 200 ? 0 : -1;
    }
    sleep(1u << attempt);
  }
  return -1;
}
