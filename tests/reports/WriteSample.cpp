// Writes the sample run in the format that is named.

#include "Sample.h"

#include <llvm/Support/raw_ostream.h>

int main(int Argc, char **Argv) {
  using namespace retrylint::driver;
  const Format *Chosen = Argc == 2 ? findFormat(Argv[1]) : nullptr;
  if (!Chosen) {
    llvm::errs() << "usage: write-sample FORMAT\n";
    return 2;
  }
  test::Sample Run;
  Chosen->Write(llvm::outs(), Run.Findings, Run.Client.Run);
}
