// MongoDB's C driver: it sends a write again by itself, once, and not a command.
#include <mongoc/mongoc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

// An order that the server took, and whose answer was lost, is there twice.
void store(mongoc_collection_t *Orders, const bson_t *Order) {
  bson_error_t Error;
  while (!mongoc_collection_insert_one(Orders, Order, NULL, NULL, &Error)) // expected-error {{'mongoc_collection_insert_one' is retried for ever while it fails, with no delay}} expected-warning {{'mongoc_collection_insert_one' is tried again at once after a failure}} expected-warning {{this retries every failure of 'mongoc_collection_insert_one', also a refusal that the same request will meet again}} expected-warning {{'mongoc_collection_insert_one' is retried although it may have been done when its answer was lost}}
    fprintf(stderr, "insert: %s\n", Error.message);
}

void waitForServer(mongoc_client_t *Client, const bson_t *Ping) {
  bson_error_t Error;
  bson_t Reply;
  for (;;) { // expected-warning {{'mongoc_client_command_simple' is retried for ever while it fails}}
    if (mongoc_client_command_simple(Client, "admin", Ping, NULL, &Reply, &Error)) // expected-warning {{this retries every failure of 'mongoc_client_command_simple', also a refusal that the same request will meet again}}
      break;
    usleep(2000); // expected-warning {{the wait before each retry of 'mongoc_client_command_simple' is only 2 ms, up to 500 attempts a second}}
  }
}

// Steps as long as the server says that another attempt is of use.
bool settle(mongoc_collection_t *Orders, const bson_t *Which, const bson_t *Paid,
            bson_error_t *Error) {
  struct timespec Pause = {0, 50000000};
  for (int Attempt = 0; Attempt < 4; ++Attempt) {
    bson_t Reply;
    bool Done = mongoc_collection_update_one(Orders, Which, Paid, NULL, &Reply, Error);
    bool Again = !Done && mongoc_error_has_label(&Reply, "TransientTransactionError");
    bson_destroy(&Reply);
    if (!Again)
      return Done;
    if (Attempt == 3)
      break;
    Pause.tv_nsec = (50000000 << Attempt) + arc4random_uniform(50000000);
    nanosleep(&Pause, NULL);
  }
  return false;
}

// A cursor fetches its next batch by itself.
int countOpen(mongoc_collection_t *Orders, const bson_t *Open) {
  const bson_t *Each;
  bson_error_t Error;
  int Count = 0;
  mongoc_cursor_t *Cursor = mongoc_collection_find_with_opts(Orders, Open, NULL, NULL);
  while (mongoc_cursor_next(Cursor, &Each))
    ++Count;
  if (mongoc_cursor_error(Cursor, &Error))
    Count = -1;
  mongoc_cursor_destroy(Cursor);
  return Count;
}
