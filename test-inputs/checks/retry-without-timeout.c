// retry-without-timeout in C.
#include <curl/curl.h>
#include <unistd.h>

int fetch(const char *url) {
  CURL *handle = curl_easy_init();
  int failed = 1;
  curl_easy_setopt(handle, CURLOPT_URL, url);
  for (int attempt = 0; failed && attempt < 3; ++attempt) {
    failed = curl_easy_perform(handle) != CURLE_OK; // expected-warning {{'curl_easy_perform' is retried and has no timeout}}
    if (failed)
      sleep(1u << attempt);
  }
  curl_easy_cleanup(handle);
  return failed ? -1 : 0;
}

int fetch_in_time(const char *url) {
  CURL *handle = curl_easy_init();
  int failed = 1;
  curl_easy_setopt(handle, CURLOPT_URL, url);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  for (int attempt = 0; failed && attempt < 3; ++attempt) {
    failed = curl_easy_perform(handle) != CURLE_OK;
    if (failed)
      sleep(1u << attempt);
  }
  curl_easy_cleanup(handle);
  return failed ? -1 : 0;
}

// A transfer that has come to a halt ends.
int fetch_while_it_moves(const char *url) {
  CURL *handle = curl_easy_init();
  int failed = 1;
  curl_easy_setopt(handle, CURLOPT_URL, url);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 100L);
  curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, 20L);
  for (int attempt = 0; failed && attempt < 3; ++attempt) {
    failed = curl_easy_perform(handle) != CURLE_OK;
    if (failed)
      sleep(1u << attempt);
  }
  curl_easy_cleanup(handle);
  return failed ? -1 : 0;
}

// Who made the handle may have set it.
int fetch_with(CURL *handle) {
  int failed = 1;
  for (int attempt = 0; failed && attempt < 3; ++attempt) {
    failed = curl_easy_perform(handle) != CURLE_OK;
    if (failed)
      sleep(1u << attempt);
  }
  return failed ? -1 : 0;
}
