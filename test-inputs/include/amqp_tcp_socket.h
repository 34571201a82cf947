/* rabbitmq-c declares its sockets here; see amqp.h. */
#include <amqp.h>
