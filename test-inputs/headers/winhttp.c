// Written from checks/models/winhttp.json by test-model-headers; see there.
#define _WIN32_WINNT 0x0A00
#include <winsock2.h>
#include <windows.h>
#include <winhttp.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (WinHttpSendRequest)(ANY(HINTERNET), ANY(LPCWSTR), ANY(DWORD), ANY(LPVOID), ANY(DWORD), ANY(DWORD), ANY(DWORD_PTR));
  (WinHttpReceiveResponse)(ANY(HINTERNET), ANY(LPVOID));
  (WinHttpReadData)(ANY(HINTERNET), ANY(LPVOID), ANY(DWORD), ANY(LPDWORD));
  (WinHttpWriteData)(ANY(HINTERNET), ANY(LPCVOID), ANY(DWORD), ANY(LPDWORD));
  (WinHttpQueryDataAvailable)(ANY(HINTERNET), ANY(LPDWORD));
  (WinHttpWebSocketCompleteUpgrade)(ANY(HINTERNET), ANY(DWORD_PTR));
  (WinHttpWebSocketSend)(ANY(HINTERNET), ANY(WINHTTP_WEB_SOCKET_BUFFER_TYPE), ANY(void *), ANY(DWORD));
  (WinHttpWebSocketReceive)(ANY(HINTERNET), ANY(void *), ANY(DWORD), ANY(DWORD *), ANY(WINHTTP_WEB_SOCKET_BUFFER_TYPE *));
  (WinHttpOpen)(ANY(LPCWSTR), ANY(DWORD), ANY(LPCWSTR), ANY(LPCWSTR), ANY(DWORD));
  (WinHttpConnect)(ANY(HINTERNET), ANY(LPCWSTR), ANY(INTERNET_PORT), ANY(DWORD));
  (WinHttpOpenRequest)(ANY(HINTERNET), ANY(LPCWSTR), ANY(LPCWSTR), ANY(LPCWSTR), ANY(LPCWSTR), ANY(LPCWSTR *), ANY(DWORD));
  (WinHttpQueryHeaders)(ANY(HINTERNET), ANY(DWORD), ANY(LPCWSTR), ANY(LPVOID), ANY(LPDWORD), ANY(LPDWORD));
  (WinHttpSetStatusCallback)(ANY(HINTERNET), ANY(WINHTTP_STATUS_CALLBACK), ANY(DWORD), ANY(DWORD_PTR));
  (WinHttpSetTimeouts)(ANY(HINTERNET), ANY(int), ANY(int), ANY(int), ANY(int));
  (WinHttpSetOption)(ANY(HINTERNET), ANY(DWORD), ANY(LPVOID), ANY(DWORD));
  (WinHttpCloseHandle)(ANY(HINTERNET));
}
