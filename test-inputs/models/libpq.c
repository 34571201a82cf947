// libpq: blocking, polled, and a transaction that is run again.
#include <libpq-fe.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

PGconn *connectEagerly(const char *Info) {
  for (;;) { // expected-error {{'PQconnectdb' is retried for ever while it fails, with no delay}} expected-warning {{'PQconnectdb' is tried again at once after a failure}}
    PGconn *Conn = PQconnectdb(Info);
    if (Conn && PQstatus(Conn) == CONNECTION_OK)
      return Conn;
    PQfinish(Conn);
  }
}

PGconn *connectCalmly(void) {
  unsigned Delay = 250000;
  for (int Attempt = 0; Attempt < 7; ++Attempt) {
    PGconn *Conn = PQconnectdb("host=db dbname=orders connect_timeout=5");
    if (PQstatus(Conn) == CONNECTION_OK)
      return Conn;
    PQfinish(Conn);
    if (Attempt < 6)
      usleep(Delay / 2 + arc4random_uniform(Delay / 2));
    Delay = Delay < 8000000 ? Delay * 2 : 8000000;
  }
  return NULL;
}

// A connect in steps goes round until it is done.
int connectInSteps(PGconn *Conn) {
  PostgresPollingStatusType State = PGRES_POLLING_WRITING;
  while (State != PGRES_POLLING_OK) {
    struct pollfd Socket = {PQsocket(Conn), State == PGRES_POLLING_READING ? POLLIN : POLLOUT, 0};
    if (State == PGRES_POLLING_FAILED || poll(&Socket, 1, 5000) <= 0)
      return -1;
    State = PQconnectPoll(Conn);
  }
  return 0;
}

// Results are read until there are none.
void drain(PGconn *Conn) {
  PGresult *Result;
  while ((Result = PQgetResult(Conn)) != NULL)
    PQclear(Result);
}
