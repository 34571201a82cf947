/* retry-holding-lock with POSIX threads. */
#include <pthread.h>
#include <sys/socket.h>
#include <time.h>
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
      sleep(1); // expected-warning {{'lock' is held while 'connect' waits to be tried again}}
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

/* The caller holds it. */
static int pool_try(struct pool *pool) {
  for (int i = 0; i < 10; i++) {
    if (connect(pool->fd, pool->peer, pool->length) == 0)
      return 0;
    sleep(1); // expected-warning {{'lock' is held while 'connect' waits to be tried again}}
  }
  return -1;
}
int pool_refill(struct pool *pool) {
  pthread_mutex_lock(&pool->lock);
  int done = pool_try(pool);
  pthread_mutex_unlock(&pool->lock);
  return done;
}

/* A wait that gives this lock back. */
int pool_open_waiting(struct pool *pool, pthread_cond_t *wake) {
  int done = -1;
  pthread_mutex_lock(&pool->lock);
  for (int i = 0; i < 10 && done != 0; i++) {
    done = connect(pool->fd, pool->peer, pool->length);
    if (done != 0) {
      struct timespec until;
      clock_gettime(CLOCK_REALTIME, &until);
      until.tv_sec += 1;
      pthread_cond_timedwait(wake, &pool->lock, &until);
    }
  }
  pthread_mutex_unlock(&pool->lock);
  return done;
}

/* Functions of the program's own around the lock. */
static void pool_lock(struct pool *pool) { pthread_mutex_lock(&pool->lock); }
static void pool_unlock(struct pool *pool) { pthread_mutex_unlock(&pool->lock); }

int pool_open_wrapped(struct pool *pool) {
  int done = -1;
  pool_lock(pool);
  for (int i = 0; i < 10 && done != 0; i++) {
    done = connect(pool->fd, pool->peer, pool->length);
    if (done != 0)
      sleep(1); // expected-warning {{'lock' is held while 'connect' waits to be tried again}}
  }
  pool_unlock(pool);
  return done;
}

int pool_open_wrapped_in_turns(struct pool *pool) {
  int done = -1;
  pool_lock(pool);
  for (int i = 0; i < 10 && done != 0; i++) {
    done = connect(pool->fd, pool->peer, pool->length);
    if (done != 0) {
      pool_unlock(pool);
      sleep(1);
      pool_lock(pool);
    }
  }
  pool_unlock(pool);
  return done;
}
