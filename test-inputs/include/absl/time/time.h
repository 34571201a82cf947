// See clock.h.
#include <absl/time/clock.h>
