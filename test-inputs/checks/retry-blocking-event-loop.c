/* retry-blocking-event-loop in C: libuv's callbacks. */
#include <hiredis/hiredis.h>
#include <pthread.h>
#include <unistd.h>
#include <uv.h>

struct feed {
  uv_tcp_t tcp;
  uv_timer_t timer;
  uv_connect_t request;
  struct sockaddr *peer;
  const char *host;
};

static void feed_open(struct feed *feed);

static void on_connect(uv_connect_t *request, int status) {
  struct feed *feed = request->data;
  if (status < 0) {
    sleep(5); // expected-warning {{'sleep' stops the event loop for 5 s before 'uv_tcp_connect' is tried again}}
    feed_open(feed);
  }
}

static void feed_open(struct feed *feed) {
  uv_tcp_connect(&feed->request, &feed->tcp, feed->peer, on_connect);
}

/* The sleep of the library that has the loop is a sleep, too. */
static void on_connect_napping(uv_connect_t *request, int status) {
  struct feed *feed = request->data;
  if (status < 0 && status != UV_ECANCELED) {
    uv_sleep(2000); // expected-warning {{stops the event loop for 2 s}}
    uv_tcp_connect(&feed->request, &feed->tcp, feed->peer, on_connect_napping);
  }
}
void feed_open_napping(struct feed *feed) {
  uv_tcp_connect(&feed->request, &feed->tcp, feed->peer, on_connect_napping);
}

/* A timer of the loop. */
static void on_timer(uv_timer_t *timer);
static void on_connect_patient(uv_connect_t *request, int status) {
  struct feed *feed = request->data;
  if (status < 0 && status != UV_ECANCELED)
    uv_timer_start(&feed->timer, on_timer, 5000, 0);
}
static void on_timer(uv_timer_t *timer) {
  struct feed *feed = timer->data;
  uv_tcp_connect(&feed->request, &feed->tcp, feed->peer, on_connect_patient);
}

/* A thread of its own. */
static void *feed_thread(void *data) {
  struct feed *feed = data;
  for (int i = 0; i < 10; i++) {
    redisContext *c = redisConnect(feed->host, 6379);
    if (c != NULL && !c->err)
      return c;
    redisFree(c);
    sleep(5);
  }
  return NULL;
}
int feed_start(struct feed *feed, pthread_t *thread) {
  return pthread_create(thread, NULL, feed_thread, feed);
}

/* Before the loop runs nobody waits for it. */
int feed_run(struct feed *feed, uv_loop_t *loop) {
  redisContext *c = NULL;
  for (int i = 0; i < 10 && c == NULL; i++) {
    c = redisConnect(feed->host, 6379);
    if (c != NULL && c->err) {
      redisFree(c);
      c = NULL;
      sleep(5);
    }
  }
  return c == NULL ? -1 : uv_run(loop, UV_RUN_DEFAULT);
}
