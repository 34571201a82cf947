/* The part of Paho's blocking interface that the test inputs use. */
#ifndef TEST_INPUTS_MQTTCLIENT_H
#define TEST_INPUTS_MQTTCLIENT_H

#define MQTTCLIENT_SUCCESS 0
#define MQTTCLIENT_FAILURE -1

typedef void *MQTTClient;
typedef struct {
  char struct_id[4];
  int struct_version;
  int keepAliveInterval;
  int cleansession;
  int connectTimeout;
} MQTTClient_connectOptions;
#define MQTTClient_connectOptions_initializer {{'M', 'Q', 'T', 'C'}, 8, 60, 1, 30}
typedef struct {
  int payloadlen;
  void *payload;
} MQTTClient_message;

int MQTTClient_connect(MQTTClient handle, MQTTClient_connectOptions *options);
int MQTTClient_isConnected(MQTTClient handle);
int MQTTClient_receive(MQTTClient handle, char **topicName, int *topicLen,
                       MQTTClient_message **message, unsigned long timeout);
void MQTTClient_freeMessage(MQTTClient_message **msg);
void MQTTClient_free(void *ptr);

#endif
