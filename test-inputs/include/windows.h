/* The part of Windows' interface that the test inputs use, with its values. */
#ifndef TEST_INPUTS_WINDOWS_H
#define TEST_INPUTS_WINDOWS_H

#include <stddef.h>
#include <stdint.h>

typedef int BOOL;
typedef unsigned int DWORD;
typedef unsigned short WORD;
typedef unsigned long long ULONGLONG;
typedef void *HANDLE;
typedef void *LPVOID;
typedef wchar_t WCHAR;
typedef const wchar_t *LPCWSTR;
typedef const char *LPCSTR;
typedef DWORD *LPDWORD;
typedef uintptr_t DWORD_PTR;
typedef unsigned char BYTE;
typedef unsigned char *PUCHAR;
typedef unsigned long ULONG;
typedef int NTSTATUS;
#define TRUE 1
#define FALSE 0
#define INFINITE 0xFFFFFFFF
#define WAIT_OBJECT_0 0
#define WAIT_TIMEOUT 258

DWORD GetLastError(void);
BOOL SwitchToThread(void);
void Sleep(DWORD dwMilliseconds);
DWORD WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds);

#endif
