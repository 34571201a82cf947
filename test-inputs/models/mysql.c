// MySQL's C API: a connection, a transaction that met a deadlock, and rows.
#include <mysql/errmsg.h>
#include <mysql/mysql.h>
#include <mysql/mysqld_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// Also the server's refusal, "access denied", is met again and again.
int openEagerly(MYSQL *Db, const char *Password) {
  while (!mysql_real_connect(Db, "db.example.org", "shop", Password, "orders", 3306, NULL, 0)) { // expected-warning {{'mysql_real_connect' is retried for ever while it fails}}
    fprintf(stderr, "mysql: %s\n", mysql_error(Db));
    sleep(5); // expected-warning {{every retry of 'mysql_real_connect' waits the same 5 s}}
  }
  return 0;
}

static int worthAnother(unsigned Error) {
  return Error == CR_CONN_HOST_ERROR || Error == CR_CONNECTION_ERROR || Error == CR_SERVER_LOST;
}

MYSQL *openPatiently(const char *Password) {
  unsigned Limit = 10, Wait = 250000;
  for (int Left = 8; Left > 0; --Left) {
    MYSQL *Db = mysql_init(NULL);
    mysql_options(Db, MYSQL_OPT_CONNECT_TIMEOUT, &Limit);
    mysql_options(Db, MYSQL_OPT_READ_TIMEOUT, &Limit);
    if (mysql_real_connect(Db, "db.example.org", "shop", Password, "orders", 3306, NULL, 0))
      return Db;
    unsigned Error = mysql_errno(Db);
    mysql_close(Db);
    if (!worthAnother(Error))
      return NULL;
    if (Left > 1)
      usleep(Wait / 2 + arc4random_uniform(Wait / 2));
    Wait = Wait < 8000000 ? Wait * 2 : Wait;
  }
  return NULL;
}

// All results of a statement, and all rows of a result.
int dump(MYSQL *Db, const char *Script, FILE *To) {
  int More;
  if (mysql_query(Db, Script) != 0)
    return -1;
  do {
    MYSQL_RES *Result = mysql_store_result(Db);
    MYSQL_ROW Row;
    while (Result && (Row = mysql_fetch_row(Result)))
      fprintf(To, "%s\n", Row[0] ? Row[0] : "NULL");
    mysql_free_result(Result);
    More = mysql_next_result(Db);
  } while (More == 0);
  return More > 0 ? -1 : 0;
}
