/* The part of ZeroMQ's interface that the test inputs use. */
#ifndef TEST_INPUTS_ZMQ_H
#define TEST_INPUTS_ZMQ_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ZMQ_SUB 2
#define ZMQ_REQ 3
#define ZMQ_POLLIN 1
#define ZMQ_LINGER 17
#define ZMQ_RECONNECT_IVL 18
#define ZMQ_RECONNECT_IVL_MAX 21
#define ZMQ_RCVTIMEO 27

typedef struct zmq_pollitem_t {
  void *socket;
  int fd;
  short events;
  short revents;
} zmq_pollitem_t;

void *zmq_socket(void *context, int type);
int zmq_setsockopt(void *s, int option, const void *optval, size_t optvallen);
int zmq_connect(void *s, const char *addr);
int zmq_send(void *s, const void *buf, size_t len, int flags);
int zmq_recv(void *s, void *buf, size_t len, int flags);
int zmq_poll(zmq_pollitem_t *items, int nitems, long timeout);
int zmq_close(void *s);

#ifdef __cplusplus
}
#endif

#endif
