/* The part of hiredis' asynchronous interface that the test inputs use. */
#ifndef TEST_INPUTS_HIREDIS_ASYNC_H
#define TEST_INPUTS_HIREDIS_ASYNC_H

#include <hiredis/hiredis.h>

#ifdef __cplusplus
extern "C" {
#endif

struct redisAsyncContext;

typedef void(redisCallbackFn)(struct redisAsyncContext *, void *reply, void *data);
typedef void(redisConnectCallback)(const struct redisAsyncContext *, int status);
typedef void(redisDisconnectCallback)(const struct redisAsyncContext *, int status);

typedef struct redisAsyncContext {
  redisContext c;
  int err;
  char *errstr;
  void *data;
} redisAsyncContext;

redisAsyncContext *redisAsyncConnect(const char *ip, int port);
int redisAsyncSetConnectCallback(redisAsyncContext *ac, redisConnectCallback *fn);
int redisAsyncSetDisconnectCallback(redisAsyncContext *ac, redisDisconnectCallback *fn);
int redisAsyncCommand(redisAsyncContext *ac, redisCallbackFn *fn, void *data,
                      const char *format, ...);
void redisAsyncDisconnect(redisAsyncContext *ac);
void redisAsyncFree(redisAsyncContext *ac);

#ifdef __cplusplus
}
#endif

#endif
