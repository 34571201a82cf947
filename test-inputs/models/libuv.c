// libuv: everything comes back through callbacks, and waits are timers.
#include <stdlib.h>
#include <sys/socket.h>
#include <uv.h>

struct client {
  uv_loop_t *loop;
  uv_tcp_t socket;
  uv_connect_t request;
  uv_timer_t timer;
  const struct sockaddr *address;
  uint64_t delay;
};

// Connects again from its own callback.

static void onEagerConnect(uv_connect_t *Request, int Status) {
  struct client *C = Request->data;
  if (Status < 0)
    uv_tcp_connect(&C->request, &C->socket, C->address, onEagerConnect); // expected-error {{'uv_tcp_connect' is started again from its own failure handler with no delay}} expected-error {{'uv_tcp_connect' is retried for ever while it fails, with no delay}}
}

void connectEagerly(struct client *C) {
  C->request.data = C;
  uv_tcp_connect(&C->request, &C->socket, C->address, onEagerConnect);
}

// The same with a timer whose delay grows.

static void onConnect(uv_connect_t *Request, int Status);

static void allocate(uv_handle_t *Handle, size_t Size, uv_buf_t *Buffer) {
  (void)Handle;
  Buffer->base = malloc(Size);
  Buffer->len = Buffer->base ? Size : 0;
}

// What is read goes on being read: the loop calls this for each piece.
static void onRead(uv_stream_t *Stream, ssize_t Count, const uv_buf_t *Buffer) {
  struct client *C = Stream->data;
  if (Count > 0)
    C->delay = 500;
  if (Count < 0)
    uv_close((uv_handle_t *)Stream, NULL);
  free(Buffer->base);
}

static void onTimer(uv_timer_t *Timer) {
  struct client *C = Timer->data;
  uv_tcp_init(C->loop, &C->socket);
  uv_tcp_connect(&C->request, &C->socket, C->address, onConnect);
}

static void onConnect(uv_connect_t *Request, int Status) {
  struct client *C = Request->data;
  if (Status < 0) {
    uint32_t Jitter;
    arc4random_buf(&Jitter, sizeof Jitter);
    uv_timer_start(&C->timer, onTimer, C->delay / 2 + Jitter % (C->delay / 2 + 1), 0);
    C->delay = C->delay < 30000 ? C->delay * 2 : 60000;
    return;
  }
  uv_read_start(Request->handle, allocate, onRead);
}

void run(struct client *C) {
  C->delay = 500;
  C->timer.data = C->request.data = C->socket.data = C;
  uv_timer_init(C->loop, &C->timer);
  uv_tcp_connect(&C->request, &C->socket, C->address, onConnect);
  uv_run(C->loop, UV_RUN_DEFAULT);
}
