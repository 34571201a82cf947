"""How long retrylint-clangd takes from an edit to diagnostics, beside the clangd that it is made of."""

import statistics
import time

from hosttest import LanguageServer
from real.host import check, host_test

# The promise: at most this many times what clangd takes.
MOST = 1.1
ROUNDS = 12

HEAD = """#include <asio.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>
using asio::ip::tcp;
using namespace std::chrono_literals;
"""
# A client of a protocol with frames, that keeps its connection up.
SESSION = """
class Session@ : public std::enable_shared_from_this<Session@> {
public:
  Session@(asio::io_context &Context, tcp::endpoint Peer)
      : Socket(Context), Timer(Context), Peer(std::move(Peer)) {}
  void start() { connect(); }
  void stop() {
    Stopped = true;
    asio::error_code Ignored;
    Socket.close(Ignored);
    Timer.cancel();
  }

private:
  void connect() {
    auto Self = shared_from_this();
    Socket.async_connect(Peer, [this, Self](const asio::error_code &Code) {
      if (Stopped)
        return;
      if (Code)
        return retryLater();
      Delay = 100ms;
      readHeader();
    });
  }

  void retryLater() {
    auto Self = shared_from_this();
    std::uniform_int_distribution<long> Spread(Delay.count() / 2, Delay.count());
    Timer.expires_after(std::chrono::milliseconds(Spread(Random)));
    Delay = std::min<std::chrono::milliseconds>(Delay * 2, 30s);
    Timer.async_wait([this, Self](const asio::error_code &Code) {
      if (!Code && !Stopped && ++Attempts < 20)
        connect();
    });
  }

  void readHeader() {
    auto Self = shared_from_this();
    asio::async_read(Socket, asio::buffer(Header), [this, Self](const asio::error_code &Code, std::size_t) {
      if (Code)
        return retryLater();
      std::size_t Size = 0;
      for (unsigned char Byte : Header)
        Size = Size << 8 | Byte;
      Body.resize(std::min<std::size_t>(Size, 1 << 20));
      readBody();
    });
  }

  void readBody() {
    auto Self = shared_from_this();
    asio::async_read(Socket, asio::buffer(Body), [this, Self](const asio::error_code &Code, std::size_t Got) {
      if (Code)
        return retryLater();
      Received += Got;
      handle(std::string(Body.begin(), Body.end()));
      readHeader();
    });
  }

  void handle(const std::string &Text) {
    if (Text == "ping")
      return send("pong");
    if (OnMessage)
      OnMessage(Text);
  }

  void send(std::string Text) {
    bool Idle = Queue.empty();
    Queue.push_back(std::move(Text));
    if (Idle)
      write();
  }

  void write() {
    auto Self = shared_from_this();
    asio::async_write(Socket, asio::buffer(Queue.front()), [this, Self](const asio::error_code &Code, std::size_t) {
      if (Code)
        return retryLater();
      Queue.erase(Queue.begin());
      if (!Queue.empty())
        write();
    });
  }

  tcp::socket Socket;
  asio::steady_timer Timer;
  tcp::endpoint Peer;
  std::function<void(const std::string &)> OnMessage;
  std::vector<std::string> Queue;
  std::array<unsigned char, 4> Header{};
  std::vector<char> Body;
  std::size_t Received = 0;
  std::chrono::milliseconds Delay{100};
  std::mt19937 Random{std::random_device{}()};
  int Attempts = 0;
  bool Stopped = false;
};
"""
# What is typed at its end, and is to be found.
MISTAKE = """
void Redial(asio::io_context &Context, tcp::endpoint Peer) {
  tcp::socket Socket(Context);
  asio::error_code Code;
  do {
    Socket.connect(Peer, Code);
  } while (Code);
}
"""


def file_text():
    sessions = (1000 - HEAD.count("\n") - MISTAKE.count("\n")) // SESSION.count("\n")
    return HEAD + "".join(SESSION.replace("@", str(number)) for number in range(sessions + 1)) + MISTAKE


def seconds_used(server):
    words = open(f"/proc/{server.server.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / 100


@host_test("clangd-latency", f"from an edit to diagnostics in at most {MOST} times clangd's time, on a file of Asio's",
           apt=["libasio-dev", "clangd-22"])
def latency(host):
    text = file_text()
    folder = host.scratch.path / "sessions"
    folder.mkdir()
    file = folder / "sessions.cpp"
    file.write_text(text)
    (folder / "compile_flags.txt").write_text("-std=c++20\n-DASIO_STANDALONE\n")
    (folder / ".clang-tidy").write_text("Checks: '-*,retry-*'\n")
    servers = {name: LanguageServer([program, "--log=error", "--background-index=false"], folder)
               for name, program in (("clangd", "clangd-22"), ("ours", host.clangd))}
    took = {name: [] for name in servers}
    used = {name: [] for name in servers}
    try:
        found = {name: [each.get("code") for each in server.open(file)] for name, server in servers.items()}
        check(found["clangd"] == [], "the file is not clean for clangd:", found["clangd"])
        check("retry-unbounded" in found["ours"], "the checks did not run:", found["ours"])
        # In turns, so that what else this machine does meets both alike. Each edit is in another function.
        for number in range(ROUNDS):
            at = text.index("++Attempts < 20", len(text) * number // (ROUNDS + 6))
            edited = text[:at] + f"++Attempts < {30 + number}" + text[at + len("++Attempts < 20"):]
            for name, server in servers.items():
                before, started = seconds_used(server), time.monotonic()
                found = server.change(file, edited)
                took[name].append(time.monotonic() - started)
                time.sleep(0.2)  # what it still does afterwards is not waited for, but costs
                used[name].append(seconds_used(server) - before)
                check(bool(found) == (name == "ours"), "other findings after an edit:", found)
    finally:
        for server in servers.values():
            server.close()
    ratio = min(took["ours"]) / min(took["clangd"])
    work = statistics.median(used["ours"]) / statistics.median(used["clangd"])
    lines = text.count("\n")
    host.note(f"{lines} lines: {min(took['ours']):.2f} s, clangd {min(took['clangd']):.2f} s, {ratio:.2f} times; "
              f"CPU {work:.2f} times")
    # A machine that does other things stretches what is waited for, but not what is computed.
    check(min(ratio, work) <= MOST, f"{ratio:.2f} times clangd's time, {work:.2f} times its work")
