#include "driver/reports/Writers.h"

namespace retrylint::driver {

llvm::ArrayRef<Format> formats() {
  static const Format All[] = {
      {"text", "source line, caret, and the way round as notes", writeText},
      {"concise", "one line a finding", writeConcise},
      {"sarif", "SARIF 2.1.0, for code scanning services and editors", writeSarif},
  };
  return All;
}

const Format *findFormat(llvm::StringRef Name) {
  for (const Format &Candidate : formats())
    if (llvm::StringRef(Candidate.Name) == Name)
      return &Candidate;
  return nullptr;
}

std::string_view levelName(Level Level) {
  switch (Level) {
  case Level::Note:
    return "note";
  case Level::Warning:
    return "warning";
  case Level::Error:
    return "error";
  }
  return "warning";
}

} // namespace retrylint::driver
