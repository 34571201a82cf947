// A network library that exists nowhere: the lowering is tested without any real
// library's models. models.json beside this folder says what its functions mean.
#ifndef NET_H
#define NET_H

#include <sys/time.h>
#include <time.h>

#ifdef __cplusplus
extern "C" {
#endif

struct net;
typedef void (*net_done)(struct net *, int status, void *data);

enum net_option { NET_TIMEOUT_MS = 1, NET_RETRIES = 2, NET_URL = 3 };
enum net_error { NET_OK, NET_REFUSED, NET_AGAIN, NET_DENIED };

struct net_options {
  int timeout;
  net_done on_failure;
  net_done on_success;
  void *data;
};

struct net *net_open(const char *host);
int net_connect(struct net *n);
int net_connect_async(struct net *n, net_done done, void *data);
int net_connect_with(struct net *n, const struct net_options *options);
int net_set(struct net *n, enum net_option option, long value);
int net_send(struct net *n, const void *data, unsigned size);
void net_sleep(unsigned milliseconds);
int net_wait(struct net *n, int milliseconds);
int net_wait_tv(struct net *n, struct timeval *tv);
int net_wait_until(struct net *n, const struct timespec *deadline);
void net_timer(struct net *n, long milliseconds, net_done fire, void *data);
int net_last_error(void);
int net_failed(struct net *n);
unsigned net_random(unsigned limit);
int log_line(const char *format, ...);

#ifdef __cplusplus
} // extern "C"
#endif

#endif
