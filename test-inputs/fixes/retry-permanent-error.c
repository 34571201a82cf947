/* A classifier to complete, for loops that can be left. */
#include <curl/curl.h>
#include <unistd.h>

/* Reports what has been measured. */
long report(CURL *handle) {
  for (int i = 0; i < 8; i++) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(1u << i);
  }
  return -1;
}

int report_kept(CURL *handle) {
  for (int i = 0; i < 8; i++) {
    CURLcode code = curl_easy_perform(handle);
    if (code == CURLE_OK)
      return 0;
    sleep(1u << i);
  }
  return -1;
}
