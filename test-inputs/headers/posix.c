// Written from checks/models/posix.json by test-model-headers; see there.
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <netdb.h>
#include <resolv.h>
#include <unistd.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <sys/time.h>
#include <sys/random.h>
#include <time.h>
#include <signal.h>
#include <semaphore.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <stdio.h>
#include <math.h>
#include <threads.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (connect)(ANY(int), ANY(__CONST_SOCKADDR_ARG), ANY(socklen_t));
  (send)(ANY(int), ANY(const void *), ANY(size_t), ANY(int));
  (sendto)(ANY(int), ANY(const void *), ANY(size_t), ANY(int), ANY(__CONST_SOCKADDR_ARG), ANY(socklen_t));
  (sendmsg)(ANY(int), ANY(const struct msghdr *), ANY(int));
  (sendmmsg)(ANY(int), ANY(struct mmsghdr *), ANY(unsigned int), ANY(int));
  (recv)(ANY(int), ANY(void *), ANY(size_t), ANY(int));
  (recvfrom)(ANY(int), ANY(void *), ANY(size_t), ANY(int), ANY(__SOCKADDR_ARG), ANY(socklen_t *));
  (recvmsg)(ANY(int), ANY(struct msghdr *), ANY(int));
  (recvmmsg)(ANY(int), ANY(struct mmsghdr *), ANY(unsigned int), ANY(int), ANY(struct timespec *));
  (read)(ANY(int), ANY(void *), ANY(size_t));
  (write)(ANY(int), ANY(const void *), ANY(size_t));
  (readv)(ANY(int), ANY(const struct iovec *), ANY(int));
  (writev)(ANY(int), ANY(const struct iovec *), ANY(int));
  (pread)(ANY(int), ANY(void *), ANY(size_t), ANY(__off_t));
  (pwrite)(ANY(int), ANY(const void *), ANY(size_t), ANY(__off_t));
  (accept)(ANY(int), ANY(__SOCKADDR_ARG), ANY(socklen_t *));
  (accept4)(ANY(int), ANY(__SOCKADDR_ARG), ANY(socklen_t *), ANY(int));
  (getaddrinfo)(ANY(const char *), ANY(const char *), ANY(const struct addrinfo *), ANY(struct addrinfo **));
  (getnameinfo)(ANY(const struct sockaddr *), ANY(socklen_t), ANY(char *), ANY(socklen_t), ANY(char *), ANY(socklen_t), ANY(int));
  (getaddrinfo_a)(ANY(int), ANY(struct gaicb **), ANY(int), ANY(struct sigevent *));
  (gethostbyname)(ANY(const char *));
  (gethostbyname2)(ANY(const char *), ANY(int));
  (gethostbyaddr)(ANY(const void *), ANY(__socklen_t), ANY(int));
  (gethostbyname_r)(ANY(const char *), ANY(struct hostent *), ANY(char *), ANY(size_t), ANY(struct hostent **), ANY(int *));
  (gethostbyname2_r)(ANY(const char *), ANY(int), ANY(struct hostent *), ANY(char *), ANY(size_t), ANY(struct hostent **), ANY(int *));
  (gethostbyaddr_r)(ANY(const void *), ANY(__socklen_t), ANY(int), ANY(struct hostent *), ANY(char *), ANY(size_t), ANY(struct hostent **), ANY(int *));
  (res_query)(ANY(const char *), ANY(int), ANY(int), ANY(unsigned char *), ANY(int));
  (res_search)(ANY(const char *), ANY(int), ANY(int), ANY(unsigned char *), ANY(int));
  (res_nquery)(ANY(res_state), ANY(const char *), ANY(int), ANY(int), ANY(unsigned char *), ANY(int));
  (res_nsearch)(ANY(res_state), ANY(const char *), ANY(int), ANY(int), ANY(unsigned char *), ANY(int));
  (sleep)(ANY(unsigned int));
  (usleep)(ANY(__useconds_t));
  (nanosleep)(ANY(const struct timespec *), ANY(struct timespec *));
  (thrd_sleep)(ANY(const struct timespec *), ANY(struct timespec *));
  (clock_nanosleep)(ANY(clockid_t), (int)1, ANY(const struct timespec *), ANY(struct timespec *));
  (clock_nanosleep)(ANY(clockid_t), ANY(int), ANY(const struct timespec *), ANY(struct timespec *));
  (pause)();
  (poll)(ANY(struct pollfd *), ANY(nfds_t), ANY(int));
  (ppoll)(ANY(struct pollfd *), ANY(nfds_t), ANY(const struct timespec *), ANY(const __sigset_t *));
  (select)(ANY(int), ANY(fd_set *), ANY(fd_set *), ANY(fd_set *), ANY(struct timeval *));
  (pselect)(ANY(int), ANY(fd_set *), ANY(fd_set *), ANY(fd_set *), ANY(const struct timespec *), ANY(const __sigset_t *));
  (epoll_wait)(ANY(int), ANY(struct epoll_event *), ANY(int), ANY(int));
  (epoll_pwait)(ANY(int), ANY(struct epoll_event *), ANY(int), ANY(int), ANY(const __sigset_t *));
  (epoll_pwait2)(ANY(int), ANY(struct epoll_event *), ANY(int), ANY(const struct timespec *), ANY(const __sigset_t *));
  (pthread_cond_timedwait)(ANY(pthread_cond_t *), ANY(pthread_mutex_t *), ANY(const struct timespec *));
  (cnd_timedwait)(ANY(cnd_t *), ANY(mtx_t *), ANY(const struct timespec *));
  (pthread_cond_clockwait)(ANY(pthread_cond_t *), ANY(pthread_mutex_t *), ANY(__clockid_t), ANY(const struct timespec *));
  (pthread_cond_wait)(ANY(pthread_cond_t *), ANY(pthread_mutex_t *));
  (cnd_wait)(ANY(cnd_t *), ANY(mtx_t *));
  (sem_wait)(ANY(sem_t *));
  (sigwait)(ANY(const sigset_t *), ANY(int *));
  (sigsuspend)(ANY(const sigset_t *));
  (sem_timedwait)(ANY(sem_t *), ANY(const struct timespec *));
  (sem_clockwait)(ANY(sem_t *), ANY(clockid_t), ANY(const struct timespec *));
  (sigtimedwait)(ANY(const sigset_t *), ANY(siginfo_t *), ANY(const struct timespec *));
  (alarm)(ANY(unsigned int));
  (ualarm)(ANY(__useconds_t), ANY(__useconds_t));
  (timerfd_settime)(ANY(int), ANY(int), ANY(const struct itimerspec *), ANY(struct itimerspec *));
  (timer_settime)(ANY(timer_t), ANY(int), ANY(const struct itimerspec *), ANY(struct itimerspec *));
  (setitimer)(ANY(__itimer_which_t), ANY(const struct itimerval *), ANY(struct itimerval *));
  (sched_yield)();
  (pthread_yield)();
  (thrd_yield)();
  (setsockopt)(ANY(int), ANY(int), ANY(int), ANY(const void *), ANY(socklen_t));
  (time)(ANY(time_t *));
  (clock_gettime)(ANY(clockid_t), ANY(struct timespec *));
  (timespec_get)(ANY(struct timespec *), ANY(int));
  (gettimeofday)(ANY(struct timeval *), ANY(void *));
  (rand)();
  (rand_r)(ANY(unsigned int *));
  (random)();
  (drand48)();
  (lrand48)();
  (mrand48)();
  (erand48)(ANY(unsigned short *));
  (nrand48)(ANY(unsigned short *));
  (jrand48)(ANY(unsigned short *));
  (random_r)(ANY(struct random_data *), ANY(int32_t *));
  (arc4random)();
  (arc4random_uniform)(ANY(__uint32_t));
  (getrandom)(ANY(void *), ANY(size_t), ANY(unsigned int));
  (getentropy)(ANY(void *), ANY(size_t));
  (arc4random_buf)(ANY(void *), ANY(size_t));
  (srand)(ANY(unsigned int));
  (srandom)(ANY(unsigned int));
  (srand48)(ANY(long));
  (initstate)(ANY(unsigned int), ANY(char *), ANY(size_t));
  (pthread_mutex_lock)(ANY(pthread_mutex_t *));
  (pthread_mutex_timedlock)(ANY(pthread_mutex_t *), ANY(const struct timespec *));
  (pthread_rwlock_rdlock)(ANY(pthread_rwlock_t *));
  (pthread_rwlock_wrlock)(ANY(pthread_rwlock_t *));
  (pthread_spin_lock)(ANY(pthread_spinlock_t *));
  (mtx_lock)(ANY(mtx_t *));
  (pthread_mutex_unlock)(ANY(pthread_mutex_t *));
  (pthread_rwlock_unlock)(ANY(pthread_rwlock_t *));
  (pthread_spin_unlock)(ANY(pthread_spinlock_t *));
  (mtx_unlock)(ANY(mtx_t *));
  (scanf)(ANY(const char *));
  (getchar)();
  (getpass)(ANY(const char *));
  (fgets)(ANY(char *), ANY(int), stdin);
  (getline)(ANY(char **), ANY(size_t *), stdin);
  (fgetc)(stdin);
  (getc)(stdin);
  (fscanf)(stdin, ANY(const char *));
  (pow)(ANY(double), ANY(double));
  (powf)(ANY(float), ANY(float));
  (powl)(ANY(long double), ANY(long double));
  (fmin)(ANY(double), ANY(double));
  (fminf)(ANY(float), ANY(float));
  (fminl)(ANY(long double), ANY(long double));
  (fmax)(ANY(double), ANY(double));
  (fmaxf)(ANY(float), ANY(float));
  (fmaxl)(ANY(long double), ANY(long double));
  (abs)(ANY(int));
  (labs)(ANY(long));
  (llabs)(ANY(long long));
  (fabs)(ANY(double));
  (fabsf)(ANY(float));
  (fabsl)(ANY(long double));
  (round)(ANY(double));
  (roundf)(ANY(float));
  (roundl)(ANY(long double));
  (lround)(ANY(double));
  (lroundf)(ANY(float));
  (lroundl)(ANY(long double));
  (llround)(ANY(double));
  (llroundf)(ANY(float));
  (llroundl)(ANY(long double));
  (rint)(ANY(double));
  (rintf)(ANY(float));
  (rintl)(ANY(long double));
  (lrint)(ANY(double));
  (lrintf)(ANY(float));
  (lrintl)(ANY(long double));
  (llrint)(ANY(double));
  (llrintf)(ANY(float));
  (llrintl)(ANY(long double));
  (floor)(ANY(double));
  (floorf)(ANY(float));
  (floorl)(ANY(long double));
  (ceil)(ANY(double));
  (ceilf)(ANY(float));
  (ceill)(ANY(long double));
  (trunc)(ANY(double));
  (truncf)(ANY(float));
  (truncl)(ANY(long double));
  (nearbyint)(ANY(double));
  (nearbyintf)(ANY(float));
  (nearbyintl)(ANY(long double));
  (atoi)(ANY(const char *));
  (atol)(ANY(const char *));
  (atoll)(ANY(const char *));
  (atof)(ANY(const char *));
  (strtol)(ANY(const char *), ANY(char **), ANY(int));
  (strtoll)(ANY(const char *), ANY(char **), ANY(int));
  (strtoul)(ANY(const char *), ANY(char **), ANY(int));
  (strtoull)(ANY(const char *), ANY(char **), ANY(int));
  (strtod)(ANY(const char *), ANY(char **));
  (strtof)(ANY(const char *), ANY(char **));
  (pthread_create)(ANY(pthread_t *), ANY(const pthread_attr_t *), ANY(void *(*)(void *)), ANY(void *));
  (thrd_create)(ANY(thrd_t *), ANY(thrd_start_t), ANY(void *));
}
