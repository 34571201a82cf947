// Sockets: a client, a walk over addresses, and a server's loop.
#include <errno.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int dialEagerly(const struct sockaddr *Peer, socklen_t Size) {
  for (;;) { // expected-error {{'connect' is retried for ever while it fails, with no delay}} expected-warning {{'connect' is tried again at once after a failure}}
    int Socket = socket(Peer->sa_family, SOCK_STREAM, 0);
    if (connect(Socket, Peer, Size) == 0)
      return Socket;
    close(Socket);
  }
}

int dial(const struct sockaddr *Peer, socklen_t Size) {
  unsigned Delay = 100000;
  for (int Attempt = 0; Attempt < 7; ++Attempt) {
    int Socket = socket(Peer->sa_family, SOCK_STREAM, 0);
    if (connect(Socket, Peer, Size) == 0)
      return Socket;
    int Error = errno;
    close(Socket);
    if ((Error != ECONNREFUSED && Error != ETIMEDOUT) || Attempt == 6)
      return -1;
    usleep(Delay / 2 + arc4random_uniform(Delay / 2));
    Delay = Delay < 5000000 ? Delay * 2 : 5000000;
  }
  return -1;
}

// Each turn asks another address.
int dialAny(const char *Host) {
  struct addrinfo Hints, *All;
  memset(&Hints, 0, sizeof Hints);
  Hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(Host, "https", &Hints, &All) != 0)
    return -1;
  int Socket = -1;
  for (struct addrinfo *At = All; At; At = At->ai_next) {
    Socket = socket(At->ai_family, At->ai_socktype, At->ai_protocol);
    if (Socket >= 0 && connect(Socket, At->ai_addr, At->ai_addrlen) == 0)
      break;
    if (Socket >= 0)
      close(Socket);
    Socket = -1;
  }
  freeaddrinfo(All);
  return Socket;
}

// A server goes on whatever one client did.
void serve(int Listening, void (*Use)(int)) {
  for (;;) {
    int Client = accept(Listening, NULL, NULL);
    if (Client < 0) {
      if (errno == EINTR)
        continue;
      return;
    }
    Use(Client);
    close(Client);
  }
}
