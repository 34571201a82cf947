/* nng declares its sleeps and random numbers here; see nng.h. */
#include <nng/nng.h>
