/* The part of Paho's asynchronous interface that the test inputs use. */
#ifndef TEST_INPUTS_MQTTASYNC_H
#define TEST_INPUTS_MQTTASYNC_H

#ifdef __cplusplus
extern "C" {
#endif

#define MQTTASYNC_SUCCESS 0

typedef void *MQTTAsync;
typedef struct {
  int token;
} MQTTAsync_successData;
typedef struct {
  int token;
  int code;
  const char *message;
} MQTTAsync_failureData;
typedef void MQTTAsync_onSuccess(void *context, MQTTAsync_successData *response);
typedef void MQTTAsync_onFailure(void *context, MQTTAsync_failureData *response);
typedef void MQTTAsync_connectionLost(void *context, char *cause);
typedef struct {
  char *payload;
  int payloadlen;
} MQTTAsync_message;
typedef int MQTTAsync_messageArrived(void *context, char *topicName, int topicLen,
                                     MQTTAsync_message *message);
typedef void MQTTAsync_deliveryComplete(void *context, int token);

typedef struct {
  char struct_id[4];
  int struct_version;
  int keepAliveInterval;
  int cleansession;
  int connectTimeout;
  int automaticReconnect;
  int minRetryInterval;
  int maxRetryInterval;
  MQTTAsync_onSuccess *onSuccess;
  MQTTAsync_onFailure *onFailure;
  void *context;
} MQTTAsync_connectOptions;

#define MQTTAsync_connectOptions_initializer {{'M', 'Q', 'T', 'C'}, 8, 60, 1, 30, 0, 1, 60, 0, 0, 0}

int MQTTAsync_setCallbacks(MQTTAsync handle, void *context, MQTTAsync_connectionLost *cl,
                           MQTTAsync_messageArrived *ma, MQTTAsync_deliveryComplete *dc);
int MQTTAsync_connect(MQTTAsync handle, const MQTTAsync_connectOptions *options);

#ifdef __cplusplus
}
#endif

#endif
