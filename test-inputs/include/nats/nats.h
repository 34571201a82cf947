/* The part of the NATS client's interface that the test inputs use. */
#ifndef TEST_INPUTS_NATS_H
#define TEST_INPUTS_NATS_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { NATS_OK = 0, NATS_NO_SERVER = 6, NATS_TIMEOUT = 26 } natsStatus;
typedef struct __natsOptions natsOptions;
typedef struct __natsConnection natsConnection;

natsStatus natsOptions_Create(natsOptions **newOpts);
natsStatus natsOptions_SetURL(natsOptions *opts, const char *url);
natsStatus natsOptions_SetMaxReconnect(natsOptions *opts, int maxReconnect);
natsStatus natsOptions_SetReconnectWait(natsOptions *opts, int64_t reconnectWait);
natsStatus natsOptions_SetReconnectJitter(natsOptions *opts, int64_t jitter, int64_t jitterTLS);
natsStatus natsConnection_Connect(natsConnection **nc, natsOptions *options);

#ifdef __cplusplus
}
#endif

#endif
