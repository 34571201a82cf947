#include "net/WebSocketPipe.h"

#include "net/Json.h"
#include "net/ServiceError.h"
#include "util/Log.h"

#include <cstdlib>

namespace heron {
namespace {

constexpr std::chrono::seconds ConnectTimeout{15};
constexpr std::chrono::seconds KeepaliveInterval{55};
constexpr std::chrono::seconds ReconnectDelay{15};

} // namespace

using boost::beast::error_code;

WebSocketPipe::WebSocketPipe(boost::asio::io_context &Context, std::string Host,
                             EnvelopeHandler OnEnvelope)
    : Context(Context), Resolver(Context), KeepaliveTimer(Context), Host(std::move(Host)),
      OnEnvelope(std::move(OnEnvelope)) {}

void WebSocketPipe::connect() {
  Wanted = true;
  Open = false;
  Socket = std::make_unique<Stream>(Context);
  Resolver.async_resolve(
      Host, "443",
      [Self = shared_from_this()](
          const error_code &Code,
          const boost::asio::ip::tcp::resolver::results_type &Peers) {
        Self->onResolve(Code, Peers);
      });
}

void WebSocketPipe::disconnect() {
  Wanted = false;
  KeepaliveTimer.cancel();
  if (Socket && Open)
    Socket->async_close(boost::beast::websocket::close_code::normal,
                        [Self = shared_from_this()](const error_code &) { Self->onClosed(); });
}

void WebSocketPipe::onResolve(const error_code &Code,
                              const boost::asio::ip::tcp::resolver::results_type &Peers) {
  if (Code)
    return onError(Code);
  Socket->next_layer().expires_after(ConnectTimeout);
  Socket->next_layer().async_connect(
      Peers, [Self = shared_from_this()](const error_code &Code,
                                         const boost::asio::ip::tcp::endpoint &) {
        Self->onConnect(Code);
      });
}

void WebSocketPipe::onConnect(const error_code &Code) {
  if (Code)
    return onError(Code);
  Socket->async_handshake(
      Host, "/v1/websocket/",
      [Self = shared_from_this()](const error_code &Code) { Self->onHandshake(Code); });
}

void WebSocketPipe::onHandshake(const error_code &Code) {
  if (Code)
    return onError(Code);
  Socket->next_layer().expires_never();
  Open = true;
  sendKeepalive();
  read();
}

void WebSocketPipe::read() {
  Socket->async_read(Buffer, [Self = shared_from_this()](const error_code &Code, std::size_t) {
    Self->onRead(Code);
  });
}

void WebSocketPipe::onRead(const error_code &Code) {
  if (Code)
    return onError(Code);
  dispatch(boost::beast::buffers_to_string(Buffer));
  Buffer.consume(Buffer.size());
  read();
}

void WebSocketPipe::dispatch(const std::string &Frame) {
  auto Fields = json::readMap(Frame);
  if (Fields["type"] == "request") {
    OnEnvelope(json::readEnvelope(Fields["body"]));
    return;
  }
  std::lock_guard<std::mutex> Guard(PendingLock);
  auto Found = Pending.find(std::strtoull(Fields["id"].c_str(), nullptr, 10));
  if (Found == Pending.end())
    return;
  HttpResponse Response;
  Response.Status = std::atoi(Fields["status"].c_str());
  Response.Body = Fields["body"];
  Found->second.set_value(std::move(Response));
  Pending.erase(Found);
}

std::future<HttpResponse> WebSocketPipe::request(const HttpRequest &Request) {
  std::promise<HttpResponse> Promise;
  std::future<HttpResponse> Answer = Promise.get_future();
  std::uint64_t Id;
  {
    std::lock_guard<std::mutex> Guard(PendingLock);
    Id = NextRequest++;
    Pending.emplace(Id, std::move(Promise));
  }
  std::string Frame = "{\"type\":\"request\",\"id\":" + std::to_string(Id) +
                      ",\"verb\":" + json::quote(Request.Method) +
                      ",\"path\":" + json::quote(Request.Path) +
                      ",\"body\":" + json::quote(Request.Body) + "}";
  boost::asio::post(Context, [Self = shared_from_this(), Frame = std::move(Frame)] {
    if (!Self->Open)
      return Self->failPending("not connected");
    Self->Socket->async_write(boost::asio::buffer(Frame),
                              [Self](const error_code &Code, std::size_t) {
                                if (Code)
                                  Self->onError(Code);
                              });
  });
  return Answer;
}

void WebSocketPipe::sendKeepalive() {
  KeepaliveTimer.expires_after(KeepaliveInterval);
  KeepaliveTimer.async_wait([Self = shared_from_this()](const error_code &Code) {
    if (Code || !Self->Open)
      return;
    Self->request({"GET", "/v1/keepalive", "", {}});
    Self->sendKeepalive();
  });
}

void WebSocketPipe::onError(const error_code &Code) {
  if (Code == boost::asio::error::operation_aborted)
    return;
  log::warn("websocket: " + Code.message());
  failPending("connection lost");
  if (Wanted) {
    auto Timer = std::make_shared<boost::asio::steady_timer>(Context);
    Timer->expires_after(ReconnectDelay);
    Timer->async_wait([Self = shared_from_this(), Timer](const error_code &) { // finding: retry-constant-delay, retry-stacked-timers
      Self->connect();
    });
  }
  onClosed();
}

void WebSocketPipe::onClosed() {
  Open = false;
  Socket->next_layer().close();
  failPending("closed");
  if (Wanted) {
    auto Timer = std::make_shared<boost::asio::steady_timer>(Context);
    Timer->expires_after(ReconnectDelay);
    Timer->async_wait([Self = shared_from_this(), Timer](const error_code &) {
      Self->connect();
    });
  }
}

void WebSocketPipe::failPending(const char *Why) {
  std::map<std::uint64_t, std::promise<HttpResponse>> Lost;
  {
    std::lock_guard<std::mutex> Guard(PendingLock);
    Lost.swap(Pending);
  }
  for (auto &[Id, Promise] : Lost)
    Promise.set_exception(std::make_exception_ptr(NetworkError(Why)));
}

} // namespace heron
