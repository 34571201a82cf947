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

/// Every folder with code that a finding could be in.
std::set<std::string> foldersOf(const link::Program &Program, StringRef Root) {
  std::set<std::string> Folders;
  for (const ir::Unit &Unit : Program.units())
    for (const ir::File &File : Unit.Files)
      if (!File.System && !File.Path.empty())
        Folders.insert(folderOf(File.Path, Root));
  return Folders;
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

std::vector<ReportedFinding> findingsOf(const link::Program &Program,
                                        Configuration &Config, link::Confidence Least,
                                        bool Strict, const std::string &Root,
                                        const SourceFiles &Sources,
                                        std::vector<Notification> &Problems) {
  // Checks choose among themselves per cycle, so each configuration is a run of
  // its own, of which the findings in its own folders count.
  std::map<FolderConfig, std::set<std::string>> Runs;
  for (const std::string &Folder : foldersOf(Program, Root))
    Runs[Config.folder(Folder)].insert(Folder);

  std::vector<ReportedFinding> Findings;
  std::set<std::string> OptionErrors;
  for (const auto &[Settings, Folders] : Runs) {
    auto Enabled = [&Settings = Settings](std::string_view Name) {
      const std::vector<CheckInfo> &All = allChecks();
      for (std::size_t Index = 0; Index < All.size(); ++Index)
        if (All[Index].Name == Name)
          return bool(Settings.Enabled[Index]);
      return false;
    };
    CheckSet Checks(Enabled, Settings.Options);
    OptionErrors.insert(Checks.errors().begin(), Checks.errors().end());
    for (Finding &Found : Checks.run(Program)) {
      if (Found.Confidence < Least || !Folders.count(folderOf(Found.Where.File, Root)))
        continue;
      bool Note = Found.Level == Level::Note;
      if (Note && !Strict && !Config.asksFor(Found.Check))
        continue;
      ReportedFinding Reported;
      Reported.Finding = std::move(Found);
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
