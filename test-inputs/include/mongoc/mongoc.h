/* The part of the MongoDB C driver's interface that the test inputs use. */
#ifndef TEST_INPUTS_MONGOC_H
#define TEST_INPUTS_MONGOC_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _mongoc_client_t mongoc_client_t;
typedef struct _mongoc_uri_t mongoc_uri_t;

#define MONGOC_URI_HEARTBEATFREQUENCYMS "heartbeatfrequencyms"
#define MONGOC_URI_CONNECTTIMEOUTMS "connecttimeoutms"

mongoc_client_t *mongoc_client_new(const char *uri_string);
mongoc_uri_t *mongoc_uri_new(const char *uri_string);
bool mongoc_uri_set_option_as_int32(mongoc_uri_t *uri, const char *option, int32_t value);

#ifdef __cplusplus
}
#endif

#endif
