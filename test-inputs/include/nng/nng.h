/* The part of nng's interface that the test inputs use. */
#ifndef TEST_INPUTS_NNG_H
#define TEST_INPUTS_NNG_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t nng_duration;
typedef struct nng_socket_s {
  uint32_t id;
} nng_socket;

#define NNG_OPT_RECVTIMEO "recv-timeout"
#define NNG_OPT_RECONNMINT "reconnect-time-min"
#define NNG_OPT_RECONNMAXT "reconnect-time-max"

int nng_socket_set_ms(nng_socket socket, const char *option, nng_duration value);
int nng_dial(nng_socket socket, const char *url, void *dialer, int flags);

#ifdef __cplusplus
}
#endif

#endif
