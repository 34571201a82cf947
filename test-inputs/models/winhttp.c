// WinHTTP: a request is sent, its answer received, and its body read.
#include <windows.h>

#include <bcrypt.h>
#include <winhttp.h>

BOOL requestEagerly(HINTERNET Request) {
  while (!WinHttpSendRequest(Request, WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, // expected-warning {{this retries every failure of 'WinHttpSendRequest', also a refusal that the same request will meet again}} expected-warning {{'WinHttpSendRequest' is retried for ever while it fails}}
                             0, 0))
    Sleep(10); // expected-warning {{every retry of 'WinHttpSendRequest' waits the same 10 ms}}
  return WinHttpReceiveResponse(Request, NULL);
}

static BOOL worthARetry(DWORD Error) {
  switch (Error) {
  case ERROR_WINHTTP_TIMEOUT:
  case ERROR_WINHTTP_CANNOT_CONNECT:
  case ERROR_WINHTTP_CONNECTION_ERROR:
    return TRUE;
  default:
    return FALSE;
  }
}

BOOL request(HINTERNET Request, HANDLE Stop) {
  DWORD Wait = 500;
  WinHttpSetTimeouts(Request, 5000, 5000, 10000, 10000);
  for (int Left = 5;; --Left) {
    DWORD Random = 0;
    if (WinHttpSendRequest(Request, WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, 0,
                           0) &&
        WinHttpReceiveResponse(Request, NULL))
      return TRUE;
    switch (GetLastError()) {
    case ERROR_WINHTTP_TIMEOUT:
    case ERROR_WINHTTP_CANNOT_CONNECT:
    case ERROR_WINHTTP_CONNECTION_ERROR:
      break;
    default:
      return FALSE;
    }
    if (Left == 0)
      return FALSE;
    BCryptGenRandom(NULL, (PUCHAR)&Random, sizeof Random, BCRYPT_USE_SYSTEM_PREFERRED_RNG);
    if (WaitForSingleObject(Stop, Wait / 2 + Random % (Wait / 2)) == WAIT_OBJECT_0)
      return FALSE;
    Wait = Wait < 20000 ? Wait * 2 : 30000;
  }
}

BOOL requestByHelper(HINTERNET Request, HANDLE Stop) {
  DWORD Wait = 500;
  WinHttpSetTimeouts(Request, 5000, 5000, 10000, 10000);
  for (int Left = 5; Left > 0; --Left) {
    DWORD Random = 0;
    if (WinHttpSendRequest(Request, WINHTTP_NO_ADDITIONAL_HEADERS, 0, WINHTTP_NO_REQUEST_DATA, 0, 0,
                           0) &&
        WinHttpReceiveResponse(Request, NULL))
      return TRUE;
    if (!worthARetry(GetLastError()) || Left == 1)
      return FALSE;
    BCryptGenRandom(NULL, (PUCHAR)&Random, sizeof Random, BCRYPT_USE_SYSTEM_PREFERRED_RNG);
    if (WaitForSingleObject(Stop, Wait / 2 + Random % (Wait / 2)) == WAIT_OBJECT_0)
      return FALSE;
    Wait = Wait < 20000 ? Wait * 2 : 30000;
  }
  return FALSE;
}

BOOL copy(HINTERNET Request, BOOL (*Use)(const void *, DWORD)) {
  BYTE Buffer[4096];
  DWORD Available = 0, Size = 0;
  while (WinHttpQueryDataAvailable(Request, &Available) && Available > 0) {
    if (!WinHttpReadData(Request, Buffer, sizeof Buffer, &Size) || !Use(Buffer, Size))
      return FALSE;
  }
  return TRUE;
}
