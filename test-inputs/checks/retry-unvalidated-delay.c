// retry-unvalidated-delay in C.
#include <curl/curl.h>
#include <stdlib.h>
#include <unistd.h>

int upload(CURL *handle, const char *configured) {
  int seconds = atoi(configured); // expected-warning {{is read from outside and has no lower limit, so that 0 makes it none}}
  for (int attempt = 0; attempt < 6; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(seconds);
  }
  return -1;
}

int upload_with_environment(CURL *handle) {
  const char *text = getenv("UPLOAD_RETRY_SECONDS");
  long seconds = text ? strtol(text, NULL, 10) : 30; // expected-warning {{is read from outside and has no lower limit}}
  for (int attempt = 0; attempt < 6; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep((unsigned)seconds);
  }
  return -1;
}

// Kept within limits where it is read.
int upload_limited(CURL *handle, const char *configured) {
  int seconds = atoi(configured);
  if (seconds < 5)
    seconds = 5;
  if (seconds > 600)
    seconds = 600;
  for (int attempt = 0; attempt < 6; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(seconds);
  }
  return -1;
}

// A nonsensical setting is refused.
int upload_refusing(CURL *handle, const char *configured) {
  int seconds = atoi(configured);
  if (seconds <= 0)
    return -2;
  for (int attempt = 0; attempt < 6; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(seconds);
  }
  return -1;
}

// What is configured is how often, not how long.
int upload_counted(CURL *handle, const char *configured) {
  int attempts = atoi(configured);
  for (int attempt = 0; attempt < attempts; ++attempt) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(30);
  }
  return -1;
}
