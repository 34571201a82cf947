// Written from checks/models/thrift.json by test-model-headers; see there.
#include <thrift/transport/TSocket.h>
#include <thrift/transport/TSSLSocket.h>
#include <thrift/transport/THttpClient.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TTransportException.h>
#include <thrift/transport/TSocketPool.h>
#include <thrift/TApplicationException.h>
#include <thrift/protocol/TProtocol.h>

template <class T> T any();

void callsEachOnce() {
  any<apache::thrift::transport::TTransport &>().open();
  any<apache::thrift::transport::TSocket &>().open();
  any<apache::thrift::transport::TSSLSocket &>().open();
  any<apache::thrift::transport::TSocketPool &>().open();
  any<apache::thrift::transport::TBufferedTransport &>().open();
  any<apache::thrift::transport::TFramedTransport &>().open();
  any<apache::thrift::transport::TTransport &>().flush();
  any<apache::thrift::transport::TTransport &>().write(any<const unsigned char *>(), any<unsigned int>());
  any<apache::thrift::transport::TTransport &>().read(any<unsigned char *>(), any<unsigned int>());
  any<apache::thrift::transport::TSocket &>().setConnTimeout(any<int>());
  any<apache::thrift::transport::TSocket &>().setRecvTimeout(any<int>());
  any<apache::thrift::transport::TSocket &>().setSendTimeout(any<int>());
  any<apache::thrift::transport::TSocketPool &>().setNumRetries(any<int>());
  any<apache::thrift::transport::TSocketPool &>().setRetryInterval(any<int>());
  any<apache::thrift::transport::TTransport &>().isOpen();
  any<apache::thrift::transport::TSocket &>().isOpen();
  any<apache::thrift::transport::TTransportException &>().getType();
  any<apache::thrift::transport::TTransport &>().close();
  any<apache::thrift::transport::TSocket &>().close();
}
