/* retry-holding-lock with POSIX threads. */
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

struct pool {
  pthread_mutex_t lock;
  int fd;
  struct sockaddr *peer;
  socklen_t length;
};

int pool_open(struct pool *pool) {
  int done = -1;
  pthread_mutex_lock(&pool->lock);
  for (int i = 0; i < 10 && done != 0; i++) {
    done = connect(pool->fd, pool->peer, pool->length);
    if (done != 0)
      sleep(1); // expected-warning {{is held while 'connect' waits to be tried again}}
  }
  pthread_mutex_unlock(&pool->lock);
  return done;
}

/* Taken for each attempt only. */
int pool_open_in_turns(struct pool *pool) {
  int done = -1;
  for (int i = 0; i < 10 && done != 0; i++) {
    pthread_mutex_lock(&pool->lock);
    done = connect(pool->fd, pool->peer, pool->length);
    pthread_mutex_unlock(&pool->lock);
    if (done != 0)
      sleep(1);
  }
  return done;
}
