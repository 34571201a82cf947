// The part of wangle's interface that the test inputs use.
#ifndef TEST_INPUTS_WANGLE_CLIENT_BOOTSTRAP_H
#define TEST_INPUTS_WANGLE_CLIENT_BOOTSTRAP_H

#include <chrono>
#include <folly/io/async/AsyncSocket.h>

namespace folly {

template <class T> class Future {
public:
  T get() &&;
};

} // namespace folly

namespace wangle {

template <class Pipeline> class ClientBootstrap {
public:
  folly::Future<Pipeline *> connect(const folly::SocketAddress &address,
                                    std::chrono::milliseconds timeout =
                                        std::chrono::milliseconds(0));
};

} // namespace wangle

#endif
