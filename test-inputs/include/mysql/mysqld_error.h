/* Errors that the server tells. */
#ifndef TEST_INPUTS_MYSQLD_ERROR_H
#define TEST_INPUTS_MYSQLD_ERROR_H

#define ER_LOCK_DEADLOCK 1213

#endif
