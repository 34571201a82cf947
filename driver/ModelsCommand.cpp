//===- ModelsCommand.cpp - Users' model files: checked, suggested ---------===//

#include "driver/Analysis.h"
#include "driver/Commands.h"
#include "driver/ModelNames.h"
#include "driver/ModelWriter.h"
#include "ir/Serial.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace retrylint::driver {
namespace {

using llvm::StringRef;

std::vector<ir::Unit> unitsOf(const std::vector<std::string> &Facts, Outcome &To) {
  std::vector<ir::Unit> Units;
  for (const std::string &Bytes : Facts) {
    if (Bytes.empty())
      continue;
    auto Read = ir::deserialize(Bytes);
    if (auto *Unit = std::get_if<ir::Unit>(&Read))
      Units.push_back(std::move(*Unit));
    else
      To.problem({Severity::Error, "bad-facts", "", 0, 0,
                  std::get<ir::SerialError>(Read).Message});
  }
  return Units;
}

std::string count(std::size_t Number, const char *Noun) {
  return std::to_string(Number) + " " + Noun + (Number == 1 ? "" : "s");
}

/// The project's units, with these model files besides the project's own.
struct Analysed {
  std::vector<ir::Unit> Units;
  std::set<std::string> Read;
};
Analysed analyse(const Options &Given, const Project &Opened, Outcome &Known) {
  Known.Problems = Opened.Problems;
  Known.Stats.begin("open");
  std::vector<ModelText> Models = readModels(Given, Opened, Known);
  std::unique_ptr<Cache> Remembered = openCache(Given, Opened, Models);
  Analysed Result;
  std::vector<std::string> Facts =
      extractUnits(Given, Opened, Models, Remembered.get(), Known, &Result.Read);
  closeCache(Remembered.get(), Given);
  Result.Units = unitsOf(Facts, Known);
  return Result;
}

int checkFiles(Options Given) {
  std::vector<std::string> Paths;
  std::swap(Paths, Given.Paths);
  if (Paths.empty()) {
    say(Severity::Error, "models check: which files? 'retrylint models check "
                         ".retrylint/models/*.json'");
    return ExitUsage;
  }
  if (Given.Flags) {
    say(Severity::Error, "models check compares with the project's compile database; it "
                         "takes no flags after '--'");
    return ExitUsage;
  }
  struct Checked {
    std::string Path;
    models::ModelSet::Additions Added;
  };
  std::vector<Checked> Files;
  models::ModelSet Models = models::ModelSet::bundled();
  bool Faults = false;
  for (const std::string &Path : Paths) {
    auto Buffer = llvm::MemoryBuffer::getFile(normalPath(Path, Given.WorkingDirectory));
    if (!Buffer) {
      say(Severity::Error, Path + ": cannot be read: " +
                               StringRef(Buffer.getError().message()).lower());
      return ExitUsage;
    }
    Checked &Each = Files.emplace_back();
    Each.Path = Path;
    for (const std::string &Wrong : Models.add((*Buffer)->getBuffer(), Path, &Each.Added)) {
      say(Severity::Error, Wrong);
      Faults = true;
    }
  }
  // Faults first: a project is not parsed for a file that will change anyhow.
  if (Faults)
    return ExitFindings;
  if (lacksDatabase(Given)) {
    say(Severity::Note, "there is no compile_commands.json here: names were not compared "
                        "with code; -p names its folder");
    return ExitClean;
  }
  std::optional<Project> Opened = openProject(Given);
  if (!Opened)
    return ExitUsage;
  Given.Models.insert(Given.Models.end(), Paths.begin(), Paths.end());
  Outcome Known;
  Analysed Program = analyse(Given, *Opened, Known);
  ModelNames Names(Program.Units, Program.Read);
  for (const Checked &Each : Files) {
    std::vector<std::string> Unmatched = Names.unmatched(Each.Added);
    for (const std::string &Message : Unmatched)
      say(Severity::Warning, Each.Path + ": " + Message);
    llvm::outs() << Each.Path << ": " << count(Names.size(Each.Added), "name") << ", "
                 << Unmatched.size() << (Unmatched.size() == 1 ? " matches" : " match")
                 << " nothing in " << count(Program.Units.size(), "unit") << "\n";
  }
  if (Known.Failed == Known.Units)
    return ExitUsage;
  return Known.incomplete() ? ExitIncomplete : ExitClean;
}

int suggest(const Options &Given) {
  std::optional<Project> Opened = openProject(Given);
  if (!Opened)
    return ExitUsage;
  Outcome Known;
  Analysed Program = analyse(Given, *Opened, Known);
  std::vector<link::Candidate> Found = link::candidates(Program.Units);
  std::string Library = llvm::sys::path::filename(Opened->Root).lower();
  if (Found.empty()) {
    say(Severity::Note, "no function without a visible body looks like an attempt, a wait, "
                        "a timer or a classifier");
  } else if (Given.OutputFile.empty() || Given.OutputFile == "-") {
    writeModels(Library, Found, llvm::outs());
  } else {
    std::string Path = normalPath(Given.OutputFile, Given.WorkingDirectory);
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path));
    if (llvm::Error Failed = llvm::writeToOutput(Path, [&](llvm::raw_ostream &Out) {
          writeModels(Library, Found, Out);
          return llvm::Error::success();
        })) {
      say(Severity::Error, Given.OutputFile + ": cannot be written: " +
                               StringRef(llvm::toString(std::move(Failed))).lower());
      return ExitUsage;
    }
  }
  if (!Found.empty() && !Given.Quiet)
    say(Severity::Note, count(Found.size(), "function") +
                            " without a visible body may want a model; look at each, keep "
                            "what is right, and store it in .retrylint/models/");
  if (Known.Failed == Known.Units)
    return ExitUsage;
  return Known.incomplete() ? ExitIncomplete : ExitClean;
}

} // namespace

int runModels(const Options &Given) {
  return Given.ModelsAction == ModelsAction::Suggest ? suggest(Given) : checkFiles(Given);
}

} // namespace retrylint::driver
