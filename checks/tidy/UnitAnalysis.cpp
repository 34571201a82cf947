//===- UnitAnalysis.cpp - One analysis for all checks of a unit -----------===//

#include "tidy/UnitAnalysis.h"

#include "extract/Extract.h"
#include "link/Program.h"
#include "models/Models.h"
#include "tidy/Diagnose.h"
#include "tidy/Facts.h"
#include "tidy/Places.h"

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <map>
#include <mutex>

namespace retrylint::tidy {
namespace {

struct LoadedModels {
  models::ModelSet Set;
  std::vector<std::string> Errors;
};

/// The bundled models with these before them, the last first. Reading them
/// costs more than most units do, so each combination is read once, and again
/// when a file changes.
std::shared_ptr<const LoadedModels>
modelsFrom(const std::vector<std::string> &Files) {
  std::string Key;
  for (const std::string &File : Files) {
    llvm::sys::fs::file_status Status;
    llvm::sys::fs::status(File, Status);
    Key += File + '\n' +
           llvm::itostr(
               Status.getLastModificationTime().time_since_epoch().count()) +
           '\n';
  }

  static std::mutex Guard;
  static std::map<std::string, std::shared_ptr<const LoadedModels>> Cache;
  std::lock_guard Lock(Guard);
  if (auto Known = Cache.find(Key); Known != Cache.end())
    return Known->second;

  auto Loaded = std::make_shared<LoadedModels>();
  Loaded->Set = models::ModelSet::bundled();
  for (const std::string &File : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File);
    if (!Buffer) {
      Loaded->Errors.push_back(File + ": " + Buffer.getError().message());
      continue;
    }
    for (std::string &Error : Loaded->Set.add((*Buffer)->getBuffer(), File))
      Loaded->Errors.push_back(std::move(Error));
  }
  return Cache[Key] = std::move(Loaded);
}

/// What Relative names beside File or in a folder above it; empty: nothing. The
/// working directory would not do: clang-tidy takes each unit's own.
std::string findAbove(llvm::StringRef File, llvm::StringRef Relative) {
  for (llvm::StringRef Folder = llvm::sys::path::parent_path(File);
       !Folder.empty(); Folder = llvm::sys::path::parent_path(Folder)) {
    llvm::SmallString<256> Path(Folder);
    llvm::sys::path::append(Path, Relative);
    if (llvm::sys::fs::exists(Path))
      return std::string(Path);
  }
  return {};
}

/// A path from an option: absolute ones as they are, others from above File.
std::string resolved(llvm::StringRef Path, llvm::StringRef File) {
  if (llvm::sys::path::is_absolute(Path))
    return Path.str();
  std::string Found = findAbove(File, Path);
  return Found.empty() ? Path.str() : Found;
}

/// Model files of the project, in order of their names, then those of the
/// option.
std::vector<std::string> modelFiles(llvm::StringRef Option,
                                    llvm::StringRef File) {
  std::vector<std::string> Files;
  if (std::string Folder = findAbove(File, ".retrylint/models");
      !Folder.empty()) {
    std::error_code Error;
    for (llvm::sys::fs::directory_iterator At(Folder, Error), End;
         At != End && !Error; At.increment(Error))
      if (llvm::sys::path::extension(At->path()) == ".json")
        Files.push_back(At->path());
    llvm::sort(Files);
  }
  llvm::SmallVector<llvm::StringRef> Paths;
  Option.split(Paths, ';', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Path : Paths)
    Files.push_back(resolved(Path.trim(), File));
  return Files;
}

/// Whether a list of globs asks for a check by its very name: who does that
/// wants to see it whatever its level.
bool namesCheck(llvm::StringRef Globs, llvm::StringRef Check) {
  llvm::SmallVector<llvm::StringRef> Each;
  llvm::SplitString(Globs, Each, ", \t\n\r");
  return llvm::is_contained(Each, Check);
}

} // namespace

std::shared_ptr<UnitAnalysis>
UnitAnalysis::shared(clang::tidy::ClangTidyContext &Context) {
  static std::mutex Guard;
  static std::map<clang::tidy::ClangTidyContext *, std::weak_ptr<UnitAnalysis>>
      Open;
  std::lock_guard Lock(Guard);
  std::erase_if(Open, [](const auto &Entry) { return Entry.second.expired(); });
  std::weak_ptr<UnitAnalysis> &Slot = Open[&Context];
  std::shared_ptr<UnitAnalysis> Unit = Slot.lock();
  // One context serves many units, one after the other.
  if (!Unit || Unit->HasMatcher)
    Slot = Unit = std::make_shared<UnitAnalysis>(Context);
  return Unit;
}

void UnitAnalysis::complain(const std::string &Message) {
  Tidy.configurationDiag("%0") << Message;
}

void UnitAnalysis::report() {
  if (!Ast)
    return;
  std::vector<Finding> Findings = run();
  Places Where(Ast->getSourceManager(), Root);
  for (const Finding &Found : Findings)
    diagnose(Found, Where, Tidy);
}

std::vector<Finding> UnitAnalysis::run() {
  llvm::SmallString<256> File(Tidy.getCurrentFile());
  llvm::sys::fs::make_absolute(File);
  std::shared_ptr<const LoadedModels> Models =
      modelsFrom(modelFiles(Options.Models, File));
  for (const std::string &Error : Models->Errors)
    complain(Error);

  extract::Options Extract;
  Extract.Models = &Models->Set;
  std::shared_ptr<const Facts> Project;
  Root = Options.Root;
  std::string FactsPath = Options.Facts.empty()
                              ? findAbove(File, ".retrylint/facts")
                              : resolved(Options.Facts, File);
  if (!FactsPath.empty() && Options.Facts != "none") {
    std::vector<std::string> Errors;
    Project = Facts::at(FactsPath, Errors);
    for (const std::string &Error : Errors)
      complain(Error);
    if (Root.empty())
      Root = Project->root();
  }
  Extract.Root = Root;
  Extract.OnFault = [&](clang::SourceLocation At, const std::string &Text) {
    Tidy.diag("retry", At, "%0") << Text;
  };
  ir::Unit Live = extract::extract(*Ast, Extract);

  link::Program Program;
  if (Project) {
    for (ir::Unit &Other : Project->around(Live, factsPolicy().Limit))
      Program.add(std::move(Other));
    rememberLiveUnit(Live);
  }
  Program.add(std::move(Live));
  Program.link();

  CheckOptions CheckOptions;
  for (const auto &Option : Tidy.getOptions().CheckOptions)
    if (Option.getKey().starts_with("retry-"))
      CheckOptions.emplace(Option.getKey(), Option.getValue().Value);
  auto Wanted = [&](std::string_view Check, Level Level) {
    return Level != Level::Note || Options.Profile == "strict" ||
           namesCheck(Tidy.getOptions().Checks.value_or(""), Check);
  };
  CheckSet Checks(
      [&](std::string_view Name) {
        auto Info = llvm::find_if(allChecks(), [&](const CheckInfo &Each) {
          return Each.Name == Name;
        });
        return Enabled.contains(Name) && Wanted(Name, Info->Level);
      },
      CheckOptions);
  for (const std::string &Error : Checks.errors())
    complain(Error);
  std::vector<Finding> Findings = Checks.run(Program);
  std::erase_if(Findings, [&](const Finding &Each) {
    return Each.Confidence < Options.Least || !Wanted(Each.Check, Each.Level);
  });
  return Findings;
}

} // namespace retrylint::tidy
