#include "RetryCheck.h"
