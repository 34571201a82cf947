// Written from checks/models/readline.json by test-model-headers; see there.
#include <stdio.h>
#include <readline/readline.h>

#define ANY(T) (*(__typeof__(T) *)0)

void callsEachOnce(void) {
  (readline)(ANY(const char *));
}
