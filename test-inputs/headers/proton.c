// Written from checks/models/proton.json by test-model-headers; see there.
#include <proton/connection.h>
#include <proton/proactor.h>
#include <proton/messenger.h>
#include <proton/reactor.h>
#include <proton/url.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (pn_reactor_process)(ANY(pn_reactor_t *));
  (pn_reactor_run)(ANY(pn_reactor_t *));
  (pn_proactor_wait)(ANY(pn_proactor_t *));
  (pn_proactor_get)(ANY(pn_proactor_t *));
  (pn_reactor_schedule)(ANY(pn_reactor_t *), ANY(int), ANY(pn_handler_t *));
  (pn_messenger_start)(ANY(pn_messenger_t *));
  (pn_messenger_send)(ANY(pn_messenger_t *), ANY(int));
  (pn_messenger_recv)(ANY(pn_messenger_t *), ANY(int));
  (pn_messenger_set_timeout)(ANY(pn_messenger_t *), ANY(int));
  (pn_connection_close)(ANY(pn_connection_t *));
  (pn_messenger_stop)(ANY(pn_messenger_t *));
  (pn_reactor_stop)(ANY(pn_reactor_t *));
}
