// The part of cppzmq's interface that the test inputs use.
#ifndef TEST_INPUTS_ZMQ_HPP
#define TEST_INPUTS_ZMQ_HPP

#include <zmq.h>

namespace zmq {

namespace sockopt {
template <int Opt, class T, bool BoolUnit = false> struct integral_option {};
inline constexpr integral_option<ZMQ_LINGER, int> linger;
inline constexpr integral_option<ZMQ_RECONNECT_IVL, int> reconnect_ivl;
inline constexpr integral_option<ZMQ_RECONNECT_IVL_MAX, int> reconnect_ivl_max;
} // namespace sockopt

class context_t {};
enum class socket_type : int { req = ZMQ_REQ, sub = ZMQ_SUB };

namespace detail {
class socket_base {
public:
  template <typename T> void setsockopt(int option_, T const &optval) {}
  template <int Opt, class T, bool BoolUnit>
  void set(sockopt::integral_option<Opt, T, BoolUnit>, const T &val) {}
  void connect(char const *addr_);
};
} // namespace detail

class socket_t : public detail::socket_base {
public:
  socket_t(context_t &context_, socket_type type_);
};

} // namespace zmq

#endif
