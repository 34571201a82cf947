// hiredis: blocking, and with callbacks.
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
#include <stdlib.h>
#include <unistd.h>

redisContext *connectForEver(const char *Host) {
  redisContext *Context;
  for (;;) { // expected-error {{'redisConnect' is retried for ever while it fails, with no delay}} expected-warning {{'redisConnect' is tried again at once after a failure}}
    Context = redisConnect(Host, 6379);
    if (Context && !Context->err)
      return Context;
    redisFree(Context);
  }
}

redisContext *connectWithBackoff(const char *Host) {
  struct timeval Limit = {2, 0};
  unsigned Delay = 100000;
  for (int Attempt = 1; Attempt <= 8; ++Attempt) {
    redisContext *Context = redisConnectWithTimeout(Host, 6379, Limit);
    if (Context && !Context->err)
      return Context;
    redisFree(Context);
    if (Attempt == 8)
      break;
    usleep(Delay / 2 + arc4random_uniform(Delay / 2));
    Delay = Delay < 5000000 ? Delay * 2 : 5000000;
  }
  return NULL;
}

// A pipeline: as many answers are read as questions were asked.
int readCounters(redisContext *Context, int Count) {
  redisReply *Reply;
  for (int I = 0; I < Count; ++I)
    redisAppendCommand(Context, "GET counter:%d", I);
  while (Count-- > 0) {
    if (redisGetReply(Context, (void **)&Reply) != 0)
      return -1;
    freeReplyObject(Reply);
  }
  return 0;
}
