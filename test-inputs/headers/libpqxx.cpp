// Written from checks/models/libpqxx.json by test-model-headers; see there.
#include <pqxx/pqxx>

template <class T> T any();

void callsEachOnce() {
  any<pqxx::connection_base &>().activate();
  any<pqxx::transaction_base &>().exec(any<const class std::basic_string<char> &>(), any<const class std::basic_string<char> &>());
  any<pqxx::transaction_base &>().exec0(any<const class std::basic_string<char> &>(), any<const class std::basic_string<char> &>());
  any<pqxx::transaction_base &>().exec1(any<const class std::basic_string<char> &>(), any<const class std::basic_string<char> &>());
  any<pqxx::transaction_base &>().commit();
}
