/* retry-nested in C: a driver that retries under a command that retries. */
#include <curl/curl.h>
#include <libpq-fe.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

struct report {
  CURL *handle;
  const char *url;
};

/* The inner layer. */
static int report_send(struct report *report) {
  for (int attempt = 0; attempt < 6; attempt++) {
    if (curl_easy_perform(report->handle) == CURLE_OK)
      return 0;
    sleep(1 << attempt);
  }
  return -1;
}

int report_flush(struct report *report) {
  for (int round = 0; round < 5; round++) { // expected-warning {{one failing request becomes 30 of 'curl_easy_perform': 5 here, 6 in 'report_send'}}
    if (report_send(report) == 0)
      return 0;
    sleep(30);
  }
  return -1;
}

/* A round ends when its report failed: the loop goes round on success. */
int report_flush_all(struct report *reports, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (report_send(&reports[i]) != 0)
      return -1;
  return 0;
}

/* One attempt under a loop. */
static int report_try(struct report *report) {
  return curl_easy_perform(report->handle) == CURLE_OK ? 0 : -1;
}
int report_flush_flat(struct report *report) {
  for (int round = 0; round < 30; round++) {
    if (report_try(report) == 0)
      return 0;
    sleep(30);
  }
  return -1;
}

/* A connection that broke is made anew, up to four times ... */
static PGresult *query(PGconn *conn, const char *text) {
  for (int i = 0; i < 4; i++) {
    PGresult *rows = PQexec(conn, text);
    if (PQstatus(conn) == CONNECTION_OK)
      return rows;
    PQclear(rows);
    PQreset(conn);
    sleep(1u << i);
  }
  return NULL;
}

/* ... and a transaction that the database has undone is run again: another reason. */
int transfer(PGconn *conn) {
  for (int tries = 0; tries < 5; tries++) {
    PGresult *done = query(conn, "CALL transfer_balance()");
    if (PQresultStatus(done) == PGRES_COMMAND_OK) {
      PQclear(done);
      return 0;
    }
    const char *state = PQresultErrorField(done, PG_DIAG_SQLSTATE);
    int again = state && (!strcmp(state, "40001") || !strcmp(state, "40P01"));
    PQclear(done);
    if (!again)
      return -1;
  }
  return -1;
}
