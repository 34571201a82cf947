/* The part of Mongoose's interface that the test inputs use. */
#ifndef TEST_INPUTS_MONGOOSE_H
#define TEST_INPUTS_MONGOOSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct mg_connection;
struct mg_mgr {
  struct mg_connection *conns;
};
struct mg_connection {
  struct mg_connection *next;
  struct mg_mgr *mgr;
  void *fn_data;
  unsigned is_closing : 1;
  unsigned is_draining : 1;
};
typedef void (*mg_event_handler_t)(struct mg_connection *, int ev, void *ev_data);
struct mg_timer;

enum { MG_EV_ERROR, MG_EV_OPEN, MG_EV_POLL, MG_EV_RESOLVE, MG_EV_CONNECT, MG_EV_ACCEPT, MG_EV_TLS_HS,
       MG_EV_READ, MG_EV_WRITE, MG_EV_CLOSE, MG_EV_HTTP_HDRS, MG_EV_HTTP_MSG };
#define MG_TIMER_ONCE 0

void mg_mgr_poll(struct mg_mgr *, int ms);
struct mg_connection *mg_http_connect(struct mg_mgr *, const char *url, mg_event_handler_t fn,
                                      void *fn_data);
struct mg_timer *mg_timer_add(struct mg_mgr *mgr, uint64_t milliseconds, unsigned flags,
                              void (*fn)(void *), void *arg);
int mg_printf(struct mg_connection *, const char *fmt, ...);
bool mg_random(void *buf, size_t len);

#endif
