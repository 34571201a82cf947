// Written from checks/models/cpp-httplib.json by test-model-headers; see there.
#include <httplib.h>

template <class T> T any();

void callsEachOnce() {
  any<httplib::Client &>().Get(any<const class std::basic_string<char> &>());
  any<httplib::ClientImpl &>().Get(any<const class std::basic_string<char> &>());
  any<httplib::Client &>().Head(any<const class std::basic_string<char> &>());
  any<httplib::ClientImpl &>().Head(any<const class std::basic_string<char> &>());
  any<httplib::Client &>().Options(any<const class std::basic_string<char> &>());
  any<httplib::ClientImpl &>().Options(any<const class std::basic_string<char> &>());
  any<httplib::Client &>().Put(any<const class std::basic_string<char> &>());
  any<httplib::ClientImpl &>().Put(any<const class std::basic_string<char> &>());
  any<httplib::Client &>().Delete(any<const class std::basic_string<char> &>());
  any<httplib::ClientImpl &>().Delete(any<const class std::basic_string<char> &>());
  any<httplib::Client &>().Post(any<const class std::basic_string<char> &>());
  any<httplib::ClientImpl &>().Post(any<const class std::basic_string<char> &>());
  any<httplib::Client &>().Patch(any<const class std::basic_string<char> &>());
  any<httplib::ClientImpl &>().Patch(any<const class std::basic_string<char> &>());
  any<httplib::Client &>().send(any<struct httplib::Request &>(), any<struct httplib::Response &>(), any<enum httplib::Error &>());
  any<httplib::ClientImpl &>().send(any<struct httplib::Request &>(), any<struct httplib::Response &>(), any<enum httplib::Error &>());
  any<httplib::Client &>().set_read_timeout(any<long>(), any<long>());
  any<httplib::ClientImpl &>().set_read_timeout(any<long>(), any<long>());
  any<httplib::Client &>().set_write_timeout(any<long>(), any<long>());
  any<httplib::ClientImpl &>().set_write_timeout(any<long>(), any<long>());
  any<httplib::Client &>().set_connection_timeout(any<long>(), any<long>());
  any<httplib::ClientImpl &>().set_connection_timeout(any<long>(), any<long>());
  any<httplib::Client &>().stop();
  any<httplib::ClientImpl &>().stop();
  any<httplib::Result &>().error();
  any<httplib::Result &>().value();
}
