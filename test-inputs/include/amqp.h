/* The part of rabbitmq-c's interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_AMQP_H
#define TEST_INPUTS_AMQP_H

#include <stddef.h>
#include <stdint.h>
#include <sys/time.h>

typedef struct amqp_connection_state_t_ *amqp_connection_state_t;
typedef struct amqp_socket_t_ amqp_socket_t;
typedef uint16_t amqp_channel_t;
typedef int amqp_boolean_t;

typedef struct amqp_bytes_t_ {
  size_t len;
  void *bytes;
} amqp_bytes_t;

typedef enum amqp_response_type_enum_ {
  AMQP_RESPONSE_NONE = 0,
  AMQP_RESPONSE_NORMAL,
  AMQP_RESPONSE_LIBRARY_EXCEPTION,
  AMQP_RESPONSE_SERVER_EXCEPTION
} amqp_response_type_enum;

typedef struct amqp_rpc_reply_t_ {
  amqp_response_type_enum reply_type;
  int library_error;
} amqp_rpc_reply_t;

typedef struct amqp_message_t_ {
  amqp_bytes_t body;
} amqp_message_t;

typedef struct amqp_envelope_t_ {
  amqp_channel_t channel;
  uint64_t delivery_tag;
  amqp_message_t message;
} amqp_envelope_t;

typedef enum { AMQP_SASL_METHOD_PLAIN = 0 } amqp_sasl_method_enum;
typedef enum amqp_status_enum_ {
  AMQP_STATUS_OK = 0,
  AMQP_STATUS_HOSTNAME_RESOLUTION_FAILED = -0x0005,
  AMQP_STATUS_CONNECTION_CLOSED = -0x0007,
  AMQP_STATUS_SOCKET_ERROR = -0x0009,
  AMQP_STATUS_TIMEOUT = -0x000D
} amqp_status_enum;

amqp_connection_state_t amqp_new_connection(void);
int amqp_destroy_connection(amqp_connection_state_t state);
amqp_socket_t *amqp_tcp_socket_new(amqp_connection_state_t state);
int amqp_socket_open(amqp_socket_t *self, const char *host, int port);
int amqp_socket_open_noblock(amqp_socket_t *self, const char *host, int port,
                             const struct timeval *timeout);
amqp_rpc_reply_t amqp_login(amqp_connection_state_t state, char const *vhost, int channel_max,
                            int frame_max, int heartbeat, amqp_sasl_method_enum sasl_method, ...);
amqp_rpc_reply_t amqp_consume_message(amqp_connection_state_t state, amqp_envelope_t *envelope,
                                      const struct timeval *timeout, int flags);
int amqp_basic_ack(amqp_connection_state_t state, amqp_channel_t channel, uint64_t delivery_tag,
                   amqp_boolean_t multiple);
void amqp_destroy_envelope(amqp_envelope_t *envelope);
void amqp_maybe_release_buffers(amqp_connection_state_t state);

#endif
