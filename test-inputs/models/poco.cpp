// POCO: a session sends and receives, and its exceptions have a family.
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Random.h>
#include <Poco/Thread.h>

#include <algorithm>
#include <iostream>

using Poco::Net::HTTPRequest;
using Poco::Net::HTTPResponse;

void pingEagerly(Poco::Net::HTTPClientSession &Session) {
  HTTPRequest Request(HTTPRequest::HTTP_GET, "/ping");
  for (;;) { // expected-warning {{'sendRequest' is retried for ever while it fails}}
    try {
      Session.sendRequest(Request);
      return;
    } catch (const Poco::Exception &Error) { // expected-warning {{'catch (Poco::Exception)' retries every failure of 'sendRequest', also a refusal that the same request will meet again}}
      std::cerr << Error.displayText() << std::endl;
      Session.reset();
      Poco::Thread::sleep(10); // expected-warning {{every retry of 'sendRequest' waits the same 10 ms}}
    }
  }
}

bool ping(Poco::Net::HTTPClientSession &Session) {
  Poco::Random Random;
  Random.seed();
  Session.setTimeout(Poco::Timespan(10, 0));
  long Wait = 200;
  for (int Tries = 0; Tries < 6; ++Tries) {
    try {
      HTTPRequest Request(HTTPRequest::HTTP_GET, "/ping");
      HTTPResponse Response;
      Session.sendRequest(Request);
      Session.receiveResponse(Response);
      if (Response.getStatus() != HTTPResponse::HTTP_SERVICE_UNAVAILABLE)
        return Response.getStatus() == HTTPResponse::HTTP_OK;
    } catch (const Poco::Net::ConnectionRefusedException &) {
      Session.reset();
    } catch (const Poco::TimeoutException &) {
      Session.reset();
    }
    if (Tries < 5)
      Poco::Thread::sleep(Wait / 2 + static_cast<long>(Random.next(static_cast<unsigned>(Wait))));
    Wait = std::min(Wait * 2, 20000L);
  }
  return false;
}

// Bytes are read until the peer has sent all.
std::string readAll(Poco::Net::StreamSocket &Socket) {
  std::string All;
  char Buffer[1024];
  while (int Count = Socket.receiveBytes(Buffer, sizeof Buffer))
    All.append(Buffer, static_cast<std::size_t>(Count));
  return All;
}
