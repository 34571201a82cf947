// libcurl as its examples use it: one transfer, and many with the multi interface.
#include <curl/curl.h>
#include <stdlib.h>
#include <unistd.h>

// Each second, for as long as the server is down.
void fetchUntilItWorks(CURL *Easy) {
  while (curl_easy_perform(Easy) != CURLE_OK) // expected-warning {{'curl_easy_perform' is retried for ever while it fails}} expected-warning {{this retries every failure of 'curl_easy_perform', also a refusal that the same request will meet again}}
    sleep(1); // expected-warning {{every retry of 'curl_easy_perform' waits the same 1 s}}
}

static unsigned jittered(unsigned Microseconds) {
  unsigned Random;
  arc4random_buf(&Random, sizeof Random);
  return Microseconds / 2 + Random % (Microseconds / 2 + 1);
}

static int worthARetry(CURLcode Code) {
  return Code == CURLE_COULDNT_CONNECT || Code == CURLE_OPERATION_TIMEDOUT;
}

CURLcode fetch(const char *Url) {
  CURL *Easy = curl_easy_init();
  unsigned Delay = 200000;
  CURLcode Code = CURLE_FAILED_INIT;
  curl_easy_setopt(Easy, CURLOPT_URL, Url);
  curl_easy_setopt(Easy, CURLOPT_TIMEOUT, 10L);
  for (int Attempt = 0; Attempt < 6; ++Attempt) {
    Code = curl_easy_perform(Easy);
    if (!worthARetry(Code))
      break;
    if (Attempt < 5)
      usleep(jittered(Delay));
    Delay = Delay < 10000000 ? Delay * 2 : 10000000;
  }
  curl_easy_cleanup(Easy);
  return Code;
}

// The pump of the multi interface goes round while transfers run.
void fetchAll(CURLM *Multi, CURL **Transfers, int Count) {
  int Running = 1;
  for (int I = 0; I < Count; ++I)
    curl_multi_add_handle(Multi, Transfers[I]);
  while (Running) {
    CURLMcode Code = curl_multi_perform(Multi, &Running);
    if (Code == CURLM_OK && Running)
      Code = curl_multi_poll(Multi, NULL, 0, 1000, NULL);
    if (Code != CURLM_OK)
      break;
  }
}

// A walk over a list: each turn asks for something else.
int fetchList(CURL *Easy, const char *const *Urls) {
  int Failed = 0;
  for (; *Urls; ++Urls) {
    curl_easy_setopt(Easy, CURLOPT_URL, *Urls);
    if (curl_easy_perform(Easy) != CURLE_OK)
      ++Failed;
  }
  return Failed;
}
