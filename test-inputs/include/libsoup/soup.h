/* The part of libsoup 3's interface that the test inputs use. */
#ifndef TEST_INPUTS_SOUP_H
#define TEST_INPUTS_SOUP_H

#include <gio/gio.h>

typedef struct _SoupSession SoupSession;
typedef struct _SoupMessage SoupMessage;
typedef enum {
  SOUP_STATUS_OK = 200,
  SOUP_STATUS_TOO_MANY_REQUESTS = 429,
  SOUP_STATUS_BAD_GATEWAY = 502,
  SOUP_STATUS_SERVICE_UNAVAILABLE = 503
} SoupStatus;
#define G_PRIORITY_DEFAULT 0

SoupMessage *soup_message_new(const char *method, const char *uri_string);
SoupStatus soup_message_get_status(SoupMessage *msg);
void soup_session_set_timeout(SoupSession *session, guint timeout);
void soup_session_send_and_read_async(SoupSession *session, SoupMessage *msg, int io_priority,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
GBytes *soup_session_send_and_read_finish(SoupSession *session, GAsyncResult *result,
                                          GError **error);

#endif
