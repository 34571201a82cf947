#include "driver/Commands.h"
#include "driver/CompileCommands.h"
#include "driver/Messages.h"
#include "driver/reports/SarifMerge.h"

#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace retrylint::driver {

int runMerge(const Options &Given) {
  using llvm::StringRef;
  if (Given.Paths.empty()) {
    say(Severity::Error, "merge: which logs? 'retrylint merge A.sarif B.sarif -o ALL.sarif'");
    return ExitUsage;
  }
  std::vector<NamedLog> Logs;
  for (const std::string &Path : Given.Paths) {
    auto Buffer = llvm::MemoryBuffer::getFile(normalPath(Path, Given.WorkingDirectory));
    if (!Buffer) {
      say(Severity::Error, Path + ": " + StringRef(Buffer.getError().message()).lower());
      return ExitUsage;
    }
    Logs.push_back({Path, (*Buffer)->getBuffer().str()});
  }
  std::string Error;
  std::optional<std::string> Text = mergeSarif(Logs, Error);
  if (!Text) {
    say(Severity::Error, Error);
    return ExitUsage;
  }
  if (Given.OutputFile.empty() || Given.OutputFile == "-") {
    llvm::outs() << *Text;
    return ExitClean;
  }
  std::string Path = normalPath(Given.OutputFile, Given.WorkingDirectory);
  if (llvm::Error Failed = llvm::writeToOutput(Path, [&](llvm::raw_ostream &Out) {
        Out << *Text;
        return llvm::Error::success();
      })) {
    say(Severity::Error, Given.OutputFile + ": cannot be written: " +
                             StringRef(llvm::toString(std::move(Failed))).lower());
    return ExitUsage;
  }
  return ExitClean;
}

} // namespace retrylint::driver
