/* The part of c-ares' interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_ARES_H
#define TEST_INPUTS_ARES_H

#ifdef __cplusplus
extern "C" {
#endif

#define ARES_SUCCESS 0
#define ARES_ENOTFOUND 4
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

#ifdef __cplusplus
}
#endif

#endif
