// Written from checks/models/paho-cpp.json by test-model-headers; see there.
#include <mqtt/client.h>
#include <mqtt/async_client.h>
#include <mqtt/connect_options.h>
#include <mqtt/callback.h>
#include <mqtt/iaction_listener.h>
#include <mqtt/exception.h>

template <class T> T any();

void callsEachOnce() {
  any<mqtt::client &>().connect();
  any<mqtt::client &>().reconnect();
  any<mqtt::client &>().publish(any<class mqtt::buffer_ref<char>>(), any<const void *>(), any<unsigned long>(), any<int>(), any<bool>());
  any<mqtt::client &>().subscribe(any<const class std::basic_string<char> &>(), any<const class mqtt::subscribe_options &>(), any<const class mqtt::properties &>());
  any<mqtt::async_client &>().connect();
  any<mqtt::iasync_client &>().connect();
  any<mqtt::async_client &>().reconnect();
  any<mqtt::iasync_client &>().reconnect();
  any<mqtt::async_client &>().publish(any<class mqtt::buffer_ref<char>>(), any<const void *>(), any<unsigned long>(), any<int>(), any<bool>());
  any<mqtt::iasync_client &>().publish(any<class mqtt::buffer_ref<char>>(), any<const void *>(), any<unsigned long>(), any<int>(), any<bool>());
  any<mqtt::async_client &>().subscribe(any<const class std::basic_string<char> &>(), any<int>(), any<const class mqtt::subscribe_options &>(), any<const class mqtt::properties &>());
  any<mqtt::iasync_client &>().subscribe(any<const class std::basic_string<char> &>(), any<int>(), any<const class mqtt::subscribe_options &>(), any<const class mqtt::properties &>());
  any<mqtt::token &>().wait();
  any<mqtt::token &>().wait_for(any<long>());
  any<mqtt::async_client &>().set_connection_lost_handler(any<class std::function<void (const class std::basic_string<char> &)>>());
  any<mqtt::async_client &>().set_connected_handler(any<class std::function<void (const class std::basic_string<char> &)>>());
  any<mqtt::connect_options &>().set_connect_timeout(any<int>());
  any<mqtt::connect_options &>().set_automatic_reconnect(any<bool>());
  any<mqtt::connect_options &>().set_automatic_reconnect(any<int>(), any<int>());
  any<mqtt::client &>().set_timeout(any<int>());
  any<mqtt::client &>().disconnect();
  any<mqtt::async_client &>().disconnect();
}
