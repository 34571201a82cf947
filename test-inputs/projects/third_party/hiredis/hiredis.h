/* The part of hiredis's interface that the projects use. */
#ifndef RETRYLINT_PROJECTS_HIREDIS_H
#define RETRYLINT_PROJECTS_HIREDIS_H

#include <stddef.h>
#include <sys/time.h>

#ifdef __cplusplus
extern "C" {
#endif

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
  int flags;
} redisContext;

redisContext *redisConnectWithTimeout(const char *ip, int port,
                                      const struct timeval tv);
int redisSetTimeout(redisContext *c, const struct timeval tv);
void *redisCommand(redisContext *c, const char *format, ...);
void freeReplyObject(void *reply);
void redisFree(redisContext *c);

#ifdef __cplusplus
}
#endif

#endif
