/* The part of libwebsockets' interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_LIBWEBSOCKETS_H
#define TEST_INPUTS_LIBWEBSOCKETS_H

#include <stddef.h>
#include <stdint.h>

#define LWS_ARRAY_SIZE(_x) (sizeof(_x) / sizeof(_x[0]))
#define LWS_US_PER_SEC ((lws_usec_t)1000000)
#define lws_container_of(P, T, M) ((T *)((char *)(P)-offsetof(T, M)))

struct lws;
struct lws_context;
struct lws_sorted_usec_list;
typedef int64_t lws_usec_t;
typedef struct lws_sorted_usec_list lws_sorted_usec_list_t;
typedef void (*sul_cb_t)(lws_sorted_usec_list_t *sul);
struct lws_sorted_usec_list {
  lws_usec_t us;
  sul_cb_t cb;
};

typedef struct lws_retry_bo {
  const uint32_t *retry_ms_table;
  uint16_t retry_ms_table_count;
  uint16_t conceal_count;
  uint16_t secs_since_valid_ping;
  uint16_t secs_since_valid_hangup;
  uint8_t jitter_percent;
} lws_retry_bo_t;

#define LWS_RETRY_CONCEAL_ALWAYS (0xffff)

enum lws_callback_reasons {
  LWS_CALLBACK_CLIENT_CONNECTION_ERROR = 1,
  LWS_CALLBACK_CLIENT_ESTABLISHED = 3,
  LWS_CALLBACK_CLIENT_RECEIVE = 8,
  LWS_CALLBACK_CLIENT_CLOSED = 75
};

typedef int lws_callback_function(struct lws *wsi, enum lws_callback_reasons reason, void *user,
                                  void *in, size_t len);
struct lws_protocols {
  const char *name;
  lws_callback_function *callback;
  size_t per_session_data_size;
  size_t rx_buffer_size;
  unsigned int id;
  void *user;
  size_t tx_packet_size;
};

struct lws_client_connect_info {
  struct lws_context *context;
  const char *address;
  int port;
  int ssl_connection;
  const char *path;
  const char *host;
  const char *origin;
  const char *protocol;
  struct lws **pwsi;
  const lws_retry_bo_t *retry_and_idle_policy;
  void *userdata;
};

struct lws *lws_client_connect_via_info(const struct lws_client_connect_info *ccinfo);
int lws_service(struct lws_context *context, int timeout_ms);
void *lws_context_user(struct lws_context *context);
struct lws_context *lws_get_context(const struct lws *wsi);
void lws_sul_schedule(struct lws_context *ctx, int tsi, lws_sorted_usec_list_t *sul, sul_cb_t _cb,
                      lws_usec_t _us);
int lws_retry_sul_schedule(struct lws_context *context, int tid, lws_sorted_usec_list_t *sul,
                           const lws_retry_bo_t *retry, sul_cb_t cb, uint16_t *ctry);
int lws_retry_sul_schedule_retry_wsi(struct lws *wsi, lws_sorted_usec_list_t *sul, sul_cb_t cb,
                                     uint16_t *ctry);

#endif
