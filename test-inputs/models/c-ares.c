// c-ares: an answer comes to a callback, and the program selects on the channel's sockets.
#include <ares.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct lookup {
  ares_channel channel;
  const char *host;
  int status;
  struct in_addr *found;
};

// The library has already asked each server four times.
static void onEagerAnswer(void *Arg, int Status, int Timeouts, struct hostent *Host) {
  struct lookup *L = Arg;
  (void)Timeouts;
  if (Status != ARES_SUCCESS) { // expected-warning {{this retries every failure of 'ares_gethostbyname', also a refusal that the same request will meet again}}
    fprintf(stderr, "%s: %s\n", L->host, ares_strerror(Status));
    ares_gethostbyname(L->channel, L->host, AF_INET, onEagerAnswer, L); // expected-error {{'ares_gethostbyname' is retried for ever while it fails, with no delay}}
    return;
  }
  printf("%s is %s\n", L->host, Host->h_name);
}

void lookUpEagerly(struct lookup *L) {
  ares_gethostbyname(L->channel, L->host, AF_INET, onEagerAnswer, L);
}

// The channel is served until it has no questions left.
static void serve(ares_channel Channel) {
  for (;;) {
    fd_set Readers, Writers;
    struct timeval Limit;
    FD_ZERO(&Readers);
    FD_ZERO(&Writers);
    int Count = ares_fds(Channel, &Readers, &Writers);
    if (Count == 0)
      return;
    select(Count, &Readers, &Writers, NULL, ares_timeout(Channel, NULL, &Limit));
    ares_process(Channel, &Readers, &Writers);
  }
}

static void onAnswer(void *Arg, int Status, int Timeouts, struct hostent *Host) {
  struct lookup *L = Arg;
  (void)Timeouts;
  L->status = Status;
  if (Status == ARES_SUCCESS)
    L->found = (struct in_addr *)Host->h_addr_list[0];
}

int lookUp(struct lookup *L) {
  useconds_t Wait = 500000;
  for (int Try = 1;; ++Try) {
    ares_gethostbyname(L->channel, L->host, AF_INET, onAnswer, L);
    serve(L->channel);
    if (L->status == ARES_SUCCESS)
      return 0;
    // A name that does not exist will not exist in a second either.
    if ((L->status != ARES_ETIMEOUT && L->status != ARES_ESERVFAIL) || Try == 3)
      return -1;
    usleep(Wait + arc4random_uniform(Wait));
    Wait *= 2;
  }
}
