/* The part of hiredis' interface that the test inputs use. */
#ifndef TEST_INPUTS_HIREDIS_H
#define TEST_INPUTS_HIREDIS_H

#include <stddef.h>
#include <sys/time.h>

#ifdef __cplusplus
extern "C" {
#endif

#define REDIS_ERR -1
#define REDIS_OK 0

#define REDIS_ERR_IO 1
#define REDIS_ERR_EOF 3

#define REDIS_REPLY_STRING 1
#define REDIS_REPLY_ERROR 6

typedef struct redisReply {
  int type;
  long long integer;
  size_t len;
  char *str;
} redisReply;

typedef struct redisContext {
  int err;
  char errstr[128];
  int fd;
} redisContext;

redisContext *redisConnect(const char *ip, int port);
redisContext *redisConnectWithTimeout(const char *ip, int port, const struct timeval tv);
redisContext *redisConnectUnix(const char *path);
int redisReconnect(redisContext *c);
int redisSetTimeout(redisContext *c, const struct timeval tv);
void *redisCommand(redisContext *c, const char *format, ...);
int redisGetReply(redisContext *c, void **reply);
int redisAppendCommand(redisContext *c, const char *format, ...);
void freeReplyObject(void *reply);
void redisFree(redisContext *c);

#ifdef __cplusplus
}
#endif

#endif
