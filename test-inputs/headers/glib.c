// Written from checks/models/glib.json by test-model-headers; see there.
#include <glib.h>
#include <gio/gio.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (g_socket_client_connect_to_host)(ANY(GSocketClient *), ANY(const gchar *), ANY(guint16), ANY(GCancellable *), ANY(GError **));
  (g_socket_client_connect_to_uri)(ANY(GSocketClient *), ANY(const gchar *), ANY(guint16), ANY(GCancellable *), ANY(GError **));
  (g_socket_client_connect_to_service)(ANY(GSocketClient *), ANY(const gchar *), ANY(const gchar *), ANY(GCancellable *), ANY(GError **));
  (g_socket_client_connect)(ANY(GSocketClient *), ANY(GSocketConnectable *), ANY(GCancellable *), ANY(GError **));
  (g_socket_connect)(ANY(GSocket *), ANY(GSocketAddress *), ANY(GCancellable *), ANY(GError **));
  (g_resolver_lookup_by_name)(ANY(GResolver *), ANY(const gchar *), ANY(GCancellable *), ANY(GError **));
  (g_socket_client_connect_to_host_async)(ANY(GSocketClient *), ANY(const gchar *), ANY(guint16), ANY(GCancellable *), ANY(GAsyncReadyCallback), ANY(gpointer));
  (g_socket_client_connect_to_uri_async)(ANY(GSocketClient *), ANY(const gchar *), ANY(guint16), ANY(GCancellable *), ANY(GAsyncReadyCallback), ANY(gpointer));
  (g_socket_client_connect_async)(ANY(GSocketClient *), ANY(GSocketConnectable *), ANY(GCancellable *), ANY(GAsyncReadyCallback), ANY(gpointer));
  (g_resolver_lookup_by_name_async)(ANY(GResolver *), ANY(const gchar *), ANY(GCancellable *), ANY(GAsyncReadyCallback), ANY(gpointer));
  (g_socket_client_connect_to_host_finish)(ANY(GSocketClient *), ANY(GAsyncResult *), ANY(GError **));
  (g_socket_client_connect_to_uri_finish)(ANY(GSocketClient *), ANY(GAsyncResult *), ANY(GError **));
  (g_socket_client_connect_finish)(ANY(GSocketClient *), ANY(GAsyncResult *), ANY(GError **));
  (g_resolver_lookup_by_name_finish)(ANY(GResolver *), ANY(GAsyncResult *), ANY(GError **));
  (g_socket_send)(ANY(GSocket *), ANY(const gchar *), ANY(gsize), ANY(GCancellable *), ANY(GError **));
  (g_socket_receive)(ANY(GSocket *), ANY(gchar *), ANY(gsize), ANY(GCancellable *), ANY(GError **));
  (g_input_stream_read)(ANY(GInputStream *), ANY(void *), ANY(gsize), ANY(GCancellable *), ANY(GError **));
  (g_output_stream_write)(ANY(GOutputStream *), ANY(const void *), ANY(gsize), ANY(GCancellable *), ANY(GError **));
  (g_output_stream_write_all)(ANY(GOutputStream *), ANY(const void *), ANY(gsize), ANY(gsize *), ANY(GCancellable *), ANY(GError **));
  (g_socket_client_set_timeout)(ANY(GSocketClient *), ANY(guint));
  (g_dbus_connection_call_sync)(ANY(GDBusConnection *), ANY(const gchar *), ANY(const gchar *), ANY(const gchar *), ANY(const gchar *), ANY(GVariant *), ANY(const GVariantType *), ANY(GDBusCallFlags), ANY(gint), ANY(GCancellable *), ANY(GError **));
  (g_usleep)(ANY(gulong));
  (g_cond_wait)(ANY(GCond *), ANY(GMutex *));
  (g_cond_wait_until)(ANY(GCond *), ANY(GMutex *), ANY(gint64));
  (g_async_queue_timeout_pop)(ANY(GAsyncQueue *), ANY(guint64));
  (g_timeout_add)(ANY(guint), ANY(GSourceFunc), ANY(gpointer));
  (g_timeout_add_seconds)(ANY(guint), ANY(GSourceFunc), ANY(gpointer));
  (g_timeout_add_full)(ANY(gint), ANY(guint), ANY(GSourceFunc), ANY(gpointer), ANY(GDestroyNotify));
  (g_timeout_add_seconds_full)(ANY(gint), ANY(guint), ANY(GSourceFunc), ANY(gpointer), ANY(GDestroyNotify));
  (g_timeout_source_new)(ANY(guint));
  (g_idle_add)(ANY(GSourceFunc), ANY(gpointer));
  (g_idle_add_full)(ANY(gint), ANY(GSourceFunc), ANY(gpointer), ANY(GDestroyNotify));
  (g_thread_new)(ANY(const gchar *), ANY(GThreadFunc), ANY(gpointer));
  (g_main_loop_run)(ANY(GMainLoop *));
  (g_main_context_iteration)(ANY(GMainContext *), ANY(gboolean));
  (g_source_remove)(ANY(guint));
  (g_source_destroy)(ANY(GSource *));
  (g_cancellable_cancel)(ANY(GCancellable *));
  (g_thread_yield)();
  (g_get_monotonic_time)();
  (g_get_real_time)();
  (g_random_int)();
  (g_random_int_range)(ANY(gint32), ANY(gint32));
  (g_random_double)();
  (g_random_double_range)(ANY(gdouble), ANY(gdouble));
  (g_rand_int)(ANY(GRand *));
  (g_rand_int_range)(ANY(GRand *), ANY(gint32), ANY(gint32));
  (g_rand_double)(ANY(GRand *));
  (g_rand_double_range)(ANY(GRand *), ANY(gdouble), ANY(gdouble));
  (g_ascii_strtoll)(ANY(const gchar *), ANY(gchar **), ANY(guint));
  (g_ascii_strtoull)(ANY(const gchar *), ANY(gchar **), ANY(guint));
  (g_key_file_get_integer)(ANY(GKeyFile *), ANY(const gchar *), ANY(const gchar *), ANY(GError **));
  (g_mutex_lock)(ANY(GMutex *));
  (g_rec_mutex_lock)(ANY(GRecMutex *));
  (g_mutex_unlock)(ANY(GMutex *));
  (g_rec_mutex_unlock)(ANY(GRecMutex *));
}
