// What the tests need of Qpid Proton's proton/reactor.h.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include "connection.h"

typedef uint32_t pn_millis_t;
typedef struct pn_reactor_t pn_reactor_t;
typedef struct pn_handler_t pn_handler_t;

pn_reactor_t *pn_reactor(void);
void pn_reactor_set_timeout(pn_reactor_t *reactor, pn_millis_t timeout);
pn_connection_t *pn_reactor_connection_to_host(pn_reactor_t *reactor, const char *host,
                                               const char *port, pn_handler_t *handler);
void pn_reactor_start(pn_reactor_t *reactor);
bool pn_reactor_process(pn_reactor_t *reactor);
void pn_reactor_stop(pn_reactor_t *reactor);
void pn_reactor_run(pn_reactor_t *reactor);
