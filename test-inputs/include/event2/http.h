/* The part of libevent's HTTP interface that the test inputs use. */
#ifndef TEST_INPUTS_EVENT2_HTTP_H
#define TEST_INPUTS_EVENT2_HTTP_H

#include <sys/time.h>

#ifdef __cplusplus
extern "C" {
#endif

struct event_base;
struct evhttp_connection;
struct evdns_base;

struct evhttp_connection *evhttp_connection_base_new(struct event_base *base,
                                                     struct evdns_base *dns,
                                                     const char *address, unsigned short port);
void evhttp_connection_set_timeout(struct evhttp_connection *conn, int seconds);
void evhttp_connection_set_retries(struct evhttp_connection *conn, int retries);
void evhttp_connection_set_initial_retry_tv(struct evhttp_connection *conn,
                                            const struct timeval *tv);

#ifdef __cplusplus
}
#endif

#endif
