// NATS: connecting asks each server of the list, and the library reconnects.
#include <nats/nats.h>
#include <stdlib.h>
#include <unistd.h>

natsConnection *connectEagerly(natsOptions *Options) {
  natsConnection *Conn = NULL;
  while (natsConnection_Connect(&Conn, Options) != NATS_OK) // expected-warning {{'natsConnection_Connect' is retried for ever while it fails}}
    usleep(1000); // expected-warning {{the wait before each retry of 'natsConnection_Connect' is only 1 ms, up to 1000 attempts a second}}
  return Conn;
}

natsConnection *connectCalmly(void) {
  natsConnection *Conn = NULL;
  natsOptions *Options = NULL;
  unsigned Delay = 500000;
  if (natsOptions_Create(&Options) != NATS_OK)
    return NULL;
  natsOptions_SetURL(Options, "nats://events.example.org:4222");
  natsOptions_SetReconnectWait(Options, 2000);
  natsOptions_SetReconnectJitter(Options, 500, 2000);
  for (int Attempt = 0; Attempt < 6; ++Attempt) {
    if (natsConnection_Connect(&Conn, Options) == NATS_OK)
      return Conn;
    if (Attempt < 5)
      usleep(Delay / 2 + arc4random_uniform(Delay / 2));
    Delay = Delay < 20000000 ? Delay * 2 : 20000000;
  }
  return NULL;
}
