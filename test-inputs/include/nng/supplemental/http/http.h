/* The part of nng's HTTP interface that the test inputs use. */
#ifndef TEST_INPUTS_NNG_HTTP_H
#define TEST_INPUTS_NNG_HTTP_H

#include <nng/nng.h>

typedef struct nng_http_client nng_http_client;
typedef struct nng_http_conn nng_http_conn;

void nng_http_client_connect(nng_http_client *client, nng_aio *aio);

#endif
