/* The part of nng's interface that the test inputs use. */
#ifndef TEST_INPUTS_NNG_H
#define TEST_INPUTS_NNG_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t nng_duration;
typedef struct nng_socket_s {
  uint32_t id;
} nng_socket;
typedef struct nng_dialer_s {
  uint32_t id;
} nng_dialer;
typedef struct nng_aio nng_aio;
typedef struct nng_url nng_url;

#define NNG_OPT_RECVTIMEO "recv-timeout"
#define NNG_OPT_RECONNMINT "reconnect-time-min"
#define NNG_OPT_RECONNMAXT "reconnect-time-max"
#define NNG_FLAG_ALLOC 1u

enum nng_errno_enum { NNG_ETIMEDOUT = 5, NNG_ECONNREFUSED = 6, NNG_ECLOSED = 7, NNG_ECANCELED = 20 };

int nng_socket_set_ms(nng_socket socket, const char *option, nng_duration value);
int nng_dial(nng_socket socket, const char *url, nng_dialer *dialer, int flags);
int nng_recv(nng_socket socket, void *data, size_t *size, int flags);
void nng_free(void *data, size_t size);
int nng_aio_alloc(nng_aio **aio, void (*callback)(void *), void *argument);
void nng_aio_set_timeout(nng_aio *aio, nng_duration timeout);
int nng_aio_result(nng_aio *aio);
void *nng_aio_get_output(nng_aio *aio, unsigned index);
void nng_sleep_aio(nng_duration time, nng_aio *aio);
void nng_msleep(nng_duration time);
uint32_t nng_random(void);

#ifdef __cplusplus
}
#endif

#endif
