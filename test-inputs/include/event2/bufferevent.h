/* The part of libevent's buffered sockets that the test inputs use. */
#ifndef TEST_INPUTS_EVENT2_BUFFEREVENT_H
#define TEST_INPUTS_EVENT2_BUFFEREVENT_H

#include <event2/event.h>

#ifdef __cplusplus
extern "C" {
#endif

struct bufferevent;
struct sockaddr;
typedef void (*bufferevent_data_cb)(struct bufferevent *bev, void *arg);
typedef void (*bufferevent_event_cb)(struct bufferevent *bev, short what, void *arg);

#define BEV_EVENT_EOF 0x10
#define BEV_EVENT_ERROR 0x20
#define BEV_EVENT_TIMEOUT 0x40
#define BEV_EVENT_CONNECTED 0x80
#define BEV_OPT_CLOSE_ON_FREE 1

struct bufferevent *bufferevent_socket_new(struct event_base *base, evutil_socket_t fd,
                                           int options);
int bufferevent_socket_connect(struct bufferevent *bev, const struct sockaddr *address,
                               int socklen);
void bufferevent_setcb(struct bufferevent *bev, bufferevent_data_cb readcb,
                       bufferevent_data_cb writecb, bufferevent_event_cb eventcb, void *arg);
int bufferevent_enable(struct bufferevent *bev, short event);
size_t bufferevent_read(struct bufferevent *bev, void *data, size_t size);
void bufferevent_free(struct bufferevent *bev);

#ifdef __cplusplus
}
#endif

#endif
