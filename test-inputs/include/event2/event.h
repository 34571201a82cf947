/* The part of libevent's interface that the test inputs use. */
#ifndef TEST_INPUTS_EVENT2_EVENT_H
#define TEST_INPUTS_EVENT2_EVENT_H

#include <stddef.h>
#include <sys/time.h>

#ifdef __cplusplus
extern "C" {
#endif

struct event_base;
struct event;
typedef int evutil_socket_t;
typedef void (*event_callback_fn)(evutil_socket_t, short, void *);

#define EV_TIMEOUT 0x01

struct event *event_new(struct event_base *base, evutil_socket_t fd, short events,
                        event_callback_fn callback, void *arg);
#define evtimer_new(base, callback, arg) event_new((base), -1, 0, (callback), (arg))
int event_add(struct event *ev, const struct timeval *timeout);
#define evtimer_add(ev, timeout) event_add((ev), (timeout))
int event_base_dispatch(struct event_base *base);

#ifdef __cplusplus
}
#endif

#endif
