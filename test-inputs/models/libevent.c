// libevent: a bufferevent tells how its connect ended, and waits are timer events.
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <stdlib.h>

struct client {
  struct event_base *base;
  struct bufferevent *buffer;
  struct event *timer;
  const struct sockaddr *address;
  int size;
  unsigned delay;
};

static void connectEagerly(struct client *C);

static void onEagerEvent(struct bufferevent *Buffer, short What, void *Data) {
  if (What & (BEV_EVENT_ERROR | BEV_EVENT_EOF)) {
    bufferevent_free(Buffer);
    connectEagerly(Data); // expected-error {{'bufferevent_socket_connect' is started again from its own failure handler with no delay}} expected-error {{'bufferevent_socket_connect' is retried for ever while it fails, with no delay}}
  }
}

static void connectEagerly(struct client *C) {
  C->buffer = bufferevent_socket_new(C->base, -1, BEV_OPT_CLOSE_ON_FREE);
  bufferevent_setcb(C->buffer, NULL, NULL, onEagerEvent, C);
  bufferevent_socket_connect(C->buffer, C->address, C->size);
}

void runEagerly(struct client *C) {
  connectEagerly(C);
  event_base_dispatch(C->base);
}

// What has arrived is read until there is none.
static void onRead(struct bufferevent *Buffer, void *Data) {
  char Text[512];
  (void)Data;
  while (bufferevent_read(Buffer, Text, sizeof Text) > 0)
    ;
}

static void onEvent(struct bufferevent *Buffer, short What, void *Data) {
  struct client *C = Data;
  if (What & BEV_EVENT_CONNECTED) {
    C->delay = 500;
    return;
  }
  bufferevent_free(Buffer);
  unsigned Wait = C->delay / 2 + arc4random_uniform(C->delay / 2);
  struct timeval After = {Wait / 1000, Wait % 1000 * 1000};
  C->delay = C->delay < 30000 ? C->delay * 2 : 60000;
  evtimer_add(C->timer, &After);
}

static void onTimer(evutil_socket_t Unused, short What, void *Data) {
  struct client *C = Data;
  (void)Unused;
  (void)What;
  C->buffer = bufferevent_socket_new(C->base, -1, BEV_OPT_CLOSE_ON_FREE);
  bufferevent_setcb(C->buffer, onRead, NULL, onEvent, C);
  bufferevent_socket_connect(C->buffer, C->address, C->size);
}

void run(struct client *C) {
  C->delay = 500;
  C->timer = evtimer_new(C->base, onTimer, C);
  onTimer(-1, 0, C);
  event_base_dispatch(C->base);
}
