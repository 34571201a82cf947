// libsoup: an answer comes to a callback, and the main loop waits.
#include <libsoup/soup.h>

typedef struct {
  SoupSession *Session;
  guint Wait;
  guint Failures;
} Forecast;

static void fetchEagerly(Forecast *Of);

static void eagerlyFetched(GObject *Source, GAsyncResult *Result, gpointer Data) {
  GError *Error = NULL;
  GBytes *Body = soup_session_send_and_read_finish((SoupSession *)Source, Result, &Error);
  if (!Body) { // expected-warning {{this retries every failure of 'soup_session_send_and_read_async', also a refusal that the same request will meet again}}
    g_clear_error(&Error);
    fetchEagerly(Data); // expected-error {{'soup_session_send_and_read_async' is started again from its own failure handler with no delay}} expected-error {{'soup_session_send_and_read_async' is retried for ever while it fails, with no delay}}
    return;
  }
  g_bytes_unref(Body);
}

static void fetchEagerly(Forecast *Of) {
  SoupMessage *Message = soup_message_new("GET", "https://weather.example.org/today");
  soup_session_send_and_read_async(Of->Session, Message, G_PRIORITY_DEFAULT, NULL,
                                   eagerlyFetched, Of);
}

static void fetch(Forecast *Of);

static gboolean fetchAgain(gpointer Data) {
  fetch(Data);
  return G_SOURCE_REMOVE;
}

static void fetched(GObject *Source, GAsyncResult *Result, gpointer Data) {
  Forecast *Of = Data;
  GError *Error = NULL;
  GBytes *Body = soup_session_send_and_read_finish((SoupSession *)Source, Result, &Error);
  if (Body) {
    Of->Failures = 0;
    Of->Wait = 1000;
    g_bytes_unref(Body);
    return;
  }
  gboolean Transient = g_error_matches(Error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
                       g_error_matches(Error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_clear_error(&Error);
  if (!Transient || ++Of->Failures > 6)
    return;
  g_timeout_add((guint)g_random_int_range((gint32)(Of->Wait / 2), (gint32)Of->Wait), fetchAgain,
                Of);
  Of->Wait = MIN(Of->Wait * 2, 60000);
}

static void fetch(Forecast *Of) {
  SoupMessage *Message = soup_message_new("GET", "https://weather.example.org/today");
  soup_session_send_and_read_async(Of->Session, Message, G_PRIORITY_DEFAULT, NULL, fetched, Of);
}

void run(Forecast *Of, Forecast *Eager, GMainLoop *Loop) {
  soup_session_set_timeout(Of->Session, 10);
  soup_session_set_timeout(Eager->Session, 10);
  fetch(Of);
  fetchEagerly(Eager);
  g_main_loop_run(Loop);
}
