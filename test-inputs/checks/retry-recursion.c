/* retry-recursion in C: functions that call themselves, straight or by way of a helper. */
#include <curl/curl.h>
#include <hiredis/hiredis.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

struct session {
  const char *host;
  int port;
  int fd;
  int left;
  struct sockaddr *peer;
  socklen_t length;
  redisContext *redis;
  uv_tcp_t tcp;
  uv_timer_t timer;
  uv_connect_t request;
};

int session_open(struct session *s) {
  if (connect(s->fd, s->peer, s->length) == 0)
    return 0;
  sleep(5);
  return session_open(s); // expected-error {{each failure of 'connect' calls this function again from within, until the stack is used up}}
}

/* The number of calls is bounded, by a hundred. */
int session_open_counted(struct session *s, int attempt) {
  if (connect(s->fd, s->peer, s->length) == 0)
    return 0;
  if (attempt >= 100)
    return -1;
  sleep(1);
  return session_open_counted(s, attempt + 1); // expected-warning {{each failure of 'connect' calls this function again from within, 101 calls deep}}
}
int session_start(struct session *s) { return session_open_counted(s, 0); }

/* What a lost session does is in another function. */
static void session_lost(struct session *s);
void session_query(struct session *s) {
  s->redis = redisConnect(s->host, s->port);
  if (s->redis == NULL || s->redis->err)
    session_lost(s); // expected-error {{each failure of 'redisConnect' calls this function again from within}}
}
static void session_lost(struct session *s) {
  redisFree(s->redis);
  sleep(2);
  session_query(s);
}

/* Four calls deep is no depth. */
int session_open_thrice(struct session *s, int left) {
  if (connect(s->fd, s->peer, s->length) == 0)
    return 0;
  if (left == 0)
    return -1;
  sleep(1);
  return session_open_thrice(s, left - 1);
}
int session_start_thrice(struct session *s) { return session_open_thrice(s, 3); }

/* The loop calls back when the stack is empty. */
static void on_timer(uv_timer_t *timer);
static void on_connect(uv_connect_t *request, int status) {
  struct session *s = request->data;
  if (status < 0 && status != UV_ECANCELED)
    uv_timer_start(&s->timer, on_timer, 5000, 0);
}
static void on_timer(uv_timer_t *timer) {
  struct session *s = timer->data;
  uv_tcp_connect(&s->request, &s->tcp, s->peer, on_connect);
}

/* The next server of a list, which has an end. */
struct server {
  const char *host;
  int port;
  struct server *next;
};
redisContext *first_that_answers(struct server *server) {
  if (server == NULL)
    return NULL;
  redisContext *c = redisConnect(server->host, server->port);
  if (c != NULL && !c->err)
    return c;
  redisFree(c);
  return first_that_answers(server->next);
}

/* A directory's pages, of which each names the next: it goes on when it went well. */
int fetch_pages(CURL *handle, int page) {
  if (curl_easy_perform(handle) != CURLE_OK)
    return -1;
  return page == 0 ? 0 : fetch_pages(handle, page - 1);
}

/* A loop. */
int session_open_in_a_loop(struct session *s) {
  for (int i = 0; i < 100; i++) {
    if (connect(s->fd, s->peer, s->length) == 0)
      return 0;
    sleep(1);
  }
  return -1;
}
