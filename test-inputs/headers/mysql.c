// Written from checks/models/mysql.json by test-model-headers; see there.
#include <mariadb/mysql.h>
#include <mariadb/errmsg.h>
#include <mariadb/mysqld_error.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (mysql_real_connect)(ANY(MYSQL *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(unsigned int), ANY(const char *), ANY(unsigned long));
  (mariadb_reconnect)(ANY(MYSQL *));
  (mysql_ping)(ANY(MYSQL *));
  (mysql_select_db)(ANY(MYSQL *), ANY(const char *));
  (mysql_reset_connection)(ANY(MYSQL *));
  (mysql_change_user)(ANY(MYSQL *), ANY(const char *), ANY(const char *), ANY(const char *));
  (mysql_stmt_prepare)(ANY(MYSQL_STMT *), ANY(const char *), ANY(unsigned long));
  (mysql_query)(ANY(MYSQL *), ANY(const char *));
  (mysql_real_query)(ANY(MYSQL *), ANY(const char *), ANY(unsigned long));
  (mysql_stmt_execute)(ANY(MYSQL_STMT *));
  (mysql_commit)(ANY(MYSQL *));
  (mysql_rollback)(ANY(MYSQL *));
  (mysql_send_query)(ANY(MYSQL *), ANY(const char *), ANY(unsigned long));
  (mysql_real_connect_start)(ANY(MYSQL **), ANY(MYSQL *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(const char *), ANY(unsigned int), ANY(const char *), ANY(unsigned long));
  (mysql_query_start)(ANY(int *), ANY(MYSQL *), ANY(const char *));
  (mysql_real_query_start)(ANY(int *), ANY(MYSQL *), ANY(const char *), ANY(unsigned long));
  (mysql_real_connect_cont)(ANY(MYSQL **), ANY(MYSQL *), ANY(int));
  (mysql_query_cont)(ANY(int *), ANY(MYSQL *), ANY(int));
  (mysql_real_query_cont)(ANY(int *), ANY(MYSQL *), ANY(int));
  (mysql_read_query_result)(ANY(MYSQL *));
  (mysql_store_result)(ANY(MYSQL *));
  (mysql_use_result)(ANY(MYSQL *));
  (mysql_next_result)(ANY(MYSQL *));
  (mysql_fetch_row)(ANY(MYSQL_RES *));
  (mysql_stmt_fetch)(ANY(MYSQL_STMT *));
  (mysql_errno)(ANY(MYSQL *));
  (mysql_stmt_errno)(ANY(MYSQL_STMT *));
  (mysql_options)(ANY(MYSQL *), ANY(enum mysql_option), ANY(const void *));
  (mysql_optionsv)(ANY(MYSQL *), ANY(enum mysql_option));
  (mysql_close)(ANY(MYSQL *));
}
