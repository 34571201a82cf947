// ZeroMQ: requests with a limit, each on a socket of its own ("Lazy Pirate").
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zmq.h>

// A malformed endpoint is refused at once, and always.
void connectEagerly(void *Socket, const char *Endpoint) {
  while (zmq_connect(Socket, Endpoint) != 0) // expected-error {{'zmq_connect' is retried for ever while it fails, with no delay}} expected-warning {{'zmq_connect' is tried again at once after a failure}}
    perror(Endpoint);
}

// A REQ socket that got no answer is of no use any more, so each try has a new one.
int ask(void *Context, const char *Endpoint, const char *Question, size_t Size, char *Answer,
        size_t Most) {
  for (int Left = 3; Left > 0; --Left) {
    void *Socket = zmq_socket(Context, ZMQ_REQ);
    int Linger = 0;
    zmq_setsockopt(Socket, ZMQ_LINGER, &Linger, sizeof Linger);
    if (zmq_connect(Socket, Endpoint) != 0 || zmq_send(Socket, Question, Size, 0) < 0) {
      zmq_close(Socket);
      return -1;
    }
    zmq_pollitem_t Item = {Socket, 0, ZMQ_POLLIN, 0};
    zmq_poll(&Item, 1, 2500 + arc4random_uniform(500));
    int Got = Item.revents & ZMQ_POLLIN ? zmq_recv(Socket, Answer, Most, 0) : -1;
    zmq_close(Socket);
    if (Got >= 0)
      return Got;
  }
  return -1;
}

// A subscriber reads on; the library connects again by itself.
void follow(void *Feed, void (*Use)(const char *, int)) {
  char Text[256];
  int Size;
  while ((Size = zmq_recv(Feed, Text, sizeof Text, 0)) >= 0)
    Use(Text, Size);
}
