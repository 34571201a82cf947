#include "driver/Project.h"

#include "driver/InferredCommand.h"
#include "driver/UnitRunner.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <tuple>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

constexpr StringRef HowToMakeOne =
    "make one with 'cmake -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON' or "
    "'bear -- make', name its folder with -p, or give flags after '--'";

/// Files with flags from the command line.
std::optional<Project> withFlags(const Options &Given) {
  Project Opened;
  std::vector<std::string> Flags = *Given.Flags;
  std::string Compiler = "clang";
  // A whole compiler command may follow, as CMake's <LANG>_CLANG_TIDY gives it.
  if (!Flags.empty() && !StringRef(Flags.front()).starts_with("-")) {
    Compiler = Flags.front();
    Flags.erase(Flags.begin());
  }
  std::vector<std::string> Files;
  for (const std::string &Path : Given.Paths)
    Files.push_back(normalPath(Path, Given.WorkingDirectory));
  std::erase_if(Flags, [&](const std::string &Word) {
    return Word == "--" || (!StringRef(Word).starts_with("-") &&
                            llvm::is_contained(Files, normalPath(Word, Given.WorkingDirectory)));
  });
  for (const std::string &File : Files) {
    CompileCommand Command{File, Given.WorkingDirectory, {Compiler}};
    Command.Arguments.insert(Command.Arguments.end(), Flags.begin(), Flags.end());
    Command.Arguments.push_back("--");
    Command.Arguments.push_back(File);
    Opened.Commands.push_back(std::move(Command));
  }
  Opened.Root = findRoot(Given.Root, Given.WorkingDirectory, Given.WorkingDirectory,
                         Given.WorkingDirectory);
  return Opened;
}

/// The folder to start looking for a database from.
std::string startFolder(const Options &Given) {
  if (Given.Paths.empty())
    return Given.WorkingDirectory;
  std::string Start = normalPath(Given.Paths.front(), Given.WorkingDirectory);
  if (isBelow(Start, Given.WorkingDirectory))
    return Given.WorkingDirectory;
  while (!Start.empty() && !fs::is_directory(Start))
    Start = path::parent_path(Start).str();
  return Start;
}

/// The folder that holds all of the commands' files.
std::string commonFolder(const std::vector<CompileCommand> &Commands) {
  StringRef Common = path::parent_path(Commands.front().File);
  for (const CompileCommand &Command : Commands)
    while (!isBelow(Command.File, Common) && Common.size() > 1)
      Common = path::parent_path(Common);
  return Common.str();
}

struct Opening {
  std::string Path;      ///< of the JSON file
  std::string Project;   ///< the project's folder where it is known
};

std::optional<Opening> locate(const Options &Given) {
  if (!Given.Build.empty()) {
    std::string Path = normalPath(Given.Build, Given.WorkingDirectory);
    if (fs::is_directory(Path)) {
      std::string File = Path + "/compile_commands.json";
      if (!fs::exists(File)) {
        say(Severity::Error, "-p: there is no compile_commands.json in '" +
                                 Given.Build + "'; " + HowToMakeOne);
        return std::nullopt;
      }
      return Opening{File, ""};
    }
    if (!fs::exists(Path)) {
      say(Severity::Error, "-p: there is no '" + Given.Build + "'; " + HowToMakeOne);
      return std::nullopt;
    }
    return Opening{Path, ""};
  }
  std::string Start = startFolder(Given);
  std::optional<FoundDatabase> Found = findDatabase(Start);
  if (!Found) {
    say(Severity::Error, "no compile_commands.json in '" + Start +
                             "', its parents, or their build folders; " + HowToMakeOne);
    return std::nullopt;
  }
  if (!Given.Quiet) {
    StringRef Shown = Found->Path;
    if (Shown.consume_front(Given.WorkingDirectory))
      Shown.consume_front("/");
    say(Severity::Note,
        "using " + Shown +
            (Found->Candidates > 1
                 ? " (the newest of " + std::to_string(Found->Candidates) +
                       "; -p chooses another)"
                 : std::string()));
  }
  return Opening{Found->Path, Found->Project};
}

} // namespace

bool lacksDatabase(const Options &Given) {
  return !Given.Flags && Given.Build.empty() && !findDatabase(startFolder(Given));
}

namespace {

/// Not the database's order, which changes from build to build.
void sortByFile(std::vector<CompileCommand> &Commands) {
  llvm::sort(Commands, [](const CompileCommand &A, const CompileCommand &B) {
    return std::tie(A.File, A.Directory, A.Arguments) <
           std::tie(B.File, B.Directory, B.Arguments);
  });
}

/// Keeps the commands below the paths that were asked for, and infers those of
/// files that have none; says which those are.
void select(const Options &Given, Project &Opened) {
  if (Given.Paths.empty())
    return;
  std::vector<bool> Wanted(Opened.Commands.size());
  std::vector<CompileCommand> Inferred;
  for (const std::string &Asked : Given.Paths) {
    std::string Path = normalPath(Asked, Given.WorkingDirectory);
    bool Any = false;
    auto mark = [&](StringRef Under) {
      for (std::size_t Index = 0; Index < Opened.Commands.size(); ++Index)
        if (isBelow(Opened.Commands[Index].File, Under))
          Any = Wanted[Index] = true;
    };
    mark(Path);
    llvm::SmallString<256> Real;
    if (!Any && !fs::real_path(Path, Real))
      mark(Real);
    if (Any)
      continue;
    if (fs::is_regular_file(Path))
      if (std::optional<InferredCommand> Like = inferCommand(Path, Opened.Commands)) {
        Opened.Problems.push_back(
            {Severity::Note, "inferred-command", Asked, 0, 0,
             "not in the compile database; analysed with the flags of '" +
                 relativePath(Given.WorkingDirectory, Like->Like) +
                 "', its own can be given: retrylint " + Asked + " -- FLAGS"});
        Inferred.push_back(std::move(Like->Command));
        continue;
      }
    std::string Why;
    if (!fs::exists(Path))
      Why = "there is no such file or folder";
    else if (fs::is_directory(Path))
      Why = "no file in this folder is in the compile database; build the project "
            "with it, or leave the folder out";
    else
      Why = "not in the compile database; add it to the build, or give its flags: "
            "retrylint " + Asked + " -- FLAGS";
    Opened.Problems.push_back({Severity::Error, "no-command", Asked, 0, 0, Why});
  }
  std::vector<CompileCommand> Kept;
  for (std::size_t Index = 0; Index < Opened.Commands.size(); ++Index)
    if (Wanted[Index])
      Kept.push_back(std::move(Opened.Commands[Index]));
  llvm::append_range(Kept, Inferred);
  sortByFile(Kept);
  Opened.Commands = std::move(Kept);
}

} // namespace

std::string findRoot(StringRef Given, StringRef WorkingDirectory, StringRef Start,
                     StringRef Otherwise) {
  std::string Root;
  if (!Given.empty())
    Root = normalPath(Given, WorkingDirectory);
  for (StringRef Folder = Start; Root.empty() && !Folder.empty();
       Folder = path::parent_path(Folder)) {
    llvm::SmallString<256> Git(Folder);
    path::append(Git, ".git");
    if (fs::exists(Git))
      Root = Folder.str();
  }
  if (Root.empty())
    Root = Otherwise.str();
  while (Root.size() > 1 && Root.back() == '/')
    Root.pop_back();
  return Root;
}

std::optional<Project> openProject(const Options &Given) {
  if (Given.Flags)
    return withFlags(Given);
  std::optional<Opening> Where = locate(Given);
  if (!Where)
    return std::nullopt;
  std::vector<std::string> Wrong;
  std::optional<CompileDatabase> Database = readDatabase(Where->Path, Wrong);
  Project Opened;
  Opened.Database = Where->Path;
  for (const std::string &Message : Wrong)
    Opened.Problems.push_back({Severity::Error, "bad-database", "", 0, 0, Message});
  if (Database) {
    Opened.Commands = distinctCommands(std::move(Database->Commands));
    sortByFile(Opened.Commands);
  }
  std::string Otherwise = Where->Project;
  if (Otherwise.empty() && !Opened.Commands.empty())
    Otherwise = commonFolder(Opened.Commands);
  Opened.Root = findRoot(Given.Root, Given.WorkingDirectory,
                         Otherwise.empty() ? StringRef(Given.WorkingDirectory) : Otherwise,
                         Otherwise);
  select(Given, Opened);
  for (const Notification &Problem : Opened.Problems)
    say(Problem);
  if (Opened.Commands.empty()) {
    if (Opened.Problems.empty())
      say(Severity::Error, Where->Path + ": has no C, C++ or Objective-C file");
    return std::nullopt;
  }
  return Opened;
}

} // namespace retrylint::driver
