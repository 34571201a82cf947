// What the tests need of Qpid Proton's proton/connection.h.
#pragma once

typedef struct pn_connection_t pn_connection_t;
typedef struct pn_session_t pn_session_t;
typedef struct pn_link_t pn_link_t;

void pn_connection_set_container(pn_connection_t *connection, const char *container);
void pn_connection_open(pn_connection_t *connection);
void pn_connection_close(pn_connection_t *connection);
pn_session_t *pn_session(pn_connection_t *connection);
void pn_session_open(pn_session_t *session);
pn_link_t *pn_sender(pn_session_t *session, const char *name);
void pn_link_open(pn_link_t *link);
