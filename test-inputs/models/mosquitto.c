// libmosquitto: the loop connects again by itself, and may be left alone with it.
#include <mosquitto.h>
#include <stdlib.h>
#include <unistd.h>

int connectEagerly(struct mosquitto *Mosq) {
  while (mosquitto_connect(Mosq, "mqtt.example.org", 1883, 60) != MOSQ_ERR_SUCCESS) // expected-error {{'mosquitto_connect' is retried for ever while it fails, with no delay}} expected-warning {{'mosquitto_connect' is tried again at once after a failure}}
    ;
  return mosquitto_loop_start(Mosq);
}

int subscribeByDefault(void) {
  struct mosquitto *Mosq = mosquitto_new(NULL, true, NULL);
  mosquitto_connect(Mosq, "mqtt.example.org", 1883, 60);
  return mosquitto_loop_forever(Mosq, -1, 1); // expected-warning {{'mosquitto_loop_forever': a lost connection is made again each second for ever, since nobody calls mosquitto_reconnect_delay_set}}
}

int subscribe(void) {
  struct mosquitto *Mosq = mosquitto_new(NULL, true, NULL);
  unsigned Delay = 1;
  mosquitto_reconnect_delay_set(Mosq, 1, 120, true);
  for (int Attempt = 0; Attempt < 8; ++Attempt) {
    if (mosquitto_connect(Mosq, "mqtt.example.org", 1883, 60) == MOSQ_ERR_SUCCESS)
      return mosquitto_loop_forever(Mosq, -1, 1);
    if (Attempt < 7)
      sleep(Delay + arc4random_uniform(Delay));
    Delay = Delay < 60 ? Delay * 2 : 60;
  }
  mosquitto_destroy(Mosq);
  return 1;
}
