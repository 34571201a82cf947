#include <thrift/transport/TSocket.h>
