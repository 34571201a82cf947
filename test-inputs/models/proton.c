// Qpid Proton: a reactor that is driven by hand, in a thread of its own.
#include <proton/reactor.h>
#include <stdlib.h>
#include <unistd.h>

enum command { COMMAND_NONE, COMMAND_SEND, COMMAND_STOP };

struct feed {
  pn_reactor_t *reactor;
  pn_handler_t *handler;
  pn_connection_t *connection;
  pn_link_t *sender;
  const char *host;
  const char *address;
  enum command command;
  unsigned reconnect_delay; /* s, from the configuration */
  unsigned pending;
  bool stopped;
};

void feed_send(struct feed *feed);

static void feed_poll(struct feed *feed) {
  if (feed->stopped)
    return;
  switch (feed->command) {
  case COMMAND_STOP:
    feed->stopped = true;
    pn_connection_close(feed->connection);
    break;
  case COMMAND_SEND:
    feed_send(feed);
    feed->command = COMMAND_NONE;
    break;
  case COMMAND_NONE:
    break;
  }
}

static void feed_connect(struct feed *feed) {
  feed->connection = pn_reactor_connection_to_host(feed->reactor, feed->host, "5672", feed->handler);
  pn_connection_set_container(feed->connection, "feed");
  pn_connection_open(feed->connection);
  pn_session_t *session = pn_session(feed->connection);
  pn_session_open(session);
  feed->sender = pn_sender(session, feed->address);
  pn_link_open(feed->sender);
}

// Comes back after the same time for ever, in slices of a second.
void feed_run(struct feed *feed) {
  pn_reactor_set_timeout(feed->reactor, 5000);
  pn_reactor_start(feed->reactor);
  while (!feed->stopped) {
    feed_connect(feed);
    bool running = true;
    while (running) {
      running = pn_reactor_process(feed->reactor);
      feed_poll(feed);
    }
    unsigned left = feed->reconnect_delay;
    while (left-- > 0 && !feed->stopped) {
      sleep(1); // expected-warning {{every retry of 'pn_reactor_process' waits the same 1 s}}
      feed_poll(feed);
    }
  }
  pn_reactor_stop(feed->reactor);
}

// The same, with growth, a cap and a random part.
void feed_run_patiently(struct feed *feed) {
  unsigned delay = 500000;
  pn_reactor_start(feed->reactor);
  while (!feed->stopped) {
    feed_connect(feed);
    while (pn_reactor_process(feed->reactor))
      feed_poll(feed);
    usleep(delay / 2 + arc4random_uniform(delay / 2));
    delay = delay < 30000000 ? delay * 2 : 60000000;
  }
  pn_reactor_stop(feed->reactor);
}

// One connection, driven until it ends.
void feed_once(struct feed *feed) {
  feed_connect(feed);
  pn_reactor_start(feed->reactor);
  while (pn_reactor_process(feed->reactor))
    feed_poll(feed);
  pn_reactor_stop(feed->reactor);
}

// All of it in the library's hands.
void feed_forever(struct feed *feed) {
  feed_connect(feed);
  pn_reactor_run(feed->reactor);
}
