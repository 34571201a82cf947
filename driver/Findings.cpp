#include "driver/Findings.h"
#include "driver/CompileCommands.h"
#include "driver/NoLint.h"

#include "llvm/Support/Path.h"

#include <algorithm>
#include <map>
#include <set>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

std::string folderOf(StringRef File, StringRef Root) {
  return llvm::sys::path::parent_path(normalPath(File, Root)).str();
}

void applyComments(std::vector<ReportedFinding> &Findings, const SourceFiles &Sources,
                   std::vector<Notification> &Problems) {
  std::map<std::string, NoLintFile> Files;
  for (ReportedFinding &Reported : Findings) {
    const std::string &Path = Reported.Finding.Where.File;
    auto Known = Files.find(Path);
    if (Known == Files.end()) {
      const SourceFile *File = Sources.get(Path);
      Known = Files.emplace(Path, NoLintFile(File ? File->bytes() : "")).first;
      for (const NoLintFile::Unmatched &Each : Known->second.unmatched())
        Problems.push_back({Severity::Warning, "bad-comment", Path, Each.Line,
                            Each.Column, Each.Message});
    }
    std::optional<NoLintFile::Cover> Cover = Known->second.covers(
        Reported.Finding.Where.At.Line, Reported.Finding.Where.At.Column,
        Reported.Finding.Check);
    if (!Cover)
      continue;
    Reported.Suppressed = true;
    Reported.Justification = Cover->Justification;
  }
}

} // namespace

std::vector<ReportedFinding> findingsOf(Linked &Program,
                                        Configuration &Config, link::Confidence Least,
                                        bool Strict, const std::string &Root,
                                        const SourceFiles &Sources,
                                        std::vector<Notification> &Problems) {
  // Checks choose among themselves per cycle, so each configuration is a run of
  // its own, of which the findings in its own folders count.
  std::map<FolderConfig, std::set<std::string>> Runs;
  std::set<std::string> Folders;
  for (const std::string &File : Program.codeFiles())
    Folders.insert(folderOf(File, Root));
  for (const std::string &Folder : Folders)
    Runs[Config.folder(Folder)].insert(Folder);

  std::vector<ReportedFinding> Findings;
  std::set<std::string> OptionErrors;
  for (const auto &[Settings, Within] : Runs) {
    const Linked::Checked &Answer = Program.check(Settings);
    OptionErrors.insert(Answer.OptionErrors.begin(), Answer.OptionErrors.end());
    for (const Finding &Found : Answer.Findings) {
      if (Found.Confidence < Least || !Within.count(folderOf(Found.Where.File, Root)))
        continue;
      bool Note = Found.Level == Level::Note;
      if (Note && !Strict && !Config.asksFor(Found.Check))
        continue;
      ReportedFinding Reported;
      Reported.Finding = Found;
      Findings.push_back(std::move(Reported));
    }
  }
  for (const std::string &Error : OptionErrors)
    Problems.push_back({Severity::Warning, "bad-option", "", 0, 0,
                        "CheckOptions in .clang-tidy: " + Error});
  std::sort(Findings.begin(), Findings.end(),
            [](const ReportedFinding &A, const ReportedFinding &B) {
              auto Key = [](const Finding &Each) {
                return std::tie(Each.Where.File, Each.Where.At.Line,
                                Each.Where.At.Column, Each.Check, Each.Message);
              };
              return Key(A.Finding) < Key(B.Finding);
            });
  applyComments(Findings, Sources, Problems);
  return Findings;
}

} // namespace retrylint::driver
