// Paho C: the blocking client's loop, and the asynchronous one's callbacks.
#include <MQTTAsync.h>
#include <MQTTClient.h>
#include <stdlib.h>
#include <unistd.h>

int connectEagerly(MQTTClient Client) {
  MQTTClient_connectOptions Options = MQTTClient_connectOptions_initializer;
  while (MQTTClient_connect(Client, &Options) != MQTTCLIENT_SUCCESS) // expected-warning {{'MQTTClient_connect' is retried for ever while it fails}}
    usleep(500); // expected-warning {{the wait before each retry of 'MQTTClient_connect' is only 500 us, up to 2000 attempts a second}}
  return 0;
}

int connectCalmly(MQTTClient Client) {
  MQTTClient_connectOptions Options = MQTTClient_connectOptions_initializer;
  unsigned Delay = 1;
  Options.connectTimeout = 10;
  for (int Attempt = 0; Attempt < 7; ++Attempt) {
    int Rc = MQTTClient_connect(Client, &Options);
    if (Rc == MQTTCLIENT_SUCCESS)
      return 0;
    if (Rc != MQTTCLIENT_FAILURE)
      return Rc; // refused: by name, password or protocol
    if (Attempt < 6)
      sleep(Delay + arc4random_uniform(Delay));
    Delay = Delay < 60 ? Delay * 2 : 60;
  }
  return MQTTCLIENT_FAILURE;
}

// Each second without a message, the loop looks whether to stop.
int receiveAll(MQTTClient Client, void (*Use)(const char *, const MQTTClient_message *)) {
  while (MQTTClient_isConnected(Client)) {
    char *Topic = NULL;
    int Length = 0;
    MQTTClient_message *Message = NULL;
    if (MQTTClient_receive(Client, &Topic, &Length, &Message, 1000) != MQTTCLIENT_SUCCESS)
      break;
    if (!Message)
      continue;
    Use(Topic, Message);
    MQTTClient_freeMessage(&Message);
    MQTTClient_free(Topic);
  }
  return 0;
}

typedef struct {
  MQTTAsync Client;
  int Failures;
} Bridge;

static void openEagerly(Bridge *Of);

static void eagerlyFailed(void *Context, MQTTAsync_failureData *Response) {
  openEagerly(Context); // expected-error {{'MQTTAsync_connect' is started again from its own failure handler with no delay}} expected-error {{'MQTTAsync_connect' is retried for ever while it fails, with no delay}}
}

static void openEagerly(Bridge *Of) {
  MQTTAsync_connectOptions Options = MQTTAsync_connectOptions_initializer;
  Options.onFailure = eagerlyFailed;
  Options.context = Of;
  MQTTAsync_connect(Of->Client, &Options);
}

// The library connects again by itself, after 2 s, 4 s, and so on up to 2 min.
static void lost(void *Context, char *Cause) {
  Bridge *Of = Context;
  ++Of->Failures;
}

int openOnce(Bridge *Of, MQTTAsync_messageArrived *Arrived) {
  MQTTAsync_connectOptions Options = MQTTAsync_connectOptions_initializer;
  Options.automaticReconnect = 1;
  Options.minRetryInterval = 2;
  Options.maxRetryInterval = 120;
  Options.context = Of;
  MQTTAsync_setCallbacks(Of->Client, Of, lost, Arrived, NULL);
  return MQTTAsync_connect(Of->Client, &Options);
}

void open(Bridge *Of) { openEagerly(Of); }
