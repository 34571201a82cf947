// Written from checks/models/hiredis.json by test-model-headers; see there.
#include <hiredis/hiredis.h>
#include <hiredis/async.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (redisConnect)(ANY(const char *), ANY(int));
  (redisConnectNonBlock)(ANY(const char *), ANY(int));
  (redisConnectUnix)(ANY(const char *));
  (redisConnectUnixNonBlock)(ANY(const char *));
  (redisConnectWithTimeout)(ANY(const char *), ANY(int), ANY(struct timeval));
  (redisConnectUnixWithTimeout)(ANY(const char *), ANY(struct timeval));
  (redisReconnect)(ANY(redisContext *));
  (redisCommand)(ANY(redisContext *), ANY(const char *));
  (redisvCommand)(ANY(redisContext *), ANY(const char *), ANY(va_list));
  (redisCommandArgv)(ANY(redisContext *), ANY(int), ANY(const char **), ANY(const size_t *));
  (redisGetReply)(ANY(redisContext *), ANY(void **));
  (redisBufferRead)(ANY(redisContext *));
  (redisBufferWrite)(ANY(redisContext *), ANY(int *));
  (redisAsyncHandleRead)(ANY(redisAsyncContext *));
  (redisAsyncHandleWrite)(ANY(redisAsyncContext *));
  (redisAppendCommand)(ANY(redisContext *), ANY(const char *));
  (redisvAppendCommand)(ANY(redisContext *), ANY(const char *), ANY(va_list));
  (redisAppendCommandArgv)(ANY(redisContext *), ANY(int), ANY(const char **), ANY(const size_t *));
  (redisSetTimeout)(ANY(redisContext *), ANY(struct timeval));
  (redisAsyncConnectUnix)(ANY(const char *));
  (redisAsyncConnect)(ANY(const char *), ANY(int));
  (redisAsyncCommand)(ANY(redisAsyncContext *), ANY(redisCallbackFn *), ANY(void *), ANY(const char *));
  (redisvAsyncCommand)(ANY(redisAsyncContext *), ANY(redisCallbackFn *), ANY(void *), ANY(const char *), ANY(va_list));
  (redisAsyncCommandArgv)(ANY(redisAsyncContext *), ANY(redisCallbackFn *), ANY(void *), ANY(int), ANY(const char **), ANY(const size_t *));
  (redisAsyncFormattedCommand)(ANY(redisAsyncContext *), ANY(redisCallbackFn *), ANY(void *), ANY(const char *), ANY(size_t));
  (redisAsyncSetConnectCallback)(ANY(redisAsyncContext *), ANY(redisConnectCallback *));
  (redisAsyncSetDisconnectCallback)(ANY(redisAsyncContext *), ANY(redisDisconnectCallback *));
  (redisAsyncDisconnect)(ANY(redisAsyncContext *));
  (redisAsyncFree)(ANY(redisAsyncContext *));
}
