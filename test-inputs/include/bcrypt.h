/* The part of Windows' cryptography that the test inputs use. */
#ifndef TEST_INPUTS_BCRYPT_H
#define TEST_INPUTS_BCRYPT_H

#include <windows.h>

#define BCRYPT_USE_SYSTEM_PREFERRED_RNG 2
NTSTATUS BCryptGenRandom(void *hAlgorithm, PUCHAR pbBuffer, ULONG cbBuffer, ULONG dwFlags);

#endif
