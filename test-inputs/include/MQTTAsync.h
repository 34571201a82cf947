/* The part of Paho's asynchronous interface that the test inputs use. */
#ifndef TEST_INPUTS_MQTTASYNC_H
#define TEST_INPUTS_MQTTASYNC_H

#ifdef __cplusplus
extern "C" {
#endif

typedef void *MQTTAsync;
typedef struct {
  char struct_id[4];
  int struct_version;
  int keepAliveInterval;
  int cleansession;
  int connectTimeout;
  int automaticReconnect;
  int minRetryInterval;
  int maxRetryInterval;
} MQTTAsync_connectOptions;

#define MQTTAsync_connectOptions_initializer {{'M', 'Q', 'T', 'C'}, 8, 60, 1, 30, 0, 1, 60}

int MQTTAsync_connect(MQTTAsync handle, const MQTTAsync_connectOptions *options);

#ifdef __cplusplus
}
#endif

#endif
