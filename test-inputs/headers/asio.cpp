// Written from checks/models/asio.json by test-model-headers; see there.
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

template <class T> T any();

void callsEachOnce() {
  any<boost::asio::io_context &>().run();
  any<boost::asio::io_context &>().run_one();
  any<boost::asio::io_context &>().poll();
  any<boost::asio::io_context &>().poll_one();
  any<boost::asio::thread_pool &>().join();
  any<boost::asio::system_context &>().join();
}
