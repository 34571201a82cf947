// Written from checks/models/mongoc.json by test-model-headers; see there.
#include <mongoc/mongoc.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (mongoc_client_read_command_with_opts)(ANY(mongoc_client_t *), ANY(const char *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_insert_one)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_insert_many)(ANY(mongoc_collection_t *), ANY(const bson_t **), ANY(size_t), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_update_one)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_replace_one)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_delete_one)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_find_and_modify_with_opts)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const mongoc_find_and_modify_opts_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_bulk_operation_execute)(ANY(mongoc_bulk_operation_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_client_write_command_with_opts)(ANY(mongoc_client_t *), ANY(const char *), ANY(const bson_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_client_command_simple)(ANY(mongoc_client_t *), ANY(const char *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_client_command_with_opts)(ANY(mongoc_client_t *), ANY(const char *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_client_read_write_command_with_opts)(ANY(mongoc_client_t *), ANY(const char *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_database_command_simple)(ANY(mongoc_database_t *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_database_command_with_opts)(ANY(mongoc_database_t *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_command_simple)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_update_many)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_delete_many)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_client_session_commit_transaction)(ANY(mongoc_client_session_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_collection_insert)(ANY(mongoc_collection_t *), ANY(mongoc_insert_flags_t), ANY(const bson_t *), ANY(const mongoc_write_concern_t *), ANY(bson_error_t *));
  (mongoc_collection_count_documents)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_client_select_server)(ANY(mongoc_client_t *), ANY(bool), ANY(const mongoc_read_prefs_t *), ANY(bson_error_t *));
  (mongoc_client_get_server_status)(ANY(mongoc_client_t *), ANY(mongoc_read_prefs_t *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_cursor_next)(ANY(mongoc_cursor_t *), ANY(const bson_t **));
  (mongoc_change_stream_next)(ANY(mongoc_change_stream_t *), ANY(const bson_t **));
  (mongoc_collection_find_with_opts)(ANY(mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *));
  (mongoc_collection_aggregate)(ANY(mongoc_collection_t *), ANY(mongoc_query_flags_t), ANY(const bson_t *), ANY(const bson_t *), ANY(const mongoc_read_prefs_t *));
  (mongoc_collection_watch)(ANY(const mongoc_collection_t *), ANY(const bson_t *), ANY(const bson_t *));
  (mongoc_client_new_from_uri)(ANY(const mongoc_uri_t *));
  (mongoc_client_pool_pop)(ANY(mongoc_client_pool_t *));
  (mongoc_client_pool_push)(ANY(mongoc_client_pool_t *), ANY(mongoc_client_t *));
  (mongoc_client_new)(ANY(const char *));
  (mongoc_uri_new)(ANY(const char *));
  (mongoc_cursor_error)(ANY(mongoc_cursor_t *), ANY(bson_error_t *));
  (mongoc_error_has_label)(ANY(const bson_t *), ANY(const char *));
  (mongoc_client_session_with_transaction)(ANY(mongoc_client_session_t *), ANY(mongoc_client_session_with_transaction_cb_t), ANY(const mongoc_transaction_opt_t *), ANY(void *), ANY(bson_t *), ANY(bson_error_t *));
  (mongoc_uri_set_option_as_int32)(ANY(mongoc_uri_t *), ANY(const char *), ANY(int32_t));
  (mongoc_uri_set_option_as_bool)(ANY(mongoc_uri_t *), ANY(const char *), ANY(bool));
}
