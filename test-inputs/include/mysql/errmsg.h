/* Errors that the client library finds by itself. */
#ifndef TEST_INPUTS_MYSQL_ERRMSG_H
#define TEST_INPUTS_MYSQL_ERRMSG_H

#define CR_CONNECTION_ERROR 2002
#define CR_CONN_HOST_ERROR 2003
#define CR_SERVER_GONE_ERROR 2006
#define CR_SERVER_LOST 2013

#endif
