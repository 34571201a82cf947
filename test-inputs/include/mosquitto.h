/* The part of libmosquitto's interface that the test inputs use. */
#ifndef TEST_INPUTS_MOSQUITTO_H
#define TEST_INPUTS_MOSQUITTO_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

struct mosquitto;
enum mosq_err_t { MOSQ_ERR_SUCCESS = 0, MOSQ_ERR_NO_CONN = 4, MOSQ_ERR_CONN_LOST = 7 };

struct mosquitto *mosquitto_new(const char *id, bool clean_session, void *obj);
void mosquitto_destroy(struct mosquitto *mosq);
int mosquitto_connect(struct mosquitto *mosq, const char *host, int port, int keepalive);
int mosquitto_loop_forever(struct mosquitto *mosq, int timeout, int max_packets);
int mosquitto_loop_start(struct mosquitto *mosq);
int mosquitto_reconnect_delay_set(struct mosquitto *mosq, unsigned int reconnect_delay,
                                  unsigned int reconnect_delay_max,
                                  bool reconnect_exponential_backoff);

#ifdef __cplusplus
}
#endif

#endif
