// mongocxx: the driver sends a write again, once; labels tell whether more is of use.
#include <mongocxx/collection.hpp>
#include <mongocxx/exception/operation_exception.hpp>

#include <chrono>
#include <random>
#include <thread>

using bsoncxx::document::view_or_value;

void storeEagerly(mongocxx::collection &Orders, view_or_value Order) {
  bool Stored = false;
  do { // expected-warning {{'insert_one' is retried for ever while it fails}}
    try {
      Orders.insert_one(Order); // expected-warning {{'insert_one' is retried although it may have been done when its answer was lost}}
      Stored = true;
    } catch (const mongocxx::operation_exception &) { // expected-warning {{'catch (mongocxx::operation_exception)' retries every failure of 'insert_one', also a refusal that the same request will meet again}}
      std::this_thread::sleep_for(std::chrono::milliseconds(1)); // expected-warning {{the wait before each retry of 'insert_one' is only 1 ms, up to 1000 attempts a second}}
    }
  } while (!Stored);
}

bool settle(mongocxx::collection &Orders, view_or_value Which, view_or_value Paid) {
  std::mt19937 Random{std::random_device{}()};
  for (int Attempt = 0; Attempt < 4; ++Attempt) {
    try {
      return Orders.update_one(Which, Paid).has_value();
    } catch (const mongocxx::operation_exception &Error) {
      if (!Error.has_error_label("TransientTransactionError"))
        throw;
    }
    if (Attempt < 3)
      std::this_thread::sleep_for(std::chrono::milliseconds((50 << Attempt) + Random() % 50));
  }
  return false;
}

// A cursor fetches its batches by itself.
int count(mongocxx::collection &Orders, view_or_value Open) {
  int Count = 0;
  for (const auto &Order : Orders.find(Open)) {
    (void)Order;
    ++Count;
  }
  return Count;
}
