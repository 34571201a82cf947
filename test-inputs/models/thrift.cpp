// Thrift: a transport is opened, and throws.
#include <thrift/transport/TSocket.h>
#include <thrift/transport/TTransportException.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <random>
#include <thread>

using apache::thrift::TException;
using apache::thrift::transport::TSocket;
using apache::thrift::transport::TTransport;
using apache::thrift::transport::TTransportException;

void openEagerly(const std::shared_ptr<TTransport> &Transport) {
  while (!Transport->isOpen()) { // expected-error {{'open' is retried for ever while it fails, with no delay}} expected-warning {{'open' is tried again at once after a failure}}
    try {
      Transport->open();
    } catch (const TException &Error) {
      std::cerr << Error.what() << '\n';
    }
  }
}

class Metastore {
public:
  Metastore() : Socket(std::make_shared<TSocket>("metastore.example.org", 9083)) {
    Socket->setConnTimeout(3000);
    Socket->setRecvTimeout(10000);
  }

  bool open() {
    std::chrono::milliseconds Wait{200};
    for (int Left = 5;; --Left) {
      try {
        Socket->open();
        return true;
      } catch (const TTransportException &Error) {
        if (Error.getType() != TTransportException::NOT_OPEN &&
            Error.getType() != TTransportException::TIMED_OUT)
          throw;
        if (Left == 0)
          return false;
      }
      std::uniform_int_distribution<long> Part(Wait.count() / 2, Wait.count());
      std::this_thread::sleep_for(std::chrono::milliseconds(Part(Random)));
      Wait = std::min(Wait * 2, std::chrono::milliseconds(5000));
    }
  }

  // Reads what a frame has announced.
  void read(std::uint8_t *Into, std::uint32_t Size) {
    while (Size > 0) {
      std::uint32_t Got = Socket->read(Into, Size);
      if (Got == 0)
        throw TTransportException();
      Into += Got;
      Size -= Got;
    }
  }

private:
  std::shared_ptr<TSocket> Socket;
  std::mt19937 Random{std::random_device{}()};
};

bool open(Metastore &Of, std::uint8_t *Into) {
  if (!Of.open())
    return false;
  Of.read(Into, 4);
  return true;
}
