#ifndef TIDEWATCH_READING_H
#define TIDEWATCH_READING_H

#include <stdint.h>

struct reading {
  int64_t taken_at;
  char gauge[16];
  double metres;
};

#endif
