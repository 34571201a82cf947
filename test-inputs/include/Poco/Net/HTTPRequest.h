#include <Poco/Net/HTTPClientSession.h>
