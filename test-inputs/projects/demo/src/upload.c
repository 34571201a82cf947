#include "upload.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define REQUEST_TIMEOUT_MS 8000L
#define MAX_TRIES 4

static CURLcode put_reading(struct uploader *up, const struct reading *r) {
  char body[128];
  int length = snprintf(body, sizeof body, "{\"gauge\":\"%s\",\"at\":%lld,\"m\":%.3f}",
                        r->gauge, (long long)r->taken_at, r->metres);
  curl_easy_setopt(up->curl, CURLOPT_URL, up->url);
  curl_easy_setopt(up->curl, CURLOPT_TIMEOUT_MS, REQUEST_TIMEOUT_MS);
  curl_easy_setopt(up->curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt(up->curl, CURLOPT_CUSTOMREQUEST, "PUT");
  curl_easy_setopt(up->curl, CURLOPT_POSTFIELDS, body);
  curl_easy_setopt(up->curl, CURLOPT_POSTFIELDSIZE, (long)length);
  return curl_easy_perform(up->curl);
}

void upload_reading(struct uploader *up, const struct reading *r) {
  while (put_reading(up, r) != CURLE_OK) { // finding: retry-unbounded, retry-permanent-error
    up->failed++;
    fprintf(stderr, "upload of %s failed, trying again\n", r->gauge);
    sleep(1); // finding: retry-constant-delay
  }
  up->sent++;
}

static int worth_another_try(CURLcode rc) {
  return rc == CURLE_COULDNT_CONNECT || rc == CURLE_COULDNT_RESOLVE_HOST ||
         rc == CURLE_OPERATION_TIMEDOUT || rc == CURLE_RECV_ERROR;
}

int upload_reading_soon(struct uploader *up, const struct reading *r) {
  unsigned delay_ms = 250;
  CURLcode rc = put_reading(up, r);
  for (int tries = 1; rc != CURLE_OK && tries < MAX_TRIES; ++tries) {
    if (!worth_another_try(rc))
      break;
    usleep((delay_ms / 2 + arc4random_uniform(delay_ms / 2)) * 1000);
    delay_ms *= 2;
    rc = put_reading(up, r);
  }
  if (rc == CURLE_OK)
    up->sent++;
  else
    up->failed++;
  return rc;
}
