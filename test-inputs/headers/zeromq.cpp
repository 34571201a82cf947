// Written from checks/models/zeromq.json by test-model-headers; see there.
#include <zmq.h>
#include <zmq.hpp>
#include <zmq_addon.hpp>

template <class T> T any();

void callsEachOnce() {
  zmq_connect(any<void *>(), any<const char *>());
  any<zmq::detail::socket_base &>().connect(any<const class std::basic_string<char> &>());
  zmq_send(any<void *>(), any<const void *>(), any<unsigned long>(), any<int>());
  zmq_recv(any<void *>(), any<void *>(), any<unsigned long>(), any<int>());
  zmq_msg_send(any<struct zmq_msg_t *>(), any<void *>(), any<int>());
  zmq_msg_recv(any<struct zmq_msg_t *>(), any<void *>(), any<int>());
  any<zmq::detail::socket_base &>().send(any<const void *>(), any<unsigned long>(), any<int>());
  any<zmq::detail::socket_base &>().recv(any<void *>(), any<unsigned long>(), any<int>());
  zmq_poll(any<struct zmq_pollitem_t *>(), any<int>(), any<long>());
  zmq::poll(any<const struct zmq_pollitem_t *>(), any<unsigned long>(), any<struct std::chrono::duration<long, struct std::ratio<1, 1000>>>());
  zmq::poll(any<const class std::vector<struct zmq_pollitem_t> &>(), any<struct std::chrono::duration<long, struct std::ratio<1, 1000>>>());
  zmq::poll(any<struct zmq_pollitem_t *>(), any<unsigned long>(), any<long>());
  zmq::poll(any<const struct zmq_pollitem_t *>(), any<unsigned long>());
  zmq_sleep(any<int>());
  zmq_errno();
  any<zmq::error_t &>().num();
  zmq_setsockopt(any<void *>(), any<int>(), any<const void *>(), any<unsigned long>());
  zmq_socket(any<void *>(), any<int>());
  zmq_close(any<void *>());
  zmq_ctx_term(any<void *>());
}
