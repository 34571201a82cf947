// WinINet: an updater that opens an address and reads it.
#include <windows.h>

#include <bcrypt.h>
#include <wininet.h>

// A second between two looks at a server that is down, for as long as it is.
HINTERNET openEagerly(HINTERNET Internet, LPCWSTR Url) {
  HINTERNET File;
  while ((File = InternetOpenUrl(Internet, Url, NULL, 0, INTERNET_FLAG_RELOAD, 0)) == NULL) // expected-warning {{'InternetOpenUrlW' is retried for ever while it fails}} expected-warning {{this retries every failure of 'InternetOpenUrlW', also a refusal that the same request will meet again}}
    Sleep(1000); // expected-warning {{every retry of 'InternetOpenUrlW' waits the same 1 s}}
  return File;
}

HINTERNET openPatiently(HINTERNET Internet, LPCWSTR Url, HANDLE Stop) {
  DWORD Limit = 10000, Wait = 1000;
  InternetSetOption(Internet, INTERNET_OPTION_CONNECT_TIMEOUT, &Limit, sizeof Limit);
  InternetSetOption(Internet, INTERNET_OPTION_RECEIVE_TIMEOUT, &Limit, sizeof Limit);
  for (int Left = 6;; --Left) {
    HINTERNET File = InternetOpenUrl(Internet, Url, NULL, 0, INTERNET_FLAG_RELOAD, 0);
    if (File)
      return File;
    DWORD Error = GetLastError(), Random = 0;
    if (Error != ERROR_INTERNET_TIMEOUT && Error != ERROR_INTERNET_CANNOT_CONNECT)
      return NULL;
    if (Left == 0)
      return NULL;
    BCryptGenRandom(NULL, (PUCHAR)&Random, sizeof Random, BCRYPT_USE_SYSTEM_PREFERRED_RNG);
    if (WaitForSingleObject(Stop, Wait + Random % Wait) == WAIT_OBJECT_0)
      return NULL;
    Wait = Wait < 30000 ? Wait * 2 : 60000;
  }
}

BOOL copy(HINTERNET File, BOOL (*Use)(const void *, DWORD)) {
  BYTE Buffer[4096];
  DWORD Size = 0;
  while (InternetReadFile(File, Buffer, sizeof Buffer, &Size) && Size > 0)
    if (!Use(Buffer, Size))
      return FALSE;
  return Size == 0;
}
