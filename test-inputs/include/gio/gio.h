/* The part of GIO's interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_GIO_H
#define TEST_INPUTS_GIO_H

#include <glib.h>

typedef struct _GObject GObject;
typedef struct _GCancellable GCancellable;
typedef struct _GAsyncResult GAsyncResult;
typedef struct _GSocketClient GSocketClient;
typedef struct _GSocketConnection GSocketConnection;
typedef struct _GInputStream GInputStream;
typedef void (*GAsyncReadyCallback)(GObject *source_object, GAsyncResult *res, gpointer user_data);

GQuark g_io_error_quark(void);
#define G_IO_ERROR g_io_error_quark()
typedef enum {
  G_IO_ERROR_CANCELLED = 19,
  G_IO_ERROR_TIMED_OUT = 24,
  G_IO_ERROR_HOST_UNREACHABLE = 37,
  G_IO_ERROR_CONNECTION_REFUSED = 39
} GIOErrorEnum;

GSocketConnection *g_socket_client_connect_to_host(GSocketClient *client,
                                                   const gchar *host_and_port,
                                                   guint16 default_port,
                                                   GCancellable *cancellable, GError **error);
void g_socket_client_connect_to_host_async(GSocketClient *client, const gchar *host_and_port,
                                           guint16 default_port, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GSocketConnection *g_socket_client_connect_to_host_finish(GSocketClient *client,
                                                          GAsyncResult *result, GError **error);
void g_socket_client_set_timeout(GSocketClient *client, guint timeout);
gssize g_input_stream_read(GInputStream *stream, void *buffer, gsize count,
                           GCancellable *cancellable, GError **error);

#endif
