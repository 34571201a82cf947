// retry-permanent-error in C: curl's codes and HTTP's.
#include <curl/curl.h>
#include <hiredis/hiredis.h>
#include <librdkafka/rdkafka.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

long report(CURL *handle) {
  for (int i = 0; i < 8; i++) {
    if (curl_easy_perform(handle) == CURLE_OK) // expected-warning {{retries every failure of 'curl_easy_perform', up to 8 times}}
      return 0;
    sleep(1u << i);
  }
  return -1;
}

// A status of 401 stays a 401.
long report_until_authorized(CURL *handle) {
  long status = 0;
  for (int i = 0; i < 8; i++) {
    if (curl_easy_perform(handle) != CURLE_OK)
      return -1;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (status != 401) // expected-warning {{'curl_easy_perform' is retried on 401, which the same request will meet again}}
      break;
    sleep(1u << i);
  }
  return status;
}

// Codes that will not pass are named, and end it.
long report_unless_hopeless(CURL *handle) {
  for (int i = 0; i < 8; i++) {
    CURLcode code = curl_easy_perform(handle);
    switch (code) {
    case CURLE_OK:
      return 0;
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_LOGIN_DENIED:
      return -1;
    default:
      sleep(1u << i);
    }
  }
  return -1;
}

// Only statuses that may pass lead back.
long report_while_busy(CURL *handle) {
  long status = 0;
  for (int i = 0; i < 8; i++) {
    CURLcode code = curl_easy_perform(handle);
    if (code != CURLE_OK && code != CURLE_OPERATION_TIMEDOUT)
      return -1;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (status < 500 && status != 429)
      return status;
    sleep(1u << i);
  }
  return status;
}

// One more try.
int report_twice(CURL *handle) {
  CURLcode code = curl_easy_perform(handle);
  if (code != CURLE_OK)
    code = curl_easy_perform(handle);
  return code == CURLE_OK ? 0 : -1;
}

// The library says which of its failures may pass.
int commit(rd_kafka_t *producer) {
  for (int i = 0; i < 8; i++) {
    rd_kafka_error_t *error = rd_kafka_commit_transaction(producer, 30000);
    if (!error)
      return 0;
    int again = rd_kafka_error_is_retriable(error);
    rd_kafka_error_destroy(error);
    if (!again)
      return -1;
    sleep(1u << i);
  }
  return -1;
}

// The connection says what went wrong; only a lost one is made again.
int count_up(redisContext *c, const char *key) {
  redisReply *reply;
  while (!(reply = redisCommand(c, "INCR %s", key))) {
    if (!(c->err & (REDIS_ERR_IO | REDIS_ERR_EOF)))
      return -1;
    redisReconnect(c);
    sleep(1);
  }
  freeReplyObject(reply);
  return 0;
}

// The code is what send left, and not connect.
int push_all(int fd, const struct sockaddr *peer, socklen_t length, const char *const *lines) {
  for (; *lines; ++lines) {
    sleep(1);
    if (send(fd, *lines, strlen(*lines), MSG_NOSIGNAL) >= 0)
      continue;
    if (errno == EBADF || errno == ENOTCONN) {
      close(fd);
      fd = socket(AF_INET, SOCK_STREAM, 0);
      if (connect(fd, peer, length) < 0)
        fprintf(stderr, "%s: not sent\n", *lines);
    }
  }
  return 0;
}
