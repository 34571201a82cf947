// expected-no-diagnostics
//
// Code that goes round and is no retry, or is the retry that it should be. All
// checks look at it.
#define _GNU_SOURCE // the C library then takes addresses as a union of pointers
#include <curl/curl.h>
#include <libpq-fe.h>
#include <librdkafka/rdkafka.h>
#include <openssl/ssl.h>

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <readline/readline.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/* Interrupted calls, and calls that would block. */

ssize_t receive_uninterrupted(int fd, void *into, size_t room) {
  ssize_t got;
  do {
    got = recv(fd, into, room, 0);
  } while (got == -1 && errno == EINTR);
  return got;
}

int connect_uninterrupted(int fd, const struct sockaddr *peer, socklen_t length) {
  for (;;) {
    if (connect(fd, peer, length) == 0)
      return 0;
    if (errno != EINTR)
      return -1;
  }
}

#define RETRY_INTERRUPTED(expression)                                                    \
  ({                                                                                     \
    long result;                                                                         \
    do                                                                                   \
      result = (long)(expression);                                                       \
    while (result == -1L && errno == EINTR);                                             \
    result;                                                                              \
  })

long send_with_macro(int fd, const void *data, size_t size) {
  return RETRY_INTERRUPTED(send(fd, data, size, MSG_NOSIGNAL));
}

/* The C library's own. */
ssize_t send_with_library_macro(int fd, const void *data, size_t size) {
  return TEMP_FAILURE_RETRY(send(fd, data, size, MSG_NOSIGNAL));
}

ssize_t receive_when_ready(int fd, void *into, size_t room) {
  for (;;) {
    ssize_t got = recv(fd, into, room, MSG_DONTWAIT);
    if (got >= 0)
      return got;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
      return -1;
    struct pollfd ready = {fd, POLLIN, 0};
    if (poll(&ready, 1, 5000) <= 0)
      return -1;
  }
}

int connect_nonblocking(int fd, const struct sockaddr *peer, socklen_t length) {
  while (connect(fd, peer, length) != 0) {
    if (errno == EISCONN)
      return 0;
    if (errno != EINPROGRESS && errno != EALREADY)
      return -1;
    struct pollfd ready = {fd, POLLOUT, 0};
    if (poll(&ready, 1, 3000) <= 0)
      return -1;
  }
  return 0;
}

int write_all(int fd, const char *data, size_t size) {
  size_t done = 0;
  while (done < size) {
    ssize_t sent = send(fd, data + done, size - done, MSG_NOSIGNAL);
    if (sent <= 0)
      return -1;
    done += (size_t)sent;
  }
  return 0;
}

int read_all(int fd, char *into, size_t size) {
  size_t done = 0;
  while (done < size) {
    ssize_t got = read(fd, into + done, size - done);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0)
      return -1;
    done += (size_t)got;
  }
  return 0;
}

int handshake(SSL *ssl, int fd) {
  int result;
  while ((result = SSL_connect(ssl)) != 1) {
    struct pollfd ready = {fd, 0, 0};
    switch (SSL_get_error(ssl, result)) {
    case SSL_ERROR_WANT_READ:
      ready.events = POLLIN;
      break;
    case SSL_ERROR_WANT_WRITE:
      ready.events = POLLOUT;
      break;
    default:
      return -1;
    }
    if (poll(&ready, 1, 10000) <= 0)
      return -1;
  }
  return 0;
}

int read_record(SSL *ssl, void *into, int room) {
  int got;
  do
    got = SSL_read(ssl, into, room);
  while (got <= 0 && SSL_get_error(ssl, got) == SSL_ERROR_WANT_READ);
  return got;
}

PGconn *open_database(const char *conninfo) {
  PGconn *conn = PQconnectStart(conninfo);
  if (!conn)
    return NULL;
  PostgresPollingStatusType state;
  while ((state = PQconnectPoll(conn)) != PGRES_POLLING_OK) {
    if (state == PGRES_POLLING_FAILED) {
      PQfinish(conn);
      return NULL;
    }
    struct pollfd ready = {PQsocket(conn),
                           state == PGRES_POLLING_READING ? POLLIN : POLLOUT, 0};
    if (poll(&ready, 1, 10000) <= 0) {
      PQfinish(conn);
      return NULL;
    }
  }
  return conn;
}

/* Another target each turn. */

int dial(const struct addrinfo *addresses) {
  int fd = -1;
  for (const struct addrinfo *each = addresses; each; each = each->ai_next) {
    fd = socket(each->ai_family, each->ai_socktype, each->ai_protocol);
    if (fd == -1)
      continue;
    if (connect(fd, each->ai_addr, each->ai_addrlen) == 0)
      break;
    close(fd);
    fd = -1;
  }
  return fd;
}

int download_from(CURL *handle, const char *const *mirrors, size_t count) {
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
  for (size_t i = 0; i < count; i++) {
    curl_easy_setopt(handle, CURLOPT_URL, mirrors[i]);
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
  }
  return -1;
}

/* Services and pumps. */

void serve(int listener, void (*handle)(int)) {
  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0)
      continue;
    handle(client);
    close(client);
  }
}

void pump_epoll(int epoll, void (*handle)(const struct epoll_event *)) {
  for (;;) {
    struct epoll_event events[64];
    int count = epoll_wait(epoll, events, 64, 1000);
    if (count < 0 && errno != EINTR)
      return;
    for (int i = 0; i < count; i++)
      handle(&events[i]);
  }
}

void pump_select(int fd, void (*handle)(int)) {
  for (;;) {
    fd_set readable;
    FD_ZERO(&readable);
    FD_SET(fd, &readable);
    struct timeval limit = {1, 0};
    if (select(fd + 1, &readable, NULL, NULL, &limit) > 0)
      handle(fd);
  }
}

void echo(int fd) {
  char data[512];
  for (;;) {
    ssize_t got = recv(fd, data, sizeof data, 0);
    if (got <= 0)
      return;
    write_all(fd, data, (size_t)got);
  }
}

int run_transfers(CURLM *multi) {
  int running = 0;
  do {
    if (curl_multi_perform(multi, &running) != CURLM_OK)
      return -1;
    if (running && curl_multi_poll(multi, NULL, 0, 1000, NULL) != CURLM_OK)
      return -1;
  } while (running);
  int left = 0, failed = 0;
  for (CURLMsg *message; (message = curl_multi_info_read(multi, &left));)
    if (message->msg == CURLMSG_DONE && message->data.result != CURLE_OK)
      failed++;
  return failed;
}

void consume(rd_kafka_t *consumer, const atomic_bool *stop,
             void (*handle)(const rd_kafka_message_t *)) {
  while (!atomic_load(stop)) {
    rd_kafka_message_t *message = rd_kafka_consumer_poll(consumer, 1000);
    if (!message)
      continue;
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
      handle(message);
    rd_kafka_message_destroy(message);
  }
}

/* The documented answer to a full queue: serve it, and put the message again. */
int produce(rd_kafka_t *producer, rd_kafka_topic_t *topic, void *data, size_t size) {
  while (rd_kafka_produce(topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, data, size,
                          NULL, 0, NULL) == -1) {
    if (rd_kafka_last_error() != RD_KAFKA_RESP_ERR__QUEUE_FULL)
      return -1;
    rd_kafka_poll(producer, 1000);
  }
  return 0;
}

/* Going round on success. */

int fetch_rows(PGconn *conn, void (*handle)(PGresult *)) {
  for (;;) {
    PGresult *rows = PQexec(conn, "FETCH 100 FROM readings");
    if (PQresultStatus(rows) != PGRES_TUPLES_OK) {
      PQclear(rows);
      return -1;
    }
    handle(rows);
    PQclear(rows);
    PGresult *more = PQexec(conn, "MOVE 0 FROM readings");
    int last = PQresultStatus(more) == PGRES_EMPTY_QUERY;
    PQclear(more);
    if (last)
      return 0;
  }
}

int follow_redirects(CURL *handle) {
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  for (int hops = 0; hops < 10; hops++) {
    if (curl_easy_perform(handle) != CURLE_OK)
      return -1;
    char *next = NULL;
    curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &next);
    if (!next)
      return 0;
    curl_easy_setopt(handle, CURLOPT_URL, next);
  }
  return -1;
}

/* Threads of this process. */

void add_to(_Atomic long *total, long amount) {
  long seen = atomic_load(total);
  while (!atomic_compare_exchange_weak(total, &seen, seen + amount))
    ;
}

void spin_lock(atomic_flag *lock) {
  while (atomic_flag_test_and_set_explicit(lock, memory_order_acquire))
    sched_yield();
}

/* Waiting for a state with sleep. */

int wait_for_file(const char *path) {
  for (int i = 0; i < 100; i++) {
    if (access(path, R_OK) == 0)
      return 0;
    usleep(100000);
  }
  return -1;
}

int wait_for_job(CURL *handle, int (*finished)(CURL *)) {
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  do {
    if (curl_easy_perform(handle) != CURLE_OK)
      return -1;
    sleep(5);
  } while (!finished(handle));
  return 0;
}

void heart_beat(int fd, const atomic_bool *stop) {
  while (!atomic_load(stop)) {
    if (send(fd, "\n", 1, MSG_NOSIGNAL) < 0)
      return;
    sleep(30);
  }
}

/* One more try. */

long get_with_token(CURL *handle, void (*renew)(CURL *)) {
  long status = 0;
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  for (int tries = 0; tries < 2; tries++) {
    if (curl_easy_perform(handle) != CURLE_OK)
      return -1;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    if (status != 401)
      break;
    renew(handle);
  }
  return status;
}

PGresult *query_on_pooled(PGconn *conn, const char *query) {
  PGresult *rows = PQexec(conn, query);
  if (PQstatus(conn) != CONNECTION_OK) {
    PQclear(rows);
    PQreset(conn);
    rows = PQexec(conn, query);
  }
  return rows;
}

/* A transaction that the database asked to run again. */
int transfer(PGconn *conn) {
  for (int tries = 0; tries < 5; tries++) {
    PGresult *done = PQexec(conn, "CALL transfer_balance()");
    if (PQresultStatus(done) == PGRES_COMMAND_OK) {
      PQclear(done);
      return 0;
    }
    const char *state = PQresultErrorField(done, PG_DIAG_SQLSTATE);
    int again = state && (!strcmp(state, "40001") || !strcmp(state, "40P01"));
    PQclear(done);
    if (!again)
      return -1;
  }
  return -1;
}

/* Peers on this machine. */

int connect_agent(void) {
  struct sockaddr_un agent = {.sun_family = AF_UNIX, .sun_path = "/run/agent.sock"};
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  for (int i = 0; i < 20; i++) {
    if (connect(fd, (struct sockaddr *)&agent, sizeof agent) == 0)
      return fd;
    usleep(50000);
  }
  close(fd);
  return -1;
}

static int dial_agent(const char *path) {
  struct sockaddr_un agent;
  memset(&agent, 0, sizeof agent);
  agent.sun_family = AF_UNIX;
  strncpy(agent.sun_path, path, sizeof agent.sun_path - 1);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (fd == -1)
    return -1;
  if (connect(fd, &agent, sizeof agent) == -1) {
    close(fd);
    return -1;
  }
  return fd;
}

int await_agent(const char *path) {
  int fd;
  while ((fd = dial_agent(path)) < 0)
    usleep(50000);
  return fd;
}

int connect_loopback(void) {
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(7000)};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (int i = 0; i < 20; i++) {
    if (connect(fd, (struct sockaddr *)&here, sizeof here) == 0)
      return fd;
    usleep(50000);
  }
  close(fd);
  return -1;
}

/* The attempt takes the time: a receive that waits for a second. */
int await_answer(int fd, void *into, size_t room, const atomic_bool *stop) {
  struct timeval limit = {1, 0};
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  while (!atomic_load(stop)) {
    ssize_t got = recv(fd, into, room, 0);
    if (got >= 0)
      return (int)got;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
      return -1;
  }
  return -1;
}

/* A person is asked. */
int login(CURL *handle) {
  char answer[8];
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  for (;;) {
    if (curl_easy_perform(handle) == CURLE_OK)
      return 0;
    fputs("Login failed. Try again? ", stdout);
    if (!fgets(answer, sizeof answer, stdin) || answer[0] != 'y')
      return -1;
  }
}

/* ... by a line that can be edited. */
int login_by_line(CURL *handle) {
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 30L);
  while (curl_easy_perform(handle) != CURLE_OK) {
    char *answer = readline("Once more? ");
    int again = answer && answer[0] == 'y';
    free(answer);
    if (!again)
      return -1;
  }
  return 0;
}

/* Each connection of a pool is made once; its addresses are walked over. */
int dial_each(const char *host, int *pool, int count) {
  for (int i = 0; i < count; i++) {
    struct addrinfo *list = NULL, *each;
    int fd = -1;
    if (getaddrinfo(host, "7000", NULL, &list) != 0)
      return -1;
    for (each = list; each != NULL; each = each->ai_next) {
      fd = socket(each->ai_family, each->ai_socktype, each->ai_protocol);
      if (fd != -1 && connect(fd, each->ai_addr, each->ai_addrlen) != -1)
        break;
      close(fd);
    }
    freeaddrinfo(list);
    if (each == NULL)
      return -1;
    pool[i] = fd;
  }
  return 0;
}

/* Once more without the option, and never again. */
int resolve(const char *host, struct addrinfo **list) {
  struct addrinfo hints;
  memset(&hints, 0, sizeof hints);
  hints.ai_flags |= AI_ADDRCONFIG;
  for (;;) {
    int error = getaddrinfo(host, "7000", &hints, list);
    if (!error)
      return 0;
    if (hints.ai_flags & AI_ADDRCONFIG) {
      hints.ai_flags &= ~AI_ADDRCONFIG;
      continue;
    }
    return error;
  }
}

/* A library brings its tests along. */
int unittest_uplink(CURL *handle) {
  while (curl_easy_perform(handle) != CURLE_OK)
    usleep(1000);
  return 0;
}

/* Never compiled. */
#if 0
void hammer(CURL *handle) {
  while (curl_easy_perform(handle) != CURLE_OK)
    ;
}
#endif

// Each turn connects another entry that a table's iterator puts into a local.
struct table;
struct table_iter {
  struct table *of;
  size_t at;
};
int table_iter_next(struct table_iter *iter, void **key, void **value);

struct contact {
  struct sockaddr_in address;
  int fd;
};

static void contact_dial(struct contact *who) {
  who->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(who->fd, (const struct sockaddr *)&who->address, sizeof(who->address)) < 0) {
    close(who->fd);
    who->fd = -1;
  }
}

void roster_dial(struct table *roster) {
  struct table_iter iter = {roster, 0};
  void *name, *who;
  while (table_iter_next(&iter, &name, &who))
    contact_dial(who);
}

// What failed is answered; each turn does the next command that was read.
struct command {
  char name;
  struct sockaddr_in peer;
};
static struct command pending;
static int dialled = -1;

static void do_dial(void) {
  dialled = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(dialled, (const struct sockaddr *)&pending.peer, sizeof(pending.peer)) < 0) {
    close(dialled);
    dialled = -1;
    puts("failed");
    return;
  }
  puts("done");
}

static void do_hang_up(void) {
  if (dialled >= 0)
    close(dialled);
  dialled = -1;
}

static const struct {
  char name;
  void (*run)(void);
} commands[] = {{'d', do_dial}, {'h', do_hang_up}};

static int command_read(int from, struct command *into) {
  return read(from, into, sizeof(*into)) == (ssize_t)sizeof(*into) ? 0 : -1;
}

void serve_commands(int from) {
  struct command next;
  while (!command_read(from, &next)) {
    pending = next;
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
      if (commands[i].name == next.name) {
        commands[i].run();
        break;
      }
  }
}

// Every peer of a list is asked once, under the list's lock.
struct member {
  struct member *next;
  struct contact contact;
};
static pthread_mutex_t members_lock = PTHREAD_MUTEX_INITIALIZER;

int members_dial(const struct member *first) {
  int failed = 0;
  pthread_mutex_lock(&members_lock);
  for (const struct member *at = first; at; at = at->next) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (const struct sockaddr *)&at->contact.address, sizeof(at->contact.address)) < 0) {
      failed++;
      close(fd);
    }
  }
  pthread_mutex_unlock(&members_lock);
  return failed;
}

// The log daemon of this machine may want the other kind of socket.
int log_open(int kind) {
  struct sockaddr_un peer = {.sun_family = AF_UNIX, .sun_path = "/dev/log"};
  for (int tries = 0; tries < 4; tries++) {
    int fd = socket(AF_UNIX, kind, 0);
    if (connect(fd, (const struct sockaddr *)&peer, sizeof(peer)) == 0)
      return fd;
    close(fd);
    if (errno != EPROTOTYPE)
      return -1;
    kind = kind == SOCK_DGRAM ? SOCK_STREAM : SOCK_DGRAM;
  }
  return -1;
}

// The first entry of an array whose port is known.
struct section {
  const char *service;
  struct section *children;
  int children_num;
};

static int port_of(const struct section *node) {
  struct addrinfo *found;
  if (getaddrinfo(NULL, node->service, NULL, &found) != 0)
    return -1;
  int port = ntohs(((const struct sockaddr_in *)found->ai_addr)->sin_port);
  freeaddrinfo(found);
  return port;
}

int first_known_port(const struct section *top) {
  for (int i = 0; i < top->children_num; i++) {
    const struct section *child = top->children + i;
    int port = port_of(child);
    if (port >= 0)
      return port;
  }
  return -1;
}

// A packet may hold others; of each, who sent it is looked up, known or not.
int packet_read(const struct sockaddr *from, socklen_t length, const char *data, size_t size) {
  char name[256];
  while (size > 2) {
    size_t part = (size_t)data[1];
    if (part < 2 || part > size)
      return -1;
    if (data[0] == 'S') {
      packet_read(from, length, data + 2, part - 2);
    } else {
      if (getnameinfo(from, length, name, sizeof(name), NULL, 0, 0) != 0)
        snprintf(name, sizeof(name), "unknown");
      printf("%s: %.*s\n", name, (int)(part - 2), data + 2);
    }
    data += part;
    size -= part;
  }
  return 0;
}
