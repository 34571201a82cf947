/* The part of libuv's interface that the test inputs use. */
#ifndef TEST_INPUTS_UV_H
#define TEST_INPUTS_UV_H

#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { UV_ECANCELED = -125, UV_ECONNREFUSED = -111, UV_ETIMEDOUT = -110, UV_EOF = -4095 };

typedef struct uv_loop_s uv_loop_t;
typedef struct uv_handle_s {
  void *data;
  uv_loop_t *loop;
} uv_handle_t;
typedef struct uv_stream_s {
  void *data;
  uv_loop_t *loop;
} uv_stream_t;
typedef struct uv_tcp_s {
  void *data;
  uv_loop_t *loop;
} uv_tcp_t;
typedef struct uv_timer_s {
  void *data;
  uv_loop_t *loop;
} uv_timer_t;
typedef struct uv_connect_s {
  void *data;
  uv_stream_t *handle;
} uv_connect_t;
typedef struct uv_getaddrinfo_s {
  void *data;
} uv_getaddrinfo_t;
typedef struct uv_buf_t {
  char *base;
  size_t len;
} uv_buf_t;
struct addrinfo;

typedef void (*uv_connect_cb)(uv_connect_t *req, int status);
typedef void (*uv_timer_cb)(uv_timer_t *handle);
typedef void (*uv_close_cb)(uv_handle_t *handle);
typedef void (*uv_alloc_cb)(uv_handle_t *handle, size_t size, uv_buf_t *buf);
typedef void (*uv_read_cb)(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf);
typedef void (*uv_getaddrinfo_cb)(uv_getaddrinfo_t *req, int status, struct addrinfo *res);

int uv_tcp_init(uv_loop_t *loop, uv_tcp_t *handle);
int uv_tcp_connect(uv_connect_t *req, uv_tcp_t *handle, const struct sockaddr *addr,
                   uv_connect_cb cb);
int uv_getaddrinfo(uv_loop_t *loop, uv_getaddrinfo_t *req, uv_getaddrinfo_cb cb,
                   const char *node, const char *service, const struct addrinfo *hints);
int uv_timer_init(uv_loop_t *loop, uv_timer_t *handle);
int uv_timer_start(uv_timer_t *handle, uv_timer_cb cb, uint64_t timeout, uint64_t repeat);
int uv_timer_stop(uv_timer_t *handle);
void uv_close(uv_handle_t *handle, uv_close_cb cb);
int uv_read_start(uv_stream_t *stream, uv_alloc_cb alloc, uv_read_cb cb);
const char *uv_strerror(int err);
typedef enum { UV_RUN_DEFAULT = 0, UV_RUN_ONCE, UV_RUN_NOWAIT } uv_run_mode;
int uv_run(uv_loop_t *loop, uv_run_mode mode);
typedef struct uv_random_s uv_random_t;
typedef void (*uv_random_cb)(uv_random_t *req, int status, void *buf, size_t len);
int uv_random(uv_loop_t *loop, uv_random_t *req, void *buf, size_t len, unsigned flags,
              uv_random_cb cb);
void uv_sleep(unsigned msec);

#ifdef __cplusplus
}
#endif

#endif
