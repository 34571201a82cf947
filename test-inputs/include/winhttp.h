/* The part of WinHTTP that the test inputs use, with its values. */
#ifndef TEST_INPUTS_WINHTTP_H
#define TEST_INPUTS_WINHTTP_H

#include <windows.h>

typedef LPVOID HINTERNET;
#define WINHTTP_NO_ADDITIONAL_HEADERS NULL
#define WINHTTP_NO_REQUEST_DATA NULL
#define ERROR_WINHTTP_TIMEOUT 12002
#define ERROR_WINHTTP_CANNOT_CONNECT 12029
#define ERROR_WINHTTP_CONNECTION_ERROR 12030

BOOL WinHttpSetTimeouts(HINTERNET hInternet, int resolve, int connect, int send, int receive);
BOOL WinHttpSendRequest(HINTERNET hRequest, LPCWSTR headers, DWORD headersLength, LPVOID optional,
                        DWORD optionalLength, DWORD totalLength, DWORD_PTR context);
BOOL WinHttpReceiveResponse(HINTERNET hRequest, LPVOID reserved);
BOOL WinHttpQueryDataAvailable(HINTERNET hRequest, LPDWORD available);
BOOL WinHttpReadData(HINTERNET hRequest, LPVOID buffer, DWORD toRead, LPDWORD read);

#endif
