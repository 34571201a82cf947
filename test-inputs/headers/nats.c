// Written from checks/models/nats.json by test-model-headers; see there.
#include <nats/nats.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (natsConnection_Connect)(ANY(natsConnection **), ANY(natsOptions *));
  (natsConnection_ConnectTo)(ANY(natsConnection **), ANY(const char *));
  (natsConnection_Request)(ANY(natsMsg **), ANY(natsConnection *), ANY(const char *), ANY(const void *), ANY(int), ANY(int64_t));
  (natsConnection_RequestString)(ANY(natsMsg **), ANY(natsConnection *), ANY(const char *), ANY(const char *), ANY(int64_t));
  (natsConnection_RequestMsg)(ANY(natsMsg **), ANY(natsConnection *), ANY(natsMsg *), ANY(int64_t));
  (js_Publish)(ANY(jsPubAck **), ANY(jsCtx *), ANY(const char *), ANY(const void *), ANY(int), ANY(jsPubOptions *), ANY(jsErrCode *));
  (js_PublishMsg)(ANY(jsPubAck **), ANY(jsCtx *), ANY(natsMsg *), ANY(jsPubOptions *), ANY(jsErrCode *));
  (js_Subscribe)(ANY(natsSubscription **), ANY(jsCtx *), ANY(const char *), ANY(natsMsgHandler), ANY(void *), ANY(jsOptions *), ANY(jsSubOptions *), ANY(jsErrCode *));
  (js_PullSubscribe)(ANY(natsSubscription **), ANY(jsCtx *), ANY(const char *), ANY(const char *), ANY(jsOptions *), ANY(jsSubOptions *), ANY(jsErrCode *));
  (natsConnection_Publish)(ANY(natsConnection *), ANY(const char *), ANY(const void *), ANY(int));
  (natsConnection_PublishMsg)(ANY(natsConnection *), ANY(natsMsg *));
  (natsConnection_PublishRequest)(ANY(natsConnection *), ANY(const char *), ANY(const char *), ANY(const void *), ANY(int));
  (natsConnection_PublishString)(ANY(natsConnection *), ANY(const char *), ANY(const char *));
  (js_PublishAsync)(ANY(jsCtx *), ANY(const char *), ANY(const void *), ANY(int), ANY(jsPubOptions *));
  (js_PublishMsgAsync)(ANY(jsCtx *), ANY(natsMsg **), ANY(jsPubOptions *));
  (natsConnection_Flush)(ANY(natsConnection *));
  (natsConnection_FlushTimeout)(ANY(natsConnection *), ANY(int64_t));
  (natsSubscription_NextMsg)(ANY(natsMsg **), ANY(natsSubscription *), ANY(int64_t));
  (natsSubscription_Fetch)(ANY(natsMsgList *), ANY(natsSubscription *), ANY(int), ANY(int64_t), ANY(jsErrCode *));
  (natsConnection_Subscribe)(ANY(natsSubscription **), ANY(natsConnection *), ANY(const char *), ANY(natsMsgHandler), ANY(void *));
  (natsOptions_SetDisconnectedCB)(ANY(natsOptions *), ANY(natsConnectionHandler), ANY(void *));
  (natsOptions_SetClosedCB)(ANY(natsOptions *), ANY(natsConnectionHandler), ANY(void *));
  (natsOptions_SetReconnectedCB)(ANY(natsOptions *), ANY(natsConnectionHandler), ANY(void *));
  (natsOptions_SetErrorHandler)(ANY(natsOptions *), ANY(natsErrHandler), ANY(void *));
  (natsOptions_SetTimeout)(ANY(natsOptions *), ANY(int64_t));
  (natsOptions_SetMaxReconnect)(ANY(natsOptions *), ANY(int));
  (natsOptions_SetAllowReconnect)(ANY(natsOptions *), ANY(_Bool));
  (natsOptions_SetReconnectWait)(ANY(natsOptions *), ANY(int64_t));
  (natsOptions_SetReconnectJitter)(ANY(natsOptions *), ANY(int64_t), ANY(int64_t));
  (natsOptions_SetCustomReconnectDelay)(ANY(natsOptions *), ANY(natsCustomReconnectDelayHandler), ANY(void *));
  (natsOptions_SetRetryOnFailedConnect)(ANY(natsOptions *), ANY(_Bool), ANY(natsConnectionHandler), ANY(void *));
  (nats_Sleep)(ANY(int64_t));
  (nats_Now)();
  (nats_NowInNanoSeconds)();
  (natsConnection_Close)(ANY(natsConnection *));
  (natsConnection_Drain)(ANY(natsConnection *));
  (natsConnection_Destroy)(ANY(natsConnection *));
}
