#include "driver/reports/Writers.h"

namespace retrylint::driver {

llvm::ArrayRef<Format> formats() {
  static const Format All[] = {
      {"text", "source line, caret, and the way round as notes", writeText},
      {"concise", "one line a finding", writeConcise},
      {"json", "everything that is known, for scripts", writeJson},
      {"sarif", "SARIF 2.1.0: everything, for editors and code scanning", writeSarif},
      {"sarif-github", "SARIF 2.1.0 for upload: open findings only, within GitHub's limits",
       writeSarifGithub},
      {"junit", "test results: Jenkins, GitLab, Azure", writeJunit},
      {"github", "annotations of a GitHub Actions step", writeGithub},
      {"gitlab", "GitLab's code quality report", writeGitlab},
      {"checkstyle", "Checkstyle XML: reviewdog, Jenkins", writeCheckstyle},
      {"agent", "one self-contained line a finding, for coding agents", writeAgent},
      {"html", "one page with the code and the paths", writeHtml},
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
