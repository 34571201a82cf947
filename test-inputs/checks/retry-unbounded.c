// retry-unbounded in C.
#include <curl/curl.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t running = 1;

int open_uplink(const struct sockaddr_in *peer) {
  for (;;) { // expected-warning {{'connect' is retried for ever while it fails}}
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
      return -1;
    if (connect(fd, (const struct sockaddr *)peer, sizeof *peer) == 0)
      return fd;
    perror("connect");
    close(fd);
    sleep(1);
  }
}

// The way back is a goto, and nothing waits.
int post_reading(CURL *handle) {
retry:
  if (curl_easy_perform(handle) != CURLE_OK)
    goto retry; // expected-error {{'curl_easy_perform' is retried for ever while it fails, with no delay}}
  return 0;
}

// A signal handler ends it.
int open_until_signal(const struct sockaddr_in *peer) {
  while (running) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
      return -1;
    if (connect(fd, (const struct sockaddr *)peer, sizeof *peer) == 0)
      return fd;
    close(fd);
    sleep(1);
  }
  return -1;
}

// A clock ends it.
int open_within_a_minute(const struct sockaddr_in *peer) {
  time_t start = time(NULL);
  while (time(NULL) - start < 60) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0)
      return -1;
    if (connect(fd, (const struct sockaddr *)peer, sizeof *peer) == 0)
      return fd;
    close(fd);
    sleep(1);
  }
  return -1;
}

// The peer is a daemon on this machine that is still starting.
int open_local(void) {
  struct sockaddr_un peer;
  memset(&peer, 0, sizeof peer);
  peer.sun_family = AF_UNIX;
  strcpy(peer.sun_path, "/run/collector.sock");
  for (;;) {
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0)
      return -1;
    if (connect(fd, (struct sockaddr *)&peer, sizeof peer) == 0)
      return fd;
    close(fd);
    usleep(100000);
  }
}

// An event loop has no end by design.
void pump(int epoll, void (*handle)(struct epoll_event *)) {
  struct epoll_event events[16];
  for (;;) {
    int count = epoll_wait(epoll, events, 16, -1);
    if (count < 0)
      continue;
    for (int i = 0; i < count; i++)
      handle(&events[i]);
  }
}

// One of two peers, and the choice is made before: that the other way is not gone says
// nothing of an end.
static int dial(const char *host, const char *port) {
  struct addrinfo *list = NULL, *each;
  int fd = -1;
  if (getaddrinfo(host, port, NULL, &list) != 0)
    return -1;
  for (each = list; each != NULL; each = each->ai_next) {
    fd = socket(each->ai_family, each->ai_socktype, each->ai_protocol);
    if (fd == -1)
      continue;
    if (connect(fd, each->ai_addr, each->ai_addrlen) != -1)
      break;
    close(fd);
  }
  if (each == NULL)
    fd = -1;
  freeaddrinfo(list);
  return fd;
}

void read_choice(int *standby);
int dial_standby(const char *path);

int dial_again(const char *host, const char *port, const char *standby) {
  int fd, use_standby = 0;
  read_choice(&use_standby);
  for (;;) { // expected-warning {{'connect' is retried for ever while it fails}}
    if (use_standby)
      fd = dial_standby(standby);
    else
      fd = dial(host, port);
    if (fd >= 0)
      return fd;
    sleep(1);
  }
}

// Several connections, each made once: a failure ends it.
int dial_pool(const char *host, const char *port, int *pool, int count) {
  for (int i = 0; i < count; i++) {
    int fd = dial(host, port);
    if (fd < 0)
      return -1;
    pool[i] = fd;
  }
  return 0;
}
