/* The part of WinINet that the test inputs use, with its values. */
#ifndef TEST_INPUTS_WININET_H
#define TEST_INPUTS_WININET_H

#include <windows.h>

typedef LPVOID HINTERNET;
#define INTERNET_FLAG_RELOAD 0x80000000
#define INTERNET_OPTION_CONNECT_TIMEOUT 2
#define INTERNET_OPTION_RECEIVE_TIMEOUT 6
#define ERROR_INTERNET_TIMEOUT 12002
#define ERROR_INTERNET_CANNOT_CONNECT 12029

HINTERNET InternetOpenUrlW(HINTERNET hInternet, LPCWSTR url, LPCWSTR headers, DWORD length,
                           DWORD flags, DWORD_PTR context);
BOOL InternetSetOptionW(HINTERNET hInternet, DWORD option, LPVOID buffer, DWORD length);
BOOL InternetReadFile(HINTERNET hFile, LPVOID buffer, DWORD toRead, LPDWORD read);
BOOL InternetCloseHandle(HINTERNET hInternet);
#define InternetOpenUrl InternetOpenUrlW
#define InternetSetOption InternetSetOptionW

#endif
