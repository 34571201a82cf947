// Written from checks/models/libevent.json by test-model-headers; see there.
#include <event2/event.h>
#include <event2/event_struct.h>
#include <event2/bufferevent.h>
#include <event2/http.h>
#include <event2/dns.h>
#include <event2/rpc.h>
#include <event2/util.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (bufferevent_socket_connect)(ANY(struct bufferevent *), ANY(const struct sockaddr *), ANY(int));
  (bufferevent_socket_connect_hostname)(ANY(struct bufferevent *), ANY(struct evdns_base *), ANY(int), ANY(const char *), ANY(int));
  (evhttp_make_request)(ANY(struct evhttp_connection *), ANY(struct evhttp_request *), ANY(enum evhttp_cmd_type), ANY(const char *));
  (evrpc_make_request)(ANY(struct evrpc_request_wrapper *));
  (evdns_getaddrinfo)(ANY(struct evdns_base *), ANY(const char *), ANY(const char *), ANY(const struct addrinfo *), ANY(evdns_getaddrinfo_cb), ANY(void *));
  (evdns_base_resolve_ipv4)(ANY(struct evdns_base *), ANY(const char *), ANY(int), ANY(evdns_callback_type), ANY(void *));
  (evdns_base_resolve_ipv6)(ANY(struct evdns_base *), ANY(const char *), ANY(int), ANY(evdns_callback_type), ANY(void *));
  (bufferevent_setcb)(ANY(struct bufferevent *), ANY(bufferevent_data_cb), ANY(bufferevent_data_cb), ANY(bufferevent_event_cb), ANY(void *));
  (evhttp_request_new)(ANY(void (*)(struct evhttp_request *, void *)), ANY(void *));
  (evhttp_request_set_error_cb)(ANY(struct evhttp_request *), ANY(void (*)(enum evhttp_request_error, void *)));
  (evhttp_connection_set_closecb)(ANY(struct evhttp_connection *), ANY(void (*)(struct evhttp_connection *, void *)), ANY(void *));
  (evhttp_request_get_response_code)(ANY(const struct evhttp_request *));
  (bufferevent_set_timeouts)(ANY(struct bufferevent *), ANY(const struct timeval *), ANY(const struct timeval *));
  (evhttp_connection_set_timeout)(ANY(struct evhttp_connection *), ANY(int));
  (evhttp_connection_set_timeout_tv)(ANY(struct evhttp_connection *), ANY(const struct timeval *));
  (evhttp_connection_set_retries)(ANY(struct evhttp_connection *), ANY(int));
  (evhttp_connection_set_initial_retry_tv)(ANY(struct evhttp_connection *), ANY(const struct timeval *));
  (bufferevent_write)(ANY(struct bufferevent *), ANY(const void *), ANY(size_t));
  (bufferevent_read)(ANY(struct bufferevent *), ANY(void *), ANY(size_t));
  (bufferevent_write_buffer)(ANY(struct bufferevent *), ANY(struct evbuffer *));
  (bufferevent_read_buffer)(ANY(struct bufferevent *), ANY(struct evbuffer *));
  (event_new)(ANY(struct event_base *), ANY(int), ANY(short), ANY(event_callback_fn), ANY(void *));
  (event_assign)(ANY(struct event *), ANY(struct event_base *), ANY(int), ANY(short), ANY(event_callback_fn), ANY(void *));
  (event_add)(ANY(struct event *), ANY(const struct timeval *));
  (event_base_once)(ANY(struct event_base *), ANY(int), ANY(short), ANY(event_callback_fn), ANY(void *), ANY(const struct timeval *));
  (event_active)(ANY(struct event *), ANY(int), ANY(short));
  (event_del)(ANY(struct event *));
  (event_free)(ANY(struct event *));
  (evhttp_cancel_request)(ANY(struct evhttp_request *));
  (evdns_getaddrinfo_cancel)(ANY(struct evdns_getaddrinfo_request *));
  (event_base_dispatch)(ANY(struct event_base *));
  (event_base_loop)(ANY(struct event_base *), ANY(int));
  (evutil_secure_rng_get_bytes)(ANY(void *), ANY(size_t));
}
