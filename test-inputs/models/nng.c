// nng: one aio carries an operation at a time, and its callback does the next step.
#include <nng/nng.h>
#include <nng/supplemental/http/http.h>
#include <nng/supplemental/util/platform.h>

enum step { CONNECTING, SLEEPING };

struct probe {
  nng_http_client *client;
  nng_aio *aio;
  enum step step;
  nng_duration wait;
  int left;
  void (*connected)(nng_http_conn *);
};

static void onEagerStep(void *Arg) {
  struct probe *P = Arg;
  if (nng_aio_result(P->aio) != 0) {
    nng_http_client_connect(P->client, P->aio); // expected-error {{'nng_http_client_connect' is started again from its own failure handler with no delay}}
    return;
  }
  P->connected(nng_aio_get_output(P->aio, 0));
}

int startEagerly(struct probe *P) {
  int Error = nng_aio_alloc(&P->aio, onEagerStep, P);
  if (Error == 0)
    nng_http_client_connect(P->client, P->aio);
  return Error;
}

static void onStep(void *Arg) {
  struct probe *P = Arg;
  int Error = nng_aio_result(P->aio);
  if (Error == NNG_ECANCELED || Error == NNG_ECLOSED)
    return;
  if (P->step == SLEEPING) {
    P->step = CONNECTING;
    nng_http_client_connect(P->client, P->aio);
    return;
  }
  if (Error == 0) {
    P->connected(nng_aio_get_output(P->aio, 0));
    return;
  }
  if (P->left-- == 0)
    return;
  P->step = SLEEPING;
  nng_sleep_aio(P->wait / 2 + (nng_duration)(nng_random() % (unsigned)(P->wait / 2)), P->aio);
  P->wait = P->wait < 30000 ? P->wait * 2 : 60000;
}

int start(struct probe *P) {
  int Error = nng_aio_alloc(&P->aio, onStep, P);
  if (Error != 0)
    return Error;
  P->step = CONNECTING;
  P->wait = 500;
  P->left = 10;
  nng_aio_set_timeout(P->aio, 5000);
  nng_http_client_connect(P->client, P->aio);
  return 0;
}

// A subscriber takes what is published, with a look at the clock each second.
void follow(nng_socket Socket, volatile int *Stop, void (*Use)(const char *, size_t)) {
  nng_socket_set_ms(Socket, NNG_OPT_RECVTIMEO, 1000);
  while (!*Stop) {
    char *Data;
    size_t Size;
    int Error = nng_recv(Socket, &Data, &Size, NNG_FLAG_ALLOC);
    if (Error == NNG_ETIMEDOUT)
      continue;
    if (Error != 0)
      return;
    Use(Data, Size);
    nng_free(Data, Size);
  }
}
