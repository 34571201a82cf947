#include "stream.h"

#include <algorithm>
#include <cstdio>
#include <utility>

using boost::system::error_code;

namespace tidewatch {
namespace {
constexpr std::chrono::milliseconds FirstDelay{500};
constexpr std::chrono::milliseconds LongestDelay{60000};
} // namespace

WarningStream::WarningStream(boost::asio::io_context &Context,
                             boost::asio::ip::tcp::endpoint Peer)
    : Socket(Context), Peer(std::move(Peer)) {}

void WarningStream::start() {
  if (Stopped)
    return;
  Socket.async_connect(Peer, [this](const error_code &Code) { onConnect(Code); });
}

void WarningStream::stop() {
  Stopped = true;
  error_code Ignored;
  Socket.close(Ignored);
}

void WarningStream::onConnect(const error_code &Code) {
  if (Code == boost::asio::error::operation_aborted)
    return;
  if (Code) {
    std::fprintf(stderr, "warnings: %s\n", Code.message().c_str());
    start(); // finding: retry-callback-without-delay
    return;
  }
  read();
}

void WarningStream::read() {
  Socket.async_read_some(
      boost::asio::buffer(Buffer.data(), Buffer.size()),
      [this](const error_code &Code, std::size_t Size) { onRead(Code, Size); });
}

void WarningStream::onRead(const error_code &Code, std::size_t Size) {
  if (Code)
    return;
  std::fwrite(Buffer.data(), 1, Size, stdout);
  read();
}

NeighbourStream::NeighbourStream(boost::asio::io_context &Context,
                                 boost::asio::ip::tcp::endpoint Peer)
    : Socket(Context), Peer(std::move(Peer)), Pause(Context), Delay(FirstDelay) {}

void NeighbourStream::start() {
  if (Stopped)
    return;
  Socket.async_connect(Peer, [this](const error_code &Code) { onConnect(Code); });
}

void NeighbourStream::stop() {
  Stopped = true;
  Pause.cancel();
  error_code Ignored;
  Socket.close(Ignored);
}

void NeighbourStream::onConnect(const error_code &Code) {
  if (Code == boost::asio::error::operation_aborted)
    return;
  if (Code) {
    connectLater();
    return;
  }
  read();
}

void NeighbourStream::connectLater() {
  std::uniform_int_distribution<long> Spread(Delay.count() / 2, Delay.count());
  Pause.expires_after(std::chrono::milliseconds(Spread(Random)));
  Delay = std::min(Delay * 2, LongestDelay);
  Pause.async_wait([this](const error_code &Code) {
    if (!Code)
      start();
  });
}

void NeighbourStream::read() {
  Socket.async_read_some(
      boost::asio::buffer(Buffer.data(), Buffer.size()),
      [this](const error_code &Code, std::size_t Size) { onRead(Code, Size); });
}

void NeighbourStream::onRead(const error_code &Code, std::size_t Size) {
  if (Code == boost::asio::error::operation_aborted)
    return;
  if (Code) {
    connectLater();
    return;
  }
  Delay = FirstDelay;
  std::fwrite(Buffer.data(), 1, Size, stdout);
  read();
}

} // namespace tidewatch
