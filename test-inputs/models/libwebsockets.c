// libwebsockets: the protocol's callback gets a reason, and lws_sul waits.
#include <libwebsockets.h>
#include <stdlib.h>
#include <string.h>

struct conn {
  lws_sorted_usec_list_t sul;
  struct lws_context *context;
  struct lws *wsi;
  uint16_t retry_count;
  unsigned wait_ms;
};

static const uint32_t backoff_ms[] = {1000, 2000, 4000, 8000, 16000};
static const lws_retry_bo_t retry = {
    .retry_ms_table = backoff_ms,
    .retry_ms_table_count = LWS_ARRAY_SIZE(backoff_ms),
    .conceal_count = LWS_ARRAY_SIZE(backoff_ms),
    .secs_since_valid_ping = 60,
    .secs_since_valid_hangup = 70,
    .jitter_percent = 20,
};

static void connect_client(lws_sorted_usec_list_t *sul) {
  struct conn *c = lws_container_of(sul, struct conn, sul);
  struct lws_client_connect_info i;
  memset(&i, 0, sizeof i);
  i.context = c->context;
  i.address = "events.example.org";
  i.port = 443;
  i.path = "/";
  i.pwsi = &c->wsi;
  i.retry_and_idle_policy = &retry;
  i.userdata = c;
  if (!lws_client_connect_via_info(&i))
    lws_retry_sul_schedule(c->context, 0, &c->sul, &retry, connect_client, &c->retry_count);
}

static int callback_calm(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                         size_t len) {
  struct conn *c = user;
  switch (reason) {
  case LWS_CALLBACK_CLIENT_ESTABLISHED:
    c->retry_count = 0;
    break;
  case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
  case LWS_CALLBACK_CLIENT_CLOSED:
    lws_retry_sul_schedule_retry_wsi(wsi, &c->sul, connect_client, &c->retry_count);
    break;
  default:
    break;
  }
  return 0;
}

static void connect_eagerly(struct lws_context *context) {
  struct lws_client_connect_info i;
  memset(&i, 0, sizeof i);
  i.context = context;
  i.address = "events.example.org";
  i.port = 443;
  i.path = "/eager";
  lws_client_connect_via_info(&i); // expected-warning {{this retries every failure of 'lws_client_connect_via_info', also a refusal that the same request will meet again}}
}

static int callback_eager(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                          size_t len) {
  switch (reason) {
  case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
  case LWS_CALLBACK_CLIENT_CLOSED:
    connect_eagerly(lws_get_context(wsi)); // expected-error {{'lws_client_connect_via_info' is started again from its own failure handler with no delay}} expected-error {{'lws_client_connect_via_info' is retried for ever while it fails, with no delay}}
    break;
  default:
    break;
  }
  return 0;
}

const struct lws_protocols protocols[] = {
    {"calm", callback_calm, 0, 0, 0, NULL, 0},
    {"eager", callback_eager, 0, 0, 0, NULL, 0},
    {NULL, NULL, 0, 0, 0, NULL, 0},
};

int run(struct conn *c) {
  int n = 0;
  lws_sul_schedule(c->context, 0, &c->sul, connect_client, 1);
  connect_eagerly(c->context);
  while (n >= 0)
    n = lws_service(c->context, 0);
  return n;
}
