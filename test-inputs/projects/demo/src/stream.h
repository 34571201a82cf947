#ifndef TIDEWATCH_STREAM_H
#define TIDEWATCH_STREAM_H

#include <boost/asio.hpp>

#include <array>
#include <chrono>
#include <random>

namespace tidewatch {

/// Warnings from the harbour office, as long as the gauge runs.
class WarningStream {
public:
  WarningStream(boost::asio::io_context &Context, boost::asio::ip::tcp::endpoint Peer);
  void start();
  void stop();

private:
  void onConnect(const boost::system::error_code &Code);
  void read();
  void onRead(const boost::system::error_code &Code, std::size_t Size);

  boost::asio::ip::tcp::socket Socket;
  boost::asio::ip::tcp::endpoint Peer;
  std::array<char, 1024> Buffer;
  bool Stopped = false;
};

/// Water levels of the neighbouring gauges.
class NeighbourStream {
public:
  NeighbourStream(boost::asio::io_context &Context, boost::asio::ip::tcp::endpoint Peer);
  void start();
  void stop();

private:
  void onConnect(const boost::system::error_code &Code);
  void connectLater();
  void read();
  void onRead(const boost::system::error_code &Code, std::size_t Size);

  boost::asio::ip::tcp::socket Socket;
  boost::asio::ip::tcp::endpoint Peer;
  boost::asio::steady_timer Pause;
  std::mt19937 Random{std::random_device{}()};
  std::chrono::milliseconds Delay;
  std::array<char, 1024> Buffer;
  bool Stopped = false;
};

} // namespace tidewatch

#endif
