// retry-library-options looks at the retries that libraries make by themselves.
#include <MQTTAsync.h>
#include <event2/http.h>
#include <libpq-fe.h>
#include <libwebsockets.h>
#include <librdkafka/rdkafka.h>
#include <mongoc/mongoc.h>
#include <mosquitto.h>
#include <nats/nats.h>
#include <nng/nng.h>
#include <stdio.h>
#include <stdlib.h>
#include <zmq.h>

struct event_base *theBase;

struct evhttp_connection *askForEver(const char *Host) {
  struct evhttp_connection *Conn = evhttp_connection_base_new(theBase, NULL, Host, 80);
  evhttp_connection_set_timeout(Conn, 5);
  evhttp_connection_set_retries(Conn, -1); // expected-warning {{'evhttp_connection_set_retries': -1 sends a request that failed again without end; give it a number}}
  return Conn;
}

#define RETRY_FOREVER (-1)

void askForEverByAnotherName(struct evhttp_connection *Conn) {
  const int Retries = RETRY_FOREVER;
  struct timeval None = {0, 0};
  evhttp_connection_set_retries(Conn, Retries); // expected-warning {{-1 sends a request}}
  evhttp_connection_set_initial_retry_tv(Conn, &None); // expected-warning {{no retry waits; begin with some 100 ms}}
}

int watchTopicEachSecond(void) {
  struct mosquitto *Mosq = mosquitto_new("watch", true, NULL);
  if (mosquitto_connect(Mosq, "mqtt.example.org", 1883, 60) != MOSQ_ERR_SUCCESS)
    return 1;
  return mosquitto_loop_forever(Mosq, -1, 1); // expected-warning {{'mosquitto_loop_forever': a lost connection is made again each second for ever}}
}

int watchTopicWithOneDelay(void) {
  struct mosquitto *Mosq = mosquitto_new("watch", true, NULL);
  mosquitto_reconnect_delay_set(Mosq, 5, 5, true); // expected-warning {{the longest delay of 5 s is not above the first of 5 s, so every reconnect waits the same}}
  mosquitto_connect(Mosq, "mqtt.example.org", 1883, 60);
  return mosquitto_loop_forever(Mosq, -1, 1);
}

void herd(natsOptions *Opts) {
  natsOptions_SetReconnectWait(Opts, 2000);
  natsOptions_SetReconnectJitter(Opts, 0, 0); // expected-warning {{without jitter all clients of a server that failed come back in the same moment}}
}

void hammer(natsOptions *Opts) {
  natsOptions_SetMaxReconnect(Opts, -1);
  natsOptions_SetReconnectWait(Opts, 10); // expected-warning {{10 ms between two reconnects is no rest}}
}

// The two numbers are set by two calls, and told at the latter.
int swapped(nng_socket Socket) {
  nng_socket_set_ms(Socket, NNG_OPT_RECONNMINT, 10000);
  nng_socket_set_ms(Socket, NNG_OPT_RECONNMAXT, 1000); // expected-warning {{'nng_socket_set_ms': the longest delay of 1 s is below the first of 10 s, so it does not grow}}
  return nng_dial(Socket, "tcp://127.0.0.1:5555", NULL, 0);
}

int withoutBackoff(nng_socket Socket) {
  return nng_socket_set_ms(Socket, NNG_OPT_RECONNMAXT, 0); // expected-warning {{turns backoff off}}
}

void printFeed(void *Context) {
  void *Socket = zmq_socket(Context, ZMQ_SUB);
  int Interval = 10;
  zmq_setsockopt(Socket, ZMQ_RECONNECT_IVL, &Interval, sizeof Interval); // expected-warning {{'zmq_setsockopt': a peer that is away is tried again about every 10 ms for ever}}
  zmq_connect(Socket, "tcp://feed.example.org:5556");
  char Line[256];
  while (zmq_recv(Socket, Line, sizeof Line - 1, 0) >= 0)
    puts(Line);
  zmq_close(Socket);
}

void *subscribeWithLimitBelow(void *Context) {
  void *Socket = zmq_socket(Context, ZMQ_SUB);
  int Interval = 5000, Longest = 1000;
  zmq_setsockopt(Socket, ZMQ_RECONNECT_IVL, &Interval, sizeof Interval);
  zmq_setsockopt(Socket, ZMQ_RECONNECT_IVL_MAX, &Longest, sizeof Longest); // expected-warning {{the longest delay of 1 s is below the first of 5 s, so it is ignored}}
  return Socket;
}

rd_kafka_conf_t *configureProducer(char *Error, size_t Size) {
  rd_kafka_conf_t *Conf = rd_kafka_conf_new();
  rd_kafka_conf_set(Conf, "bootstrap.servers", "kafka:9092", Error, Size);
  rd_kafka_conf_set(Conf, "retry.backoff.ms", "1", Error, Size); // expected-warning {{a request that failed is sent again after 1 ms; leave retry.backoff.ms at 100}}
  rd_kafka_conf_set(Conf, "reconnect.backoff.ms", "0", Error, Size); // expected-warning {{connects again at once}}
  return Conf;
}

PGconn *openDatabase(void) {
  return PQconnectdb("host=db dbname=orders connect_timeout=0"); // expected-warning {{'PQconnectdb': connect_timeout=0 waits without limit}}
}

PGconn *openDatabaseByUri(void) {
  static const char Info[] = "postgresql://app@db/orders?connect_timeout=0&application_name=x";
  return PQconnectStart(Info); // expected-warning {{connect_timeout=0 waits without limit}}
}

mongoc_client_t *openDocuments(void) {
  return mongoc_client_new("mongodb://db1,db2/?replicaSet=a&heartbeatFrequencyMS=100"); // expected-warning {{every 100 ms, and the driver refuses less than 500 ms}}
}

int connectWithin(MQTTAsync Client) {
  MQTTAsync_connectOptions Options = {.automaticReconnect = 1,
                                      .minRetryInterval = 30,
                                      .maxRetryInterval = 10}; // expected-warning {{the longest interval of 10 s is not above the first of 30 s}}
  return MQTTAsync_connect(Client, &Options);
}

// Policies stand at file scope, as in the library's own examples.
static const uint32_t OneDelay[] = {1000};
static const lws_retry_bo_t SameDelay = {
    .retry_ms_table = OneDelay,
    .retry_ms_table_count = LWS_ARRAY_SIZE(OneDelay), // expected-warning {{'retry_ms_table_count': a table of one delay does not grow}}
    .conceal_count = 100,
};

static const uint32_t Delays[] = {1000, 3000, 9000, 17000};
const lws_retry_bo_t HungUpTooSoon = {
    .retry_ms_table = Delays,
    .retry_ms_table_count = LWS_ARRAY_SIZE(Delays),
    .conceal_count = LWS_ARRAY_SIZE(Delays),
    .secs_since_valid_ping = 30,
    .secs_since_valid_hangup = 10, // expected-warning {{'secs_since_valid_hangup': a quiet connection is hung up after 10 s, no later than it is asked for a sign of life after 30 s}}
};

MQTTAsync_connectOptions BridgeOptions = {.automaticReconnect = 1,
                                          .minRetryInterval = 60,
                                          .maxRetryInterval = 60}; // expected-warning {{the longest interval of 1 min is not above the first of 1 min}}

int scheduleAgain(struct lws_context *Context, lws_sorted_usec_list_t *Sul, sul_cb_t Connect,
                  uint16_t *Try) {
  return lws_retry_sul_schedule(Context, 0, Sul, *Try ? &SameDelay : &HungUpTooSoon, Connect, Try);
}

// Near misses.

// Jitter is 30 % where the policy has none.
static const lws_retry_bo_t Growing = {
    .retry_ms_table = Delays,
    .retry_ms_table_count = LWS_ARRAY_SIZE(Delays),
    .conceal_count = LWS_RETRY_CONCEAL_ALWAYS,
    .secs_since_valid_ping = 30,
    .secs_since_valid_hangup = 35,
};

// No pings, and no hang-up.
static const lws_retry_bo_t WithoutPings = {
    .retry_ms_table = Delays,
    .retry_ms_table_count = LWS_ARRAY_SIZE(Delays),
    .conceal_count = 3,
    .secs_since_valid_ping = 0,
    .secs_since_valid_hangup = 0,
};

const lws_retry_bo_t *policyOf(int Quiet) { return Quiet ? &WithoutPings : &Growing; }

// A number of retries.
void askFiveTimes(struct evhttp_connection *Conn) {
  struct timeval Second = {1, 0};
  evhttp_connection_set_retries(Conn, 5);
  evhttp_connection_set_initial_retry_tv(Conn, &Second);
}

// The user says.
void askAsOftenAsConfigured(struct evhttp_connection *Conn, const char *Setting) {
  evhttp_connection_set_retries(Conn, atoi(Setting));
}

// One of two numbers, and it is not known which.
void askMoreOfMirrors(struct evhttp_connection *Conn, int Mirror) {
  int Retries = -1;
  if (Mirror)
    Retries = 3;
  evhttp_connection_set_retries(Conn, Retries);
}

// Set before the loop starts.
int watchTopicPatiently(void) {
  struct mosquitto *Mosq = mosquitto_new("watch", true, NULL);
  mosquitto_reconnect_delay_set(Mosq, 1, 120, true);
  mosquitto_connect(Mosq, "mqtt.example.org", 1883, 60);
  return mosquitto_loop_forever(Mosq, -1, 1);
}

// Somebody else made the client, and may have set the delay.
int watchTopicOf(struct mosquitto *Mosq) { return mosquitto_loop_forever(Mosq, -1, 1); }

void setUpClient(struct mosquitto *Mosq);

int watchTopicSetUpElsewhere(void) {
  struct mosquitto *Mosq = mosquitto_new("watch", true, NULL);
  setUpClient(Mosq);
  return mosquitto_loop_start(Mosq);
}

void calmClients(natsOptions *Opts) {
  natsOptions_SetMaxReconnect(Opts, -1); // a service that reconnects for ever, calmly
  natsOptions_SetReconnectWait(Opts, 2000);
  natsOptions_SetReconnectJitter(Opts, 500, 2000);
}

int inOrder(nng_socket Socket) {
  nng_socket_set_ms(Socket, NNG_OPT_RECVTIMEO, 0);
  nng_socket_set_ms(Socket, NNG_OPT_RECONNMINT, 1000);
  nng_socket_set_ms(Socket, NNG_OPT_RECONNMAXT, 60000);
  return nng_dial(Socket, "tcp://127.0.0.1:5555", NULL, 0);
}

// The same numbers, on two sockets.
void twoSockets(nng_socket Near, nng_socket Far) {
  nng_socket_set_ms(Far, NNG_OPT_RECONNMINT, 10000);
  nng_socket_set_ms(Near, NNG_OPT_RECONNMAXT, 1000);
}

void *subscribe(void *Context) {
  void *Socket = zmq_socket(Context, ZMQ_SUB);
  int Interval = 10, Longest = 30000, Linger = 0;
  zmq_setsockopt(Socket, ZMQ_LINGER, &Linger, sizeof Linger);
  zmq_setsockopt(Socket, ZMQ_RECONNECT_IVL, &Interval, sizeof Interval);
  zmq_setsockopt(Socket, ZMQ_RECONNECT_IVL_MAX, &Longest, sizeof Longest);
  return Socket;
}

// -1: the library does not reconnect.
void *subscribeOnce(void *Context) {
  void *Socket = zmq_socket(Context, ZMQ_SUB);
  int Never = -1;
  zmq_setsockopt(Socket, ZMQ_RECONNECT_IVL, &Never, sizeof Never);
  return Socket;
}

void configureCalmly(rd_kafka_conf_t *Conf, char *Error, size_t Size, const char *Backoff) {
  rd_kafka_conf_set(Conf, "retry.backoff.ms", "250", Error, Size);
  rd_kafka_conf_set(Conf, "reconnect.backoff.ms", Backoff, Error, Size);
  rd_kafka_conf_set(Conf, "reconnect.backoff.max.ms", "30000", Error, Size);
}

PGconn *openWithTimeout(void) {
  return PQconnectdb("host=db application_name='connect_timeout=0' connect_timeout = 10");
}

mongoc_client_t *openCalmly(mongoc_uri_t *Uri) {
  mongoc_uri_set_option_as_int32(Uri, MONGOC_URI_HEARTBEATFREQUENCYMS, 10000);
  mongoc_uri_set_option_as_int32(Uri, MONGOC_URI_CONNECTTIMEOUTMS, 100);
  return mongoc_client_new("mongodb://db1/?connectTimeoutMS=100");
}

// The library's own defaults are nobody's choice.
int connectAgainByDefault(MQTTAsync Client) {
  MQTTAsync_connectOptions Options = MQTTAsync_connectOptions_initializer;
  Options.automaticReconnect = 1;
  return MQTTAsync_connect(Client, &Options);
}

int connectAgainMoreAndMoreSlowly(MQTTAsync Client) {
  MQTTAsync_connectOptions Options = MQTTAsync_connectOptions_initializer;
  Options.automaticReconnect = 1;
  Options.minRetryInterval = 2;
  Options.maxRetryInterval = 300;
  return MQTTAsync_connect(Client, &Options);
}

// A tenth of the wait as jitter, and more for TLS.
void spreadClients(natsOptions *Opts) {
  natsOptions_SetReconnectWait(Opts, 2000);
  natsOptions_SetReconnectJitter(Opts, 200, 1000);
}

// A limit that lets the delay grow.
void growingClients(natsOptions *Opts, int64_t Wait) {
  natsOptions_SetReconnectWait(Opts, Wait);
  natsOptions_SetReconnectJitter(Opts, Wait / 10, Wait / 2);
}
