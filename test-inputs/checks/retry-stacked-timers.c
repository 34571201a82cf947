/* retry-stacked-timers in C: sources of a main loop, each of which goes on by itself. */
#include <gio/gio.h>
#include <glib.h>

struct link {
  GSocketClient *client;
  GCancellable *cancelled;
  guint pending;
  int state;
  int failures;
};

static void start(struct link *link);

static gboolean on_timer(gpointer data) {
  start(data);
  return G_SOURCE_REMOVE;
}

/* The failure arms a timer, and so does what it calls to clean up. */
static void clean_up(struct link *link) {
  link->failures++;
  g_timeout_add(3000, on_timer, link);
}

static void on_connected(GObject *source, GAsyncResult *result, gpointer data) {
  struct link *link = data;
  GError *error = NULL;
  if (g_socket_client_connect_to_host_finish((GSocketClient *)source, result, &error))
    return;
  g_clear_error(&error);
  g_timeout_add(3000, on_timer, link); // expected-warning {{'g_timeout_add' arms a retry of 'g_socket_client_connect_to_host_async' while another may be pending}}
  clean_up(link);
}

static void start(struct link *link) {
  g_socket_client_connect_to_host_async(link->client, "feed.example", 5222, link->cancelled,
                                        on_connected, link);
}

/* The source's number tells that one is pending. */
static void start_once(struct link *link);

static gboolean on_timer_once(gpointer data) {
  struct link *link = data;
  link->pending = 0;
  start_once(link);
  return G_SOURCE_REMOVE;
}

static void arm_once(struct link *link) {
  if (!link->pending)
    link->pending = g_timeout_add(3000, on_timer_once, link);
}

static void on_connected_once(GObject *source, GAsyncResult *result, gpointer data) {
  struct link *link = data;
  GError *error = NULL;
  if (g_socket_client_connect_to_host_finish((GSocketClient *)source, result, &error))
    return;
  g_clear_error(&error);
  arm_once(link);
  arm_once(link);
}

static void start_once(struct link *link) {
  g_socket_client_connect_to_host_async(link->client, "feed.example", 5222, link->cancelled,
                                        on_connected_once, link);
}

/* One timer, whatever else is cleaned up. */
static void start_plainly(struct link *link);

static gboolean on_timer_plainly(gpointer data) {
  start_plainly(data);
  return G_SOURCE_REMOVE;
}

static gboolean on_save(gpointer data) {
  struct link *link = data;
  g_printerr("%d failures\n", link->failures);
  return G_SOURCE_REMOVE;
}

static void on_connected_plainly(GObject *source, GAsyncResult *result, gpointer data) {
  struct link *link = data;
  GError *error = NULL;
  if (g_socket_client_connect_to_host_finish((GSocketClient *)source, result, &error))
    return;
  g_clear_error(&error);
  g_timeout_add(1000, on_save, link);
  g_timeout_add(3000, on_timer_plainly, link);
}

static void start_plainly(struct link *link) {
  g_socket_client_connect_to_host_async(link->client, "feed.example", 5222, link->cancelled,
                                        on_connected_plainly, link);
}

void start_all(struct link *link) {
  start(link);
  start_once(link);
  start_plainly(link);
}
