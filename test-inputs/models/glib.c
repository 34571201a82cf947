// GLib: a connect that ends in a callback, and sources of the main loop that wait.
#include <gio/gio.h>

typedef struct {
  GSocketClient *client;
  const char *server;
  guint wait;
  int tries;
  GMainLoop *loop;
} Link;

// Blocks a thread, and the server's door.
GSocketConnection *connect_soon(GSocketClient *client, const char *server) {
  GSocketConnection *connection = NULL;
  while (connection == NULL) { // expected-warning {{'g_socket_client_connect_to_host' is retried for ever while it fails}}
    GError *error = NULL;
    connection = g_socket_client_connect_to_host(client, server, 7000, NULL, &error);
    if (connection == NULL) {
      g_printerr("%s: %s\n", server, error->message);
      g_clear_error(&error);
      g_usleep(500); // expected-warning {{the wait before each retry of 'g_socket_client_connect_to_host' is only 500 us, up to 2000 attempts a second}}
    }
  }
  return connection;
}

static void link_connect(Link *link);

static gboolean on_pause_over(gpointer data) {
  link_connect(data);
  return G_SOURCE_REMOVE;
}

static void on_connected(GObject *source, GAsyncResult *result, gpointer data) {
  Link *link = data;
  GError *error = NULL;
  GSocketConnection *connection =
      g_socket_client_connect_to_host_finish((GSocketClient *)source, result, &error);
  if (connection != NULL)
    return;
  gboolean worth = g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
                   g_error_matches(error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_clear_error(&error);
  if (!worth || ++link->tries == 12) {
    g_main_loop_quit(link->loop);
    return;
  }
  g_timeout_add((guint)g_random_int_range((gint32)link->wait / 2, (gint32)link->wait),
                on_pause_over, link);
  link->wait = MIN(link->wait * 2, 60000);
}

static void link_connect(Link *link) {
  g_socket_client_connect_to_host_async(link->client, link->server, 7000, NULL, on_connected, link);
}

void link_run(Link *link) {
  link->wait = 500;
  g_socket_client_set_timeout(link->client, 10);
  link_connect(link);
  g_main_loop_run(link->loop);
}

// Reads until the peer closes.
gsize drain(GInputStream *stream, GError **error) {
  char buffer[1024];
  gsize total = 0;
  gssize count;
  while ((count = g_input_stream_read(stream, buffer, sizeof buffer, NULL, error)) > 0)
    total += (gsize)count;
  return total;
}
