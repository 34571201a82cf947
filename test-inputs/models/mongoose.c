// Mongoose: one handler for all events of a connection, and a manager that is polled.
#include <mongoose.h>

static const char *const Url = "http://telemetry.example.org/v1/points";

static void onEager(struct mg_connection *Conn, int Event, void *Data) {
  (void)Data;
  if (Event == MG_EV_CONNECT)
    mg_printf(Conn, "GET /v1/points HTTP/1.0\r\n\r\n");
  else if (Event == MG_EV_ERROR)
    mg_http_connect(Conn->mgr, Url, onEager, NULL); // expected-error {{'mg_http_connect' is started again from its own failure handler with no delay}} expected-error {{'mg_http_connect' is retried for ever while it fails, with no delay}}
  else if (Event == MG_EV_HTTP_MSG)
    Conn->is_draining = 1;
}

void reportEagerly(struct mg_mgr *Manager) { mg_http_connect(Manager, Url, onEager, NULL); }

struct report {
  struct mg_mgr *manager;
  unsigned tries;
};

static void start(void *Arg);

static void onEvent(struct mg_connection *Conn, int Event, void *Data) {
  struct report *R = Conn->fn_data;
  (void)Data;
  switch (Event) {
  case MG_EV_CONNECT:
    mg_printf(Conn, "GET /v1/points HTTP/1.0\r\n\r\n");
    break;
  case MG_EV_ERROR:
    if (R->tries < 7) {
      uint32_t Most = 1000u << R->tries++, Random;
      mg_random(&Random, sizeof Random);
      mg_timer_add(R->manager, Most / 2 + Random % (Most / 2), MG_TIMER_ONCE, start, R);
    }
    break;
  case MG_EV_HTTP_MSG:
    R->tries = 0;
    Conn->is_draining = 1;
    break;
  }
}

static void start(void *Arg) {
  struct report *R = Arg;
  mg_http_connect(R->manager, Url, onEvent, R);
}

// The manager is polled for as long as the device runs.
void run(struct report *R) {
  start(R);
  for (;;)
    mg_mgr_poll(R->manager, 1000);
}
