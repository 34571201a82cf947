// Written from checks/models/mosquitto.json by test-model-headers; see there.
#include <mosquitto.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (mosquitto_connect)(ANY(struct mosquitto *), ANY(const char *), ANY(int), ANY(int));
  (mosquitto_connect_bind)(ANY(struct mosquitto *), ANY(const char *), ANY(int), ANY(int), ANY(const char *));
  (mosquitto_connect_bind_v5)(ANY(struct mosquitto *), ANY(const char *), ANY(int), ANY(int), ANY(const char *), ANY(const mosquitto_property *));
  (mosquitto_connect_srv)(ANY(struct mosquitto *), ANY(const char *), ANY(int), ANY(const char *));
  (mosquitto_reconnect)(ANY(struct mosquitto *));
  (mosquitto_subscribe_simple)(ANY(struct mosquitto_message **), ANY(int), ANY(_Bool), ANY(const char *), ANY(int), ANY(const char *), ANY(int), ANY(const char *), ANY(int), ANY(_Bool), ANY(const char *), ANY(const char *), ANY(const struct libmosquitto_will *), ANY(const struct libmosquitto_tls *));
  (mosquitto_subscribe_callback)(ANY(int (*)(struct mosquitto *, void *, const struct mosquitto_message *)), ANY(void *), ANY(const char *), ANY(int), ANY(const char *), ANY(int), ANY(const char *), ANY(int), ANY(_Bool), ANY(const char *), ANY(const char *), ANY(const struct libmosquitto_will *), ANY(const struct libmosquitto_tls *));
  (mosquitto_connect_async)(ANY(struct mosquitto *), ANY(const char *), ANY(int), ANY(int));
  (mosquitto_connect_bind_async)(ANY(struct mosquitto *), ANY(const char *), ANY(int), ANY(int), ANY(const char *));
  (mosquitto_reconnect_async)(ANY(struct mosquitto *));
  (mosquitto_publish)(ANY(struct mosquitto *), ANY(int *), ANY(const char *), ANY(int), ANY(const void *), ANY(int), ANY(_Bool));
  (mosquitto_publish_v5)(ANY(struct mosquitto *), ANY(int *), ANY(const char *), ANY(int), ANY(const void *), ANY(int), ANY(_Bool), ANY(const mosquitto_property *));
  (mosquitto_subscribe)(ANY(struct mosquitto *), ANY(int *), ANY(const char *), ANY(int));
  (mosquitto_subscribe_v5)(ANY(struct mosquitto *), ANY(int *), ANY(const char *), ANY(int), ANY(int), ANY(const mosquitto_property *));
  (mosquitto_subscribe_multiple)(ANY(struct mosquitto *), ANY(int *), ANY(int), ANY(char *const *), ANY(int), ANY(int), ANY(const mosquitto_property *));
  (mosquitto_unsubscribe)(ANY(struct mosquitto *), ANY(int *), ANY(const char *));
  (mosquitto_loop)(ANY(struct mosquitto *), ANY(int), ANY(int));
  (mosquitto_loop_read)(ANY(struct mosquitto *), ANY(int));
  (mosquitto_loop_write)(ANY(struct mosquitto *), ANY(int));
  (mosquitto_loop_misc)(ANY(struct mosquitto *));
  (mosquitto_loop_stop)(ANY(struct mosquitto *), ANY(_Bool));
  (mosquitto_new)(ANY(const char *), ANY(_Bool), ANY(void *));
  (mosquitto_destroy)(ANY(struct mosquitto *));
  (mosquitto_username_pw_set)(ANY(struct mosquitto *), ANY(const char *), ANY(const char *));
  (mosquitto_tls_set)(ANY(struct mosquitto *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(int (*)(char *, int, int, void *)));
  (mosquitto_will_set)(ANY(struct mosquitto *), ANY(const char *), ANY(int), ANY(const void *), ANY(int), ANY(_Bool));
  (mosquitto_message_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, const struct mosquitto_message *)));
  (mosquitto_log_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, int, const char *)));
  (mosquitto_loop_forever)(ANY(struct mosquitto *), ANY(int), ANY(int));
  (mosquitto_loop_start)(ANY(struct mosquitto *));
  (mosquitto_connect_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, int)));
  (mosquitto_connect_with_flags_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, int, int)));
  (mosquitto_connect_v5_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, int, int, const mosquitto_property *)));
  (mosquitto_disconnect_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, int)));
  (mosquitto_disconnect_v5_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, int, const mosquitto_property *)));
  (mosquitto_publish_callback_set)(ANY(struct mosquitto *), ANY(void (*)(struct mosquitto *, void *, int)));
  (mosquitto_reconnect_delay_set)(ANY(struct mosquitto *), ANY(unsigned int), ANY(unsigned int), ANY(_Bool));
  (mosquitto_disconnect)(ANY(struct mosquitto *));
}
