/* The part of the MongoDB C driver's interface that the test inputs use. */
#ifndef TEST_INPUTS_MONGOC_H
#define TEST_INPUTS_MONGOC_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct _bson_t {
  uint32_t flags;
  uint32_t len;
} bson_t;
typedef struct _bson_error_t {
  uint32_t domain;
  uint32_t code;
  char message[504];
} bson_error_t;
typedef struct _mongoc_client_t mongoc_client_t;
typedef struct _mongoc_collection_t mongoc_collection_t;
typedef struct _mongoc_cursor_t mongoc_cursor_t;
typedef struct _mongoc_read_prefs_t mongoc_read_prefs_t;
typedef struct _mongoc_uri_t mongoc_uri_t;

#define MONGOC_URI_HEARTBEATFREQUENCYMS "heartbeatfrequencyms"
#define MONGOC_URI_CONNECTTIMEOUTMS "connecttimeoutms"

void bson_destroy(bson_t *bson);
mongoc_client_t *mongoc_client_new(const char *uri_string);
mongoc_uri_t *mongoc_uri_new(const char *uri_string);
bool mongoc_uri_set_option_as_int32(mongoc_uri_t *uri, const char *option, int32_t value);
bool mongoc_collection_insert_one(mongoc_collection_t *collection, const bson_t *document,
                                  const bson_t *opts, bson_t *reply, bson_error_t *error);
bool mongoc_client_command_simple(mongoc_client_t *client, const char *db_name,
                                  const bson_t *command, const mongoc_read_prefs_t *read_prefs,
                                  bson_t *reply, bson_error_t *error);
bool mongoc_collection_update_one(mongoc_collection_t *collection, const bson_t *selector,
                                  const bson_t *update, const bson_t *opts, bson_t *reply,
                                  bson_error_t *error);
bool mongoc_error_has_label(const bson_t *reply, const char *label);
mongoc_cursor_t *mongoc_collection_find_with_opts(mongoc_collection_t *collection,
                                                  const bson_t *filter, const bson_t *opts,
                                                  const mongoc_read_prefs_t *read_prefs);
bool mongoc_cursor_next(mongoc_cursor_t *cursor, const bson_t **bson);
bool mongoc_cursor_error(mongoc_cursor_t *cursor, bson_error_t *error);
void mongoc_cursor_destroy(mongoc_cursor_t *cursor);

#ifdef __cplusplus
}
#endif

#endif
