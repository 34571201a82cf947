// Abseil: its times and random numbers, around a socket.
#include <absl/random/random.h>
#include <absl/time/clock.h>
#include <absl/time/time.h>

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

int dialEagerly(const sockaddr *Peer, socklen_t Size) {
  for (;;) { // expected-warning {{'connect' is retried for ever while it fails}}
    int Socket = socket(Peer->sa_family, SOCK_STREAM, 0);
    if (connect(Socket, Peer, Size) == 0)
      return Socket;
    close(Socket);
    absl::SleepFor(absl::Microseconds(100)); // expected-warning {{the wait before each retry of 'connect' is only 100 us, up to 10000 attempts a second}}
  }
}

int dial(const sockaddr *Peer, socklen_t Size) {
  absl::BitGen Random;
  absl::Duration Wait = absl::Milliseconds(100);
  for (int Left = 6; Left > 0; --Left) {
    int Socket = socket(Peer->sa_family, SOCK_STREAM, 0);
    if (connect(Socket, Peer, Size) == 0)
      return Socket;
    int Error = errno;
    close(Socket);
    if (Error != ECONNREFUSED && Error != ETIMEDOUT)
      break;
    if (Left > 1)
      absl::SleepFor(Wait * absl::Uniform(Random, 0.5, 1.0));
    Wait = std::min(Wait * 2, absl::Seconds(10));
  }
  return -1;
}
