// Written from checks/models/paho-c.json by test-model-headers; see there.
#include <MQTTClient.h>
#include <MQTTAsync.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (MQTTClient_connect)(ANY(MQTTClient), ANY(MQTTClient_connectOptions *));
  (MQTTClient_connect5)(ANY(MQTTClient), ANY(MQTTClient_connectOptions *), ANY(MQTTProperties *), ANY(MQTTProperties *));
  (MQTTClient_publish)(ANY(MQTTClient), ANY(const char *), ANY(int), ANY(const void *), ANY(int), ANY(int), ANY(MQTTClient_deliveryToken *));
  (MQTTClient_publishMessage)(ANY(MQTTClient), ANY(const char *), ANY(MQTTClient_message *), ANY(MQTTClient_deliveryToken *));
  (MQTTClient_publish5)(ANY(MQTTClient), ANY(const char *), ANY(int), ANY(const void *), ANY(int), ANY(int), ANY(MQTTProperties *), ANY(MQTTClient_deliveryToken *));
  (MQTTClient_publishMessage5)(ANY(MQTTClient), ANY(const char *), ANY(MQTTClient_message *), ANY(MQTTClient_deliveryToken *));
  (MQTTClient_subscribe)(ANY(MQTTClient), ANY(const char *), ANY(int));
  (MQTTClient_subscribeMany)(ANY(MQTTClient), ANY(int), ANY(char *const *), ANY(int *));
  (MQTTClient_waitForCompletion)(ANY(MQTTClient), ANY(MQTTClient_deliveryToken), ANY(unsigned long));
  (MQTTAsync_connect)(ANY(MQTTAsync), ANY(const MQTTAsync_connectOptions *));
  (MQTTAsync_reconnect)(ANY(MQTTAsync));
  (MQTTAsync_send)(ANY(MQTTAsync), ANY(const char *), ANY(int), ANY(const void *), ANY(int), ANY(int), ANY(MQTTAsync_responseOptions *));
  (MQTTAsync_sendMessage)(ANY(MQTTAsync), ANY(const char *), ANY(const MQTTAsync_message *), ANY(MQTTAsync_responseOptions *));
  (MQTTAsync_subscribe)(ANY(MQTTAsync), ANY(const char *), ANY(int), ANY(MQTTAsync_responseOptions *));
  (MQTTClient_setCallbacks)(ANY(MQTTClient), ANY(void *), ANY(MQTTClient_connectionLost *), ANY(MQTTClient_messageArrived *), ANY(MQTTClient_deliveryComplete *));
  (MQTTAsync_setCallbacks)(ANY(MQTTAsync), ANY(void *), ANY(MQTTAsync_connectionLost *), ANY(MQTTAsync_messageArrived *), ANY(MQTTAsync_deliveryComplete *));
  (MQTTAsync_setConnectionLostCallback)(ANY(MQTTAsync), ANY(void *), ANY(MQTTAsync_connectionLost *));
  (MQTTAsync_setConnected)(ANY(MQTTAsync), ANY(void *), ANY(MQTTAsync_connected *));
  (MQTTAsync_waitForCompletion)(ANY(MQTTAsync), ANY(MQTTAsync_token), ANY(unsigned long));
  (MQTTClient_receive)(ANY(MQTTClient), ANY(char **), ANY(int *), ANY(MQTTClient_message **), ANY(unsigned long));
  (MQTTClient_yield)();
  (MQTTClient_disconnect)(ANY(MQTTClient), ANY(int));
  (MQTTAsync_disconnect)(ANY(MQTTAsync), ANY(const MQTTAsync_disconnectOptions *));
  (MQTTClient_destroy)(ANY(MQTTClient *));
  (MQTTAsync_destroy)(ANY(MQTTAsync *));
}
