#include "driver/Commands.h"

#include "llvm/Support/Signals.h"

int main(int Count, char **Words) {
  llvm::sys::PrintStackTraceOnErrorSignal(Words[0]);
  return retrylint::driver::run(Count, Words);
}
