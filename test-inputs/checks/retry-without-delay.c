// retry-without-delay in C: counters, goto, and failures that errno tells apart.
#include <errno.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

int resolve(const char *host, struct addrinfo **out) {
  int tries = 0;
again:
  if (getaddrinfo(host, "443", NULL, out) == 0)
    return 0;
  if (++tries < 5)
    goto again; // expected-warning {{'getaddrinfo' is tried again at once after a failure, up to 5 times}}
  return -1;
}

int dial(int fd, const struct sockaddr *peer, socklen_t length) {
  int left = 10;
  while (left-- > 0) { // expected-warning {{'connect' is tried again at once after a failure, up to 10 times}}
    if (connect(fd, peer, length) == 0)
      return 0;
    fprintf(stderr, "connect: %s\n", strerror(errno));
  }
  return -1;
}

// A yield gives the processor away and takes no time.
#include <sched.h>
int dial_yielding(int fd, const struct sockaddr *peer, socklen_t length) {
  for (int i = 0; i < 100; i++) { // expected-warning {{'connect' is tried again at once after a failure, up to 100 times}}
    if (connect(fd, peer, length) == 0)
      return 0;
    sched_yield();
  }
  return -1;
}

static void pause_ms(int ms) {
  struct timeval time = {ms / 1000, (ms % 1000) * 1000};
  select(0, NULL, NULL, NULL, &time);
}

// A helper waits, by another name.
int dial_patiently(int fd, const struct sockaddr *peer, socklen_t length) {
  for (int i = 0; i < 10; i++) {
    if (connect(fd, peer, length) == 0)
      return 0;
    pause_ms(100 * (i + 1));
  }
  return -1;
}

// The call was interrupted, it did not fail.
ssize_t send_whole(int fd, const void *data, size_t size) {
  ssize_t sent;
  do
    sent = send(fd, data, size, 0);
  while (sent < 0 && errno == EINTR);
  return sent;
}

// The next part of the buffer.
int send_all(int fd, const char *data, size_t size) {
  while (size > 0) {
    ssize_t sent = send(fd, data, size, 0);
    if (sent < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) {
        struct pollfd waiting = {fd, POLLOUT, 0};
        poll(&waiting, 1, 1000);
        continue;
      }
      return -1;
    }
    data += sent;
    size -= (size_t)sent;
  }
  return 0;
}

// Each turn tries another address of the list.
int dial_any(const struct addrinfo *list) {
  for (const struct addrinfo *at = list; at; at = at->ai_next) {
    int fd = socket(at->ai_family, at->ai_socktype, at->ai_protocol);
    if (fd < 0)
      continue;
    if (connect(fd, at->ai_addr, at->ai_addrlen) == 0)
      return fd;
    close(fd);
  }
  return -1;
}

// A request over UDP: the wait for the answer is the delay.
int ask(int fd, const void *request, size_t size, void *answer, size_t room) {
  for (int tries = 0; tries < 4; tries++) {
    if (send(fd, request, size, 0) < 0)
      return -1;
    struct pollfd waiting = {fd, POLLIN, 0};
    if (poll(&waiting, 1, 500 << tries) > 0)
      return (int)recv(fd, answer, room, 0);
  }
  return -1;
}

// The loop goes on only where it has waited.
struct session {
  int fd, replicas;
  unsigned sockets;
  const struct sockaddr *peer;
  socklen_t length;
};

int session_open(struct session *of) {
  do {
    if (connect(of->fd, of->peer, of->length) == 0)
      return 0;
    if (of->replicas == 0 && of->sockets > 0)
      sleep(1);
  } while (of->replicas == 0 && of->sockets > 0);
  return -1;
}
