#pragma once

#include "net/Envelope.h"
#include "net/HttpClient.h"

#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <chrono>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>

namespace heron {

/// The connection that stays open: incoming envelopes, and requests with their
/// answers. Everything but request() runs on the event loop's thread.
class WebSocketPipe : public std::enable_shared_from_this<WebSocketPipe> {
public:
  using EnvelopeHandler = std::function<void(const Envelope &)>;

  WebSocketPipe(boost::asio::io_context &Context, std::string Host, EnvelopeHandler OnEnvelope);

  void connect();
  void disconnect();

  /// Connects after a random part of a few seconds: everybody else's network has
  /// come back in the same moment.
  void connectSoon();
  bool connected() const { return Open; }

  /// Sends a request; the future holds the answer, whatever its status, or a
  /// NetworkError where the connection went away first.
  std::future<HttpResponse> request(const HttpRequest &Request);

private:
  void onResolve(const boost::beast::error_code &Code,
                 const boost::asio::ip::tcp::resolver::results_type &Peers);
  void onConnect(const boost::beast::error_code &Code);
  void onHandshake(const boost::beast::error_code &Code);
  void read();
  void onRead(const boost::beast::error_code &Code);
  void dispatch(const std::string &Frame);
  void sendKeepalive();
  void onError(const boost::beast::error_code &Code);
  void connectLater();
  void onClosed();
  void failPending(const char *Why);

  using Stream = boost::beast::websocket::stream<boost::beast::tcp_stream>;

  boost::asio::io_context &Context;
  boost::asio::ip::tcp::resolver Resolver;
  boost::asio::steady_timer KeepaliveTimer;
  boost::asio::steady_timer ReconnectTimer;
  std::mt19937 Random{std::random_device{}()};
  std::chrono::milliseconds ReconnectDelay;
  std::unique_ptr<Stream> Socket;
  boost::beast::flat_buffer Buffer;
  std::string Host;
  EnvelopeHandler OnEnvelope;
  std::mutex PendingLock;
  std::map<std::uint64_t, std::promise<HttpResponse>> Pending;
  std::uint64_t NextRequest = 1;
  bool Open = false;
  bool Wanted = false;
};

} // namespace heron
