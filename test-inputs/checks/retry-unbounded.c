// retry-unbounded in C.
#include <curl/curl.h>
#include <errno.h>
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
