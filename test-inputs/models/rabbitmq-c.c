// rabbitmq-c: a socket, a login, and envelopes one after the other.
#include <amqp.h>
#include <amqp_tcp_socket.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char Broker[] = "mq.example.org";

// The broker's restart finds a whole fleet in this loop.
amqp_connection_state_t openEagerly(void) {
  amqp_connection_state_t Conn = amqp_new_connection();
  while (amqp_socket_open(amqp_tcp_socket_new(Conn), Broker, 5672) != AMQP_STATUS_OK) // expected-error {{'amqp_socket_open' is retried for ever while it fails, with no delay}} expected-warning {{'amqp_socket_open' is tried again at once after a failure}}
    fprintf(stderr, "cannot reach %s, trying again\n", Broker);
  return Conn;
}

static int isTransient(int Status) {
  switch (Status) {
  case AMQP_STATUS_SOCKET_ERROR:
  case AMQP_STATUS_TIMEOUT:
  case AMQP_STATUS_CONNECTION_CLOSED:
  case AMQP_STATUS_HOSTNAME_RESOLUTION_FAILED:
    return 1;
  default:
    return 0;
  }
}

amqp_connection_state_t openPatiently(void) {
  const struct timeval Limit = {5, 0};
  unsigned Seconds = 1;
  for (int Try = 0; Try < 6; ++Try) {
    amqp_connection_state_t Conn = amqp_new_connection();
    int Status = amqp_socket_open_noblock(amqp_tcp_socket_new(Conn), Broker, 5672, &Limit);
    if (Status == AMQP_STATUS_OK)
      return Conn;
    amqp_destroy_connection(Conn);
    if (!isTransient(Status))
      break;
    if (Try < 5)
      sleep(Seconds + arc4random_uniform(Seconds));
    if (Seconds < 30)
      Seconds *= 2;
  }
  return NULL;
}

// Each second, for ever, also with a wrong password.
void logInEagerly(amqp_connection_state_t Conn, const char *User, const char *Password) {
  amqp_rpc_reply_t Reply;
  do { // expected-warning {{this retries every failure of 'amqp_login', also a refusal that the same request will meet again}} expected-warning {{'amqp_login' is retried for ever while it fails}}
    Reply = amqp_login(Conn, "/", 0, 131072, 30, AMQP_SASL_METHOD_PLAIN, User, Password);
    sleep(1); // expected-warning {{every retry of 'amqp_login' waits the same 1 s}}
  } while (Reply.reply_type != AMQP_RESPONSE_NORMAL);
}

int logInPatiently(amqp_connection_state_t Conn, const char *User, const char *Password) {
  unsigned Seconds = 1;
  for (int Left = 5;; --Left) {
    amqp_rpc_reply_t Reply =
        amqp_login(Conn, "/", 0, 131072, 30, AMQP_SASL_METHOD_PLAIN, User, Password);
    if (Reply.reply_type == AMQP_RESPONSE_NORMAL)
      return 0;
    if (Reply.reply_type != AMQP_RESPONSE_LIBRARY_EXCEPTION || Left == 0)
      return -1;
    sleep(Seconds + arc4random_uniform(Seconds));
    Seconds = Seconds < 30 ? Seconds * 2 : 60;
  }
}

// A wrong password is no reason to come back.
int logIn(amqp_connection_state_t Conn, const char *User, const char *Password) {
  amqp_rpc_reply_t Reply =
      amqp_login(Conn, "/", 0, 131072, 30, AMQP_SASL_METHOD_PLAIN, User, Password);
  return Reply.reply_type == AMQP_RESPONSE_NORMAL ? 0 : -1;
}

// Consumes for as long as envelopes or silence come.
void consume(amqp_connection_state_t Conn, void (*Use)(const void *, size_t)) {
  for (;;) {
    amqp_envelope_t Envelope;
    struct timeval Limit = {1, 0};
    amqp_maybe_release_buffers(Conn);
    amqp_rpc_reply_t Reply = amqp_consume_message(Conn, &Envelope, &Limit, 0);
    if (Reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION &&
        Reply.library_error == AMQP_STATUS_TIMEOUT)
      continue;
    if (Reply.reply_type != AMQP_RESPONSE_NORMAL)
      return;
    Use(Envelope.message.body.bytes, Envelope.message.body.len);
    amqp_basic_ack(Conn, Envelope.channel, Envelope.delivery_tag, 0);
    amqp_destroy_envelope(&Envelope);
  }
}
