// Written from checks/models/poco.json by test-model-headers; see there.
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/DatagramSocket.h>
#include <Poco/Net/WebSocket.h>
#include <Poco/Net/FTPClientSession.h>
#include <Poco/Net/SMTPClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/DNS.h>
#include <Poco/URIStreamOpener.h>
#include <Poco/Redis/Client.h>
#include <Poco/MongoDB/Connection.h>
#include <Poco/Timer.h>
#include <Poco/Util/Timer.h>
#include <Poco/Thread.h>
#include <Poco/Event.h>
#include <Poco/Condition.h>
#include <Poco/Mutex.h>
#include <Poco/Random.h>
#include <Poco/Timestamp.h>
#include <Poco/Timespan.h>
#include <Poco/NumberParser.h>

template <class T> T any();

void callsEachOnce() {
  any<Poco::Net::HTTPClientSession &>().sendRequest(any<class Poco::Net::HTTPRequest &>());
  any<Poco::Net::HTTPClientSession &>().receiveResponse(any<class Poco::Net::HTTPResponse &>());
  any<Poco::Net::StreamSocket &>().connect(any<const class Poco::Net::SocketAddress &>(), any<const class Poco::Timespan &>());
  any<Poco::Net::StreamSocket &>().connect(any<const class Poco::Net::SocketAddress &>());
  any<Poco::Net::StreamSocket &>().connectNB(any<const class Poco::Net::SocketAddress &>());
  any<Poco::Net::StreamSocket &>().sendBytes(any<const void *>(), any<int>(), any<int>());
  any<Poco::Net::StreamSocket &>().receiveBytes(any<void *>(), any<int>(), any<int>());
  any<Poco::Net::DatagramSocket &>().sendTo(any<const void *>(), any<int>(), any<const class Poco::Net::SocketAddress &>(), any<int>());
  any<Poco::Net::DatagramSocket &>().receiveFrom(any<void *>(), any<int>(), any<class Poco::Net::SocketAddress &>(), any<int>());
  any<Poco::Net::WebSocket &>().sendFrame(any<const void *>(), any<int>(), any<int>());
  any<Poco::Net::WebSocket &>().receiveFrame(any<void *>(), any<int>(), any<int &>());
  any<Poco::Net::FTPClientSession &>().open(any<const class std::basic_string<char> &>(), any<unsigned short>(), any<const class std::basic_string<char> &>(), any<const class std::basic_string<char> &>());
  any<Poco::Net::FTPClientSession &>().login(any<const class std::basic_string<char> &>(), any<const class std::basic_string<char> &>());
  any<Poco::Net::FTPClientSession &>().beginDownload(any<const class std::basic_string<char> &>());
  any<Poco::Net::FTPClientSession &>().beginUpload(any<const class std::basic_string<char> &>());
  any<Poco::Net::FTPClientSession &>().beginList(any<const class std::basic_string<char> &>(), any<bool>());
  any<Poco::Net::SMTPClientSession &>().open();
  any<Poco::Net::SMTPClientSession &>().login(any<const class std::basic_string<char> &>());
  any<Poco::Net::SMTPClientSession &>().sendMessage(any<const class Poco::Net::MailMessage &>());
  any<Poco::URIStreamOpener &>().open(any<const class Poco::URI &>());
  Poco::Net::DNS::resolve(any<const class std::basic_string<char> &>());
  Poco::Net::DNS::resolveOne(any<const class std::basic_string<char> &>());
  Poco::Net::DNS::hostByName(any<const class std::basic_string<char> &>(), any<unsigned int>());
  Poco::Net::DNS::hostByAddress(any<const class Poco::Net::IPAddress &>(), any<unsigned int>());
  any<Poco::Redis::Client &>().connect(any<const class std::basic_string<char> &>());
  any<Poco::MongoDB::Connection &>().connect(any<const class std::basic_string<char> &>());
  any<Poco::MongoDB::Connection &>().sendRequest(any<class Poco::MongoDB::RequestMessage &>());
  any<Poco::Net::HTTPSession &>().setTimeout(any<const class Poco::Timespan &>());
  any<Poco::Net::HTTPSession &>().setTimeout(any<const class Poco::Timespan &>(), any<const class Poco::Timespan &>(), any<const class Poco::Timespan &>());
  any<Poco::Net::Socket &>().setReceiveTimeout(any<const class Poco::Timespan &>());
  any<Poco::Net::Socket &>().setSendTimeout(any<const class Poco::Timespan &>());
  any<Poco::Net::HTTPResponse &>().getStatus();
  any<Poco::Net::Socket &>().poll(any<const class Poco::Timespan &>(), any<int>());
  Poco::Net::Socket::select(any<class std::vector<class Poco::Net::Socket> &>(), any<class std::vector<class Poco::Net::Socket> &>(), any<class std::vector<class Poco::Net::Socket> &>(), any<const class Poco::Timespan &>());
  Poco::Thread::sleep(any<long>());
  Poco::Thread::trySleep(any<long>());
  Poco::Thread::yield();
  any<Poco::Event &>().wait(any<long>());
  any<Poco::Event &>().wait();
  any<Poco::Event &>().tryWait(any<long>());
  any<Poco::Timer &>().setStartInterval(any<long>());
  any<Poco::Timer &>().start(any<const class Poco::AbstractTimerCallback &>());
  any<Poco::Timer &>().stop();
  any<Poco::Timer &>().restart();
  any<Poco::Util::Timer &>().schedule(any<class Poco::AutoPtr<class Poco::Util::TimerTask>>(), any<long>(), any<long>());
  any<Poco::Util::Timer &>().cancel(any<bool>());
  any<Poco::Mutex &>().lock();
  any<Poco::Mutex &>().unlock();
  any<Poco::Random &>().next();
  any<Poco::Random &>().nextChar();
  any<Poco::Random &>().nextBool();
  any<Poco::Random &>().nextFloat();
  any<Poco::Random &>().nextDouble();
  any<Poco::Random &>().seed();
  any<Poco::Random &>().seed(any<unsigned int>());
  Poco::NumberParser::parse(any<const class std::basic_string<char> &>(), any<char>());
  Poco::NumberParser::parseUnsigned(any<const class std::basic_string<char> &>(), any<char>());
  Poco::NumberParser::parse64(any<const class std::basic_string<char> &>(), any<char>());
  Poco::NumberParser::parseUnsigned64(any<const class std::basic_string<char> &>(), any<char>());
  Poco::NumberParser::parseFloat(any<const class std::basic_string<char> &>(), any<char>(), any<char>());
}
