//===- Extraction.cpp - The facts of units, from the cache or anew --------===//

#include "driver/AffectedUnits.h"
#include "driver/Analysis.h"
#include "driver/Configuration.h"
#include "driver/Gate.h"
#include "driver/Schedule.h"

#include "clang/Basic/Version.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "ir/Serial.h"
#include "models/Models.h"

#include <algorithm>
#include <tuple>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

constexpr StringRef DefaultCache = ".retrylint/cache";

std::vector<std::string> projectModels(const std::string &Root) {
  std::vector<std::string> Files;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator At(Root + "/.retrylint/models", Error), End;
       At != End && !Error; At.increment(Error))
    if (StringRef(At->path()).ends_with(".json"))
      Files.push_back(At->path());
  std::sort(Files.begin(), Files.end());
  return Files;
}

/// A path from an option of .clang-tidy: beside the units of Folder, or in a folder
/// above. The plugin looks for it so, too.
std::string resolved(StringRef Path, StringRef Folder) {
  if (llvm::sys::path::is_absolute(Path))
    return Path.str();
  for (StringRef Above = Folder; !Above.empty(); Above = llvm::sys::path::parent_path(Above))
    if (std::string Here = normalPath(Path, Above); llvm::sys::fs::exists(Here))
      return Here;
  return normalPath(Path, Folder);
}

/// What the .clang-tidy files of these units name in retry.Models, each once. All units
/// of a run are read with all of them: a wrapper means the same wherever it is called.
std::vector<std::string> configuredModels(const std::vector<CompileCommand> &Units) {
  Configuration Config({});
  std::set<std::string> Folders;
  for (const CompileCommand &Unit : Units)
    Folders.insert(llvm::sys::path::parent_path(Unit.File).str());
  std::vector<std::string> Files;
  for (const std::string &Folder : Folders) {
    const CheckOptions &Options = Config.folder(Folder).Options;
    auto Option = Options.find("retry.Models");
    if (Option == Options.end())
      continue;
    llvm::SmallVector<StringRef> Paths;
    StringRef(Option->second).split(Paths, ';', -1, /*KeepEmpty=*/false);
    for (StringRef Path : Paths) {
      std::string File = resolved(Path.trim(), Folder);
      if (!llvm::is_contained(Files, File))
        Files.push_back(std::move(File));
    }
  }
  return Files;
}

models::ModelSet loadModels(const std::vector<ModelText> &Files, Outcome &To) {
  models::ModelSet Models = models::ModelSet::bundled();
  for (const ModelText &Each : Files)
    for (const std::string &Wrong : Models.add(Each.Text, Each.Name))
      To.problem({Severity::Error, "bad-model", "", 0, 0, Wrong});
  return Models;
}

/// A few files of no project leave nothing behind in the folder they lie in.
bool isProject(const Options &Given, const Project &Opened) {
  namespace fs = llvm::sys::fs;
  return !Given.Flags || fs::exists(Opened.Root + "/.git") ||
         fs::exists(Opened.Root + "/.retrylint");
}

/// What extraction says of a unit in which nothing matters.
UnitResult unparsed(const CompileCommand &Command, const std::string &Root) {
  UnitResult Result;
  Result.File = relativePath(Root, Command.File);
  Result.State = UnitState::Analysed;
  ir::Unit Unit;
  Unit.Files = {{}, {Result.File, false}};
  Result.Facts = ir::serialize(Unit);
  return Result;
}

/// Indices of units in the order to start them in: those that took longest last time
/// first, so that none of them is left alone at the end. What was never seen may be
/// long, too.
void sortByTime(std::vector<std::size_t> &Units, const Project &Opened, Cache *From) {
  if (!From)
    return;
  std::vector<double> Seconds(Opened.Commands.size());
  for (std::size_t Unit : Units)
    Seconds[Unit] = From->seconds(Opened.Commands[Unit]);
  std::sort(Units.begin(), Units.end(), [&](std::size_t A, std::size_t B) {
    auto Key = [&](std::size_t Unit) {
      return std::tuple(Seconds[Unit] > 0, -Seconds[Unit], Unit);
    };
    return Key(A) < Key(B);
  });
}

} // namespace

std::vector<ModelText> readModels(const Options &Given, const Project &Opened,
                                  Outcome &To) {
  std::vector<ModelText> Files;
  auto add = [&](const std::string &Shown, const std::string &Path) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    if (Buffer)
      Files.push_back({Shown, (*Buffer)->getBuffer().str()});
    else
      To.problem({Severity::Error, "bad-model", Shown, 0, 0,
                  "cannot be read: " + StringRef(Buffer.getError().message()).lower()});
  };
  auto shown = [&](StringRef Path) {
    return isBelow(Path, Opened.Root) ? Path.drop_front(Opened.Root.size() + 1).str()
                                      : Path.str();
  };
  for (const std::string &Path : projectModels(Opened.Root))
    add(shown(Path), Path);
  if (Given.ReadConfig)
    for (const std::string &Path : configuredModels(Opened.Commands))
      add(shown(Path), Path);
  for (const std::string &Path : Given.Models)
    add(Path, normalPath(Path, Given.WorkingDirectory));
  return Files;
}

std::unique_ptr<Cache> openCache(const Options &Given, const Project &Opened,
                                 const std::vector<ModelText> &Models) {
  if (!Given.UseCache || (Given.CacheFolder.empty() && !isProject(Given, Opened)))
    return nullptr;
  std::string Folder = Given.CacheFolder.empty()
                           ? Opened.Root + "/" + DefaultCache.str()
                           : normalPath(Given.CacheFolder, Given.WorkingDirectory);
  auto Opening = std::make_unique<Cache>(Folder, Given.CacheMiB << 20);
  Opening->setUp(Opened.Root, Given.Extra, Models);
  return Opening;
}

void closeCache(Cache *From, const Options &Given) {
  if (!From)
    return;
  From->close();
  if (!From->error().empty() && !Given.Quiet)
    say(Severity::Note, "the cache in '" + From->folder() + "' cannot be written: " +
                            From->error() +
                            "; --cache-dir names another folder, --no-cache does without");
}

std::vector<std::string> extractUnits(const Options &Given, const Project &Opened,
                                      const std::vector<ModelText> &Files, Cache *From,
                                      Outcome &To, std::set<std::string> *Read,
                                      const std::vector<std::string> *Changed) {
  To.Stats.begin("cache");
  std::vector<UnitResult> Results(Opened.Commands.size());
  std::vector<std::size_t> Missing;
  for (std::size_t Index = 0; Index < Results.size(); ++Index)
    if (std::optional<UnitResult> Known =
            From ? From->unit(Opened.Commands[Index], Read) : std::nullopt)
      Results[Index] = std::move(*Known);
    else
      Missing.push_back(Index);
  To.Stats.FromCache += Results.size() - Missing.size();
  To.Units += Results.size();
  if (Changed && !Missing.empty()) {
    To.Stats.begin("affected");
    std::vector<bool> Affected =
        affectedUnits(Opened.Commands, *Changed, Opened.Root, Given.Extra);
    std::size_t Left =
        std::erase_if(Missing, [&](std::size_t Index) { return !Affected[Index]; });
    To.Stats.Unaffected += Left;
    To.Units -= Left;
  }

  std::optional<models::ModelSet> Models;
  // What is wrong with the user's models is told by every run.
  if (!Missing.empty() || !Files.empty())
    Models = loadModels(Files, To);
  // Who extracts some units may link them with others, or look at what they call.
  bool Checks = Given.Command == Command::Check || Given.Command == Command::Baseline;
  if (Given.Gate && Checks && !Missing.empty()) {
    To.Stats.begin("gate");
    std::vector<bool> Gated = gatedUnits(Opened.Commands, *Models, Given.Extra);
    std::erase_if(Missing, [&](std::size_t Index) {
      if (Gated[Index])
        Results[Index] = unparsed(Opened.Commands[Index], Opened.Root);
      To.Stats.Gated += Gated[Index];
      return Gated[Index];
    });
  }
  To.Stats.Parsed += Missing.size();

  To.Stats.begin("parse");
  if (!Missing.empty()) {
    bool Headers = !resourceFolder().empty();
    if (!Headers)
      To.problem({Severity::Warning, "no-headers", "", 0, 0,
                  "Clang's own headers (stddef.h) were not found; install "
                  "libclang-common-" CLANG_VERSION_MAJOR_STRING "-dev, or give "
                  "--extra-arg=-resource-dir=DIR"});
    AnalysisOptions Analysis;
    Analysis.Extract.Models = &*Models;
    Analysis.Extract.Root = Opened.Root;
    Analysis.Extra = Given.Extra;
    Analysis.Track = From || Read;
    ScheduleOptions Schedule;
    Schedule.Jobs = Given.Jobs;
    Schedule.TimeLimit = Given.TimeLimit;
    Schedule.Memory = Given.MemoryMiB << 20;
    Schedule.Progress = !Given.Quiet && llvm::sys::Process::StandardErrIsDisplayed();
    Schedule.Workers = Given.Workers;
    sortByTime(Missing, Opened, From);
    runUnits(Opened.Commands, Missing, Analysis, Schedule,
             [&](std::size_t Index, UnitResult Result) {
               // The warning about headers belongs to every run that lacks them.
               if (From && Headers)
                 From->keep(Opened.Commands[Index], Result);
               Results[Index] = std::move(Result);
             });
  }

  std::vector<std::string> Facts;
  for (UnitResult &Result : Results) {
    if (!Result.Problem.Message.empty() && Result.State == UnitState::Analysed) {
      To.problem(Result.Problem); // of an annotation, say
    } else if (!Result.Problem.Message.empty()) {
      bool Failed = Result.State == UnitState::Failed;
      (Failed ? To.Failed : To.WithErrors) += 1;
      To.FailedUnits.push_back({Result.File, Result.Problem.str(), !Failed});
      To.problem(Result.Problem);
    }
    if (Read)
      for (const ReadFile &Each : Result.Inputs.Read)
        if (!Each.Toolchain)
          Read->insert(normalPath(Each.Path, "/"));
    Facts.push_back(std::move(Result.Facts));
  }
  return Facts;
}

} // namespace retrylint::driver
