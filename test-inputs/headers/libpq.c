// Written from checks/models/libpq.json by test-model-headers; see there.
#include <libpq-fe.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (PQconnectdb)(ANY(const char *));
  (PQconnectdbParams)(ANY(const char *const *), ANY(const char *const *), ANY(int));
  (PQsetdbLogin)(ANY(const char *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(const char *));
  (PQconnectStart)(ANY(const char *));
  (PQconnectStartParams)(ANY(const char *const *), ANY(const char *const *), ANY(int));
  (PQreset)(ANY(PGconn *));
  (PQresetStart)(ANY(PGconn *));
  (PQping)(ANY(const char *));
  (PQpingParams)(ANY(const char *const *), ANY(const char *const *), ANY(int));
  (PQexec)(ANY(PGconn *), ANY(const char *));
  (PQexecParams)(ANY(PGconn *), ANY(const char *), ANY(int), ANY(const Oid *), ANY(const char *const *), ANY(const int *), ANY(const int *), ANY(int));
  (PQexecPrepared)(ANY(PGconn *), ANY(const char *), ANY(int), ANY(const char *const *), ANY(const int *), ANY(const int *), ANY(int));
  (PQprepare)(ANY(PGconn *), ANY(const char *), ANY(const char *), ANY(int), ANY(const Oid *));
  (PQdescribePrepared)(ANY(PGconn *), ANY(const char *));
  (PQfn)(ANY(PGconn *), ANY(int), ANY(int *), ANY(int *), ANY(int), ANY(const PQArgBlock *), ANY(int));
  (PQsendQuery)(ANY(PGconn *), ANY(const char *));
  (PQsendQueryParams)(ANY(PGconn *), ANY(const char *), ANY(int), ANY(const Oid *), ANY(const char *const *), ANY(const int *), ANY(const int *), ANY(int));
  (PQsendQueryPrepared)(ANY(PGconn *), ANY(const char *), ANY(int), ANY(const char *const *), ANY(const int *), ANY(const int *), ANY(int));
  (PQsendPrepare)(ANY(PGconn *), ANY(const char *), ANY(const char *), ANY(int), ANY(const Oid *));
  (PQstatus)(ANY(const PGconn *));
  (PQresultStatus)(ANY(const PGresult *));
  (PQerrorMessage)(ANY(const PGconn *));
  (PQresultErrorMessage)(ANY(const PGresult *));
  (PQresultErrorField)(ANY(const PGresult *), ANY(int));
  (PQconnectPoll)(ANY(PGconn *));
  (PQresetPoll)(ANY(PGconn *));
  (PQconsumeInput)(ANY(PGconn *));
  (PQisBusy)(ANY(PGconn *));
  (PQgetResult)(ANY(PGconn *));
  (PQflush)(ANY(PGconn *));
  (PQputCopyData)(ANY(PGconn *), ANY(const char *), ANY(int));
  (PQputCopyEnd)(ANY(PGconn *), ANY(const char *));
  (PQgetCopyData)(ANY(PGconn *), ANY(char **), ANY(int));
  (PQnotifies)(ANY(PGconn *));
  (PQcancel)(ANY(PGcancel *), ANY(char *), ANY(int));
  (PQrequestCancel)(ANY(PGconn *));
  (PQfinish)(ANY(PGconn *));
}
