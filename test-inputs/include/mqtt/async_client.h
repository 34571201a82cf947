// The part of Paho's C++ interface that the test inputs use.
#ifndef TEST_INPUTS_MQTT_ASYNC_CLIENT_H
#define TEST_INPUTS_MQTT_ASYNC_CLIENT_H

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

namespace mqtt {

class exception : public std::runtime_error {
public:
  int get_return_code() const;
  int get_reason_code() const;
};
class security_exception : public exception {};

class token {
public:
  virtual void wait();
};
using token_ptr = std::shared_ptr<token>;
class message {
public:
  const std::string &to_string() const;
};
using const_message_ptr = std::shared_ptr<const message>;

class connect_options {
public:
  void set_connect_timeout(int timeout);
};

class iaction_listener {
public:
  virtual void on_failure(const token &asyncActionToken) = 0;
  virtual void on_success(const token &asyncActionToken) = 0;
};

class async_client {
public:
  virtual token_ptr connect(connect_options options);
  virtual token_ptr connect(connect_options options, void *userContext, iaction_listener &cb);
};

} // namespace mqtt

#endif
