/* Growth that is limited where it stands, as C writes it. */
#include <curl/curl.h>
#include <unistd.h>

struct reporter {
  CURL *handle;
  unsigned wait;
  unsigned failures;
};

void report(struct reporter *to) {
  to->wait = 1;
  while (curl_easy_perform(to->handle) != CURLE_OK) {
    sleep(to->wait);
    to->wait <<= 1;
  }
}

void report_shifted(struct reporter *to) {
  for (to->failures = 0; curl_easy_perform(to->handle) != CURLE_OK; to->failures++)
    sleep(1u << to->failures);
}

int report_bounded(CURL *handle) {
  for (int i = 0; i < 15; i++) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    sleep(1u << (i + 1));
  }
  return -1;
}
