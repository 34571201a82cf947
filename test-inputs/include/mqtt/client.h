// The part of Paho's blocking C++ interface that the test inputs use.
#ifndef TEST_INPUTS_MQTT_CLIENT_H
#define TEST_INPUTS_MQTT_CLIENT_H

#include <mqtt/async_client.h>

namespace mqtt {

class connect_response {};

class client {
public:
  virtual connect_response connect(connect_options opts);
  virtual const_message_ptr consume_message();
};

} // namespace mqtt

#endif
