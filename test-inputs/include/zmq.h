/* The part of ZeroMQ's interface that the test inputs use. */
#ifndef TEST_INPUTS_ZMQ_H
#define TEST_INPUTS_ZMQ_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ZMQ_SUB 2
#define ZMQ_LINGER 17
#define ZMQ_RECONNECT_IVL 18
#define ZMQ_RECONNECT_IVL_MAX 21
#define ZMQ_RCVTIMEO 27

void *zmq_socket(void *context, int type);
int zmq_setsockopt(void *s, int option, const void *optval, size_t optvallen);
int zmq_connect(void *s, const char *addr);
int zmq_recv(void *s, void *buf, size_t len, int flags);
int zmq_close(void *s);

#ifdef __cplusplus
}
#endif

#endif
