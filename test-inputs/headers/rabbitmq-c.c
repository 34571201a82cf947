// Written from checks/models/rabbitmq-c.json by test-model-headers; see there.
#include <amqp.h>
#include <amqp_tcp_socket.h>
#include <amqp_ssl_socket.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (amqp_socket_open)(ANY(amqp_socket_t *), ANY(const char *), ANY(int));
  (amqp_socket_open_noblock)(ANY(amqp_socket_t *), ANY(const char *), ANY(int), ANY(const struct timeval *));
  (amqp_login)(ANY(amqp_connection_state_t), ANY(const char *), ANY(int), ANY(int), ANY(int), ANY(amqp_sasl_method_enum));
  (amqp_login_with_properties)(ANY(amqp_connection_state_t), ANY(const char *), ANY(int), ANY(int), ANY(int), ANY(const amqp_table_t *), ANY(amqp_sasl_method_enum));
  (amqp_basic_get)(ANY(amqp_connection_state_t), ANY(amqp_channel_t), ANY(amqp_bytes_t), ANY(amqp_boolean_t));
  (amqp_simple_rpc)(ANY(amqp_connection_state_t), ANY(amqp_channel_t), ANY(amqp_method_number_t), ANY(amqp_method_number_t *), ANY(void *));
  (amqp_channel_open)(ANY(amqp_connection_state_t), ANY(amqp_channel_t));
  (amqp_queue_declare)(ANY(amqp_connection_state_t), ANY(amqp_channel_t), ANY(amqp_bytes_t), ANY(amqp_boolean_t), ANY(amqp_boolean_t), ANY(amqp_boolean_t), ANY(amqp_boolean_t), ANY(amqp_table_t));
  (amqp_basic_consume)(ANY(amqp_connection_state_t), ANY(amqp_channel_t), ANY(amqp_bytes_t), ANY(amqp_bytes_t), ANY(amqp_boolean_t), ANY(amqp_boolean_t), ANY(amqp_boolean_t), ANY(amqp_table_t));
  (amqp_confirm_select)(ANY(amqp_connection_state_t), ANY(amqp_channel_t));
  (amqp_basic_publish)(ANY(amqp_connection_state_t), ANY(amqp_channel_t), ANY(amqp_bytes_t), ANY(amqp_bytes_t), ANY(amqp_boolean_t), ANY(amqp_boolean_t), ANY(const struct amqp_basic_properties_t_ *), ANY(amqp_bytes_t));
  (amqp_basic_ack)(ANY(amqp_connection_state_t), ANY(amqp_channel_t), ANY(uint64_t), ANY(amqp_boolean_t));
  (amqp_consume_message)(ANY(amqp_connection_state_t), ANY(amqp_envelope_t *), ANY(const struct timeval *), ANY(int));
  (amqp_simple_wait_frame)(ANY(amqp_connection_state_t), ANY(amqp_frame_t *));
  (amqp_simple_wait_frame_noblock)(ANY(amqp_connection_state_t), ANY(amqp_frame_t *), ANY(const struct timeval *));
  (amqp_get_rpc_reply)(ANY(amqp_connection_state_t));
  (amqp_set_rpc_timeout)(ANY(amqp_connection_state_t), ANY(const struct timeval *));
  (amqp_set_handshake_timeout)(ANY(amqp_connection_state_t), ANY(const struct timeval *));
  (amqp_connection_close)(ANY(amqp_connection_state_t), ANY(int));
  (amqp_channel_close)(ANY(amqp_connection_state_t), ANY(amqp_channel_t), ANY(int));
  (amqp_destroy_connection)(ANY(amqp_connection_state_t));
}
