// Written from checks/models/libwebsockets.json by test-model-headers; see there.
#include <libwebsockets.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (lws_client_connect_via_info)(ANY(const struct lws_client_connect_info *));
  (lws_ss_request_tx)(ANY(struct lws_ss_handle *));
  (lws_ss_client_connect)(ANY(struct lws_ss_handle *));
  (lws_write)(ANY(struct lws *), ANY(unsigned char *), ANY(size_t), ANY(enum lws_write_protocol));
  (lws_service)(ANY(struct lws_context *), ANY(int));
  (lws_service_tsi)(ANY(struct lws_context *), ANY(int), ANY(int));
  (lws_service_fd)(ANY(struct lws_context *), ANY(struct pollfd *));
  (lws_callback_on_writable)(ANY(struct lws *));
  (lws_sul_schedule)(ANY(struct lws_context *), ANY(int), ANY(lws_sorted_usec_list_t *), ANY(sul_cb_t), ANY(lws_usec_t));
  (lws_retry_sul_schedule)(ANY(struct lws_context *), ANY(int), ANY(lws_sorted_usec_list_t *), ANY(const lws_retry_bo_t *), ANY(sul_cb_t), ANY(uint16_t *));
  (lws_retry_sul_schedule_retry_wsi)(ANY(struct lws *), ANY(lws_sorted_usec_list_t *), ANY(sul_cb_t), ANY(uint16_t *));
  (lws_set_timer_usecs)(ANY(struct lws *), ANY(lws_usec_t));
  (lws_set_timeout)(ANY(struct lws *), ANY(enum pending_timeout), ANY(int));
  (lws_http_client_http_response)(ANY(struct lws *));
  (lws_sul_cancel)(ANY(lws_sorted_usec_list_t *));
  (lws_context_destroy)(ANY(struct lws_context *));
  (lws_cancel_service)(ANY(struct lws_context *));
  (lws_now_usecs)();
  (lws_get_random)(ANY(struct lws_context *), ANY(void *), ANY(size_t));
}
