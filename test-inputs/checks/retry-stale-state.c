/* retry-stale-state in C: sockets, and buffers in a struct. */
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct memory {
  char *bytes;
  size_t size;
};

static size_t on_data(char *data, size_t size, size_t count, void *user) {
  struct memory *memory = user;
  char *more = realloc(memory->bytes, memory->size + size * count + 1);
  if (more == NULL)
    return 0;
  memory->bytes = more;
  memcpy(memory->bytes + memory->size, data, size * count);
  memory->size += size * count;
  return size * count;
}

/* What state the socket is in after a failed connect, POSIX does not say. */
int dial(const struct sockaddr *peer, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (int i = 0; i < 10; i++) {
    if (connect(fd, peer, length) == 0) // expected-warning {{'fd' failed with an attempt of 'connect' and the next one uses it again; make a new one for each attempt}}
      return fd;
    sleep(1u << i);
  }
  close(fd);
  return -1;
}

int fetch(CURL *handle, struct memory *answer) {
  struct memory body = {NULL, 0};
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_data);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
  for (int i = 0; i < 5; i++) {
    if (curl_easy_perform(handle) == CURLE_OK) { // expected-warning {{'body' still holds what a failed attempt of 'curl_easy_perform' received}}
      *answer = body;
      return 0;
    }
    sleep(1u << i);
  }
  return -1;
}

/* A socket of its own for each attempt. */
int dial_anew(const struct sockaddr *peer, socklen_t length) {
  for (int i = 0; i < 10; i++) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, peer, length) == 0)
      return fd;
    close(fd);
    sleep(1u << i);
  }
  return -1;
}

/* The field is given a new one where the old one is closed. */
struct line {
  int fd;
  struct sockaddr *peer;
  socklen_t length;
};
static void line_reopen(struct line *line) {
  close(line->fd);
  line->fd = socket(AF_INET, SOCK_STREAM, 0);
}
int line_dial(struct line *line) {
  for (int i = 0; i < 10; i++) {
    if (connect(line->fd, line->peer, line->length) == 0)
      return 0;
    line_reopen(line);
    sleep(1u << i);
  }
  return -1;
}

/* Its size is set back. */
int fetch_emptied(CURL *handle, struct memory *answer) {
  struct memory body = {NULL, 0};
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_data);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
  for (int i = 0; i < 5; i++) {
    if (curl_easy_perform(handle) == CURLE_OK) {
      *answer = body;
      return 0;
    }
    body.size = 0;
    sleep(1u << i);
  }
  return -1;
}
