// Written from checks/models/libsoup.json by test-model-headers; see there.
#include <libsoup/soup.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (soup_session_send)(ANY(SoupSession *), ANY(SoupMessage *), ANY(GCancellable *), ANY(GError **));
  (soup_session_send_and_read)(ANY(SoupSession *), ANY(SoupMessage *), ANY(GCancellable *), ANY(GError **));
  (soup_session_send_async)(ANY(SoupSession *), ANY(SoupMessage *), ANY(int), ANY(GCancellable *), ANY(GAsyncReadyCallback), ANY(gpointer));
  (soup_session_send_and_read_async)(ANY(SoupSession *), ANY(SoupMessage *), ANY(int), ANY(GCancellable *), ANY(GAsyncReadyCallback), ANY(gpointer));
  (soup_session_websocket_connect_async)(ANY(SoupSession *), ANY(SoupMessage *), ANY(const char *), ANY(char **), ANY(int), ANY(GCancellable *), ANY(GAsyncReadyCallback), ANY(gpointer));
  (soup_session_send_finish)(ANY(SoupSession *), ANY(GAsyncResult *), ANY(GError **));
  (soup_session_send_and_read_finish)(ANY(SoupSession *), ANY(GAsyncResult *), ANY(GError **));
  (soup_session_websocket_connect_finish)(ANY(SoupSession *), ANY(GAsyncResult *), ANY(GError **));
  (soup_message_get_status)(ANY(SoupMessage *));
  (soup_session_set_timeout)(ANY(SoupSession *), ANY(guint));
  (soup_session_abort)(ANY(SoupSession *));
}
