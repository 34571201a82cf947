/* The part of Winsock that the test inputs use, with its values. */
#ifndef TEST_INPUTS_WINSOCK2_H
#define TEST_INPUTS_WINSOCK2_H

#include <windows.h>

typedef uintptr_t SOCKET;
#define INVALID_SOCKET ((SOCKET)~0)
#define SOCKET_ERROR (-1)
#define AF_INET 2
#define SOCK_STREAM 1
#define IPPROTO_TCP 6
#define WSAEWOULDBLOCK 10035
#define WSAETIMEDOUT 10060
#define WSAECONNREFUSED 10061
#define WSAECONNRESET 10054

struct sockaddr {
  unsigned short sa_family;
  char sa_data[14];
};
typedef struct _WSABUF {
  ULONG len;
  char *buf;
} WSABUF;

SOCKET socket(int af, int type, int protocol);
int closesocket(SOCKET s);
int connect(SOCKET s, const struct sockaddr *name, int namelen);
int WSAConnect(SOCKET s, const struct sockaddr *name, int namelen, WSABUF *caller, WSABUF *callee,
               void *sqos, void *gqos);
int recv(SOCKET s, char *buf, int len, int flags);
int WSAGetLastError(void);

#endif
