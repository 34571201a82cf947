/* The part of c-ares' interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_ARES_H
#define TEST_INPUTS_ARES_H

#include <sys/select.h>
#include <sys/time.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ARES_SUCCESS 0
#define ARES_ENOTFOUND 4
#define ARES_ESERVFAIL 3
#define ARES_ECONNREFUSED 11
#define ARES_ETIMEOUT 12
#define ARES_EDESTRUCTION 16
#define ARES_ECANCELLED 24

struct hostent;
typedef struct ares_channeldata *ares_channel;
typedef void (*ares_host_callback)(void *arg, int status, int timeouts, struct hostent *host);

void ares_gethostbyname(ares_channel channel, const char *name, int family,
                        ares_host_callback callback, void *arg);
void ares_cancel(ares_channel channel);
int ares_fds(ares_channel channel, fd_set *read_fds, fd_set *write_fds);
struct timeval *ares_timeout(ares_channel channel, struct timeval *maxtv, struct timeval *tv);
void ares_process(ares_channel channel, fd_set *read_fds, fd_set *write_fds);
const char *ares_strerror(int code);

#ifdef __cplusplus
}
#endif

#endif
