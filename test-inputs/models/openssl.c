// OpenSSL: "want" is no failure.
#include <openssl/ssl.h>
#include <poll.h>

int handshakeEagerly(SSL *Ssl) {
  int Result;
  while ((Result = SSL_do_handshake(Ssl)) <= 0 && SSL_get_error(Ssl, Result) == SSL_ERROR_SYSCALL) // expected-warning {{'SSL_do_handshake' is tried again at once after a failure}} expected-warning {{this retries every failure of 'SSL_do_handshake', also a refusal that the same request will meet again}}
    SSL_clear(Ssl);
  return Result;
}

int handshake(SSL *Ssl, int Socket) {
  for (;;) {
    int Result = SSL_connect(Ssl);
    if (Result == 1)
      return 0;
    struct pollfd Wanted = {Socket, 0, 0};
    switch (SSL_get_error(Ssl, Result)) {
    case SSL_ERROR_WANT_READ:
      Wanted.events = POLLIN;
      break;
    case SSL_ERROR_WANT_WRITE:
      Wanted.events = POLLOUT;
      break;
    default:
      return -1;
    }
    if (poll(&Wanted, 1, 5000) <= 0)
      return -1;
  }
}

int writeAll(SSL *Ssl, const char *Data, int Size) {
  while (Size > 0) {
    int Count = SSL_write(Ssl, Data, Size);
    if (Count <= 0)
      return -1;
    Data += Count;
    Size -= Count;
  }
  return 0;
}
