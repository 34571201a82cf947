/* The part of libpq's interface that the test inputs use. */
#ifndef TEST_INPUTS_LIBPQ_FE_H
#define TEST_INPUTS_LIBPQ_FE_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;

typedef enum { CONNECTION_OK, CONNECTION_BAD } ConnStatusType;
typedef enum {
  PGRES_POLLING_FAILED = 0,
  PGRES_POLLING_READING,
  PGRES_POLLING_WRITING,
  PGRES_POLLING_OK
} PostgresPollingStatusType;
typedef enum {
  PGRES_EMPTY_QUERY = 0,
  PGRES_COMMAND_OK,
  PGRES_TUPLES_OK,
  PGRES_FATAL_ERROR = 7
} ExecStatusType;

#define PG_DIAG_SQLSTATE 'C'

PGconn *PQconnectdb(const char *conninfo);
PGconn *PQconnectStart(const char *conninfo);
PostgresPollingStatusType PQconnectPoll(PGconn *conn);
void PQreset(PGconn *conn);
void PQfinish(PGconn *conn);
int PQsocket(const PGconn *conn);
ConnStatusType PQstatus(const PGconn *conn);
PGresult *PQexec(PGconn *conn, const char *query);
PGresult *PQgetResult(PGconn *conn);
ExecStatusType PQresultStatus(const PGresult *res);
char *PQresultErrorField(const PGresult *res, int field);
void PQclear(PGresult *res);

#ifdef __cplusplus
}
#endif

#endif
