// Winsock: a client that shares its thread with a stop event.
#include <winsock2.h>

#include <bcrypt.h>

SOCKET dialEagerly(const struct sockaddr *Peer, int Size) {
  for (;;) { // expected-error {{'WSAConnect' is retried for ever while it fails, with no delay}} expected-warning {{'WSAConnect' is tried again at once after a failure}}
    SOCKET Socket = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (WSAConnect(Socket, Peer, Size, NULL, NULL, NULL, NULL) != SOCKET_ERROR)
      return Socket;
    closesocket(Socket);
    SwitchToThread();
  }
}

SOCKET dial(const struct sockaddr *Peer, int Size, HANDLE Stop) {
  DWORD Wait = 250;
  for (int Attempt = 1; Attempt <= 8; ++Attempt) {
    SOCKET Socket = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
    if (WSAConnect(Socket, Peer, Size, NULL, NULL, NULL, NULL) != SOCKET_ERROR)
      return Socket;
    int Error = WSAGetLastError();
    closesocket(Socket);
    if (Error != WSAECONNREFUSED && Error != WSAETIMEDOUT)
      break;
    DWORD Random = 0;
    BCryptGenRandom(NULL, (PUCHAR)&Random, sizeof Random, BCRYPT_USE_SYSTEM_PREFERRED_RNG);
    if (Attempt == 8 || WaitForSingleObject(Stop, Wait / 2 + Random % (Wait / 2)) == WAIT_OBJECT_0)
      break;
    Wait = Wait < 10000 ? Wait * 2 : 20000;
  }
  return INVALID_SOCKET;
}

// Reads until the peer closes.
int readAll(SOCKET Socket, char *Into, int Size) {
  int Total = 0, Count;
  while (Total < Size && (Count = recv(Socket, Into + Total, Size - Total, 0)) > 0)
    Total += Count;
  return Total;
}
