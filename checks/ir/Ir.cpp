#include "ir/Ir.h"
