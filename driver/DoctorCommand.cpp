//===- DoctorCommand.cpp - Tells what is set up and what is missing -------===//

#include "driver/Commands.h"
#include "driver/CompileCommands.h"
#include "driver/Configuration.h"
#include "driver/HeaderReach.h"
#include "driver/Messages.h"
#include "driver/Project.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>
#include <set>
#include <unistd.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

enum class State { Good, Missing, Bad };

class Examination {
public:
  explicit Examination(bool Colour) : Colour(Colour) {}

  void tell(State State, StringRef What, const llvm::Twine &Said) {
    constexpr struct {
      const char *Word;
      llvm::raw_ostream::Colors Hue;
    } Looks[] = {{"ok", llvm::raw_ostream::GREEN},
                 {"-", llvm::raw_ostream::YELLOW},
                 {"bad", llvm::raw_ostream::RED}};
    const auto &Look = Looks[static_cast<int>(State)];
    if (Colour)
      llvm::outs().changeColor(Look.Hue);
    llvm::outs() << Look.Word;
    if (Colour)
      llvm::outs().resetColor();
    llvm::outs().indent(5 - StringRef(Look.Word).size()) << What;
    llvm::outs().indent(18 - What.size()) << Said << "\n";
    AnyBad |= State == State::Bad;
  }

  bool AnyBad = false;

private:
  bool Colour;
};

std::string plural(std::size_t Count, StringRef One, StringRef Many) {
  return std::to_string(Count) + " " + (Count == 1 ? One : Many).str();
}

std::string textOf(const llvm::Twine &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  return Buffer ? (*Buffer)->getBuffer().str() : std::string();
}

std::string program(StringRef Name) {
  if (auto Found = llvm::sys::findProgramByName(Name))
    return *Found;
  return {};
}

std::string ownFolder() {
  static int Here;
  llvm::SmallString<256> Folder(fs::getMainExecutable(nullptr, &Here));
  path::remove_filename(Folder);
  return std::string(Folder);
}

/// A program of ours: beside this one, or in PATH.
std::string ourProgram(StringRef Name) {
  std::string Beside = ownFolder() + "/" + Name.str();
  return fs::can_execute(Beside) ? Beside : program(Name);
}

std::string plugin() {
  for (std::string Path : {ownFolder() + "/retrylint-tidy.so",
                           ownFolder() + "/../" RETRYLINT_PLUGIN_DIR "/retrylint-tidy.so"}) {
    Path = normalPath(Path, "/");
    if (fs::exists(Path))
      return Path;
  }
  return {};
}

void units(Examination &Out, const Options &Given, const std::string &Root,
           const std::optional<FoundDatabase> &Found) {
  if (!Found) {
    Out.tell(State::Bad, "compile database",
             "none; 'cmake -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON' or 'bear -- make' "
             "makes one");
    return;
  }
  std::vector<std::string> Wrong;
  std::optional<CompileDatabase> Database = readDatabase(Found->Path, Wrong);
  for (const std::string &Message : Wrong)
    Out.tell(State::Bad, "compile database", Message);
  if (!Database)
    return;
  std::size_t Entries = Database->Commands.size();
  std::vector<CompileCommand> Commands = distinctCommands(std::move(Database->Commands));
  std::vector<std::string> Sources;
  std::size_t Gone = 0;
  for (const CompileCommand &Command : Commands) {
    Sources.push_back(Command.File);
    Gone += !fs::exists(Command.File);
  }
  Out.tell(Commands.empty() ? State::Bad : State::Good, "compile database",
           Found->Path + ": " + plural(Commands.size(), "unit", "units") + " in " +
               plural(Entries, "entry", "entries") +
               (Found->Candidates > 1
                    ? ", the newest of " + std::to_string(Found->Candidates) + " databases"
                    : std::string()));
  if (Gone)
    Out.tell(State::Bad, "compile database",
             plural(Gone, "unit is", "units are") + " gone from disk; build again");

  std::vector<std::string> Headers = headersBelow(Root);
  std::vector<std::string> Alone = unreachedHeaders(Headers, Sources);
  if (Alone.empty())
    Out.tell(State::Good, "headers",
             plural(Headers.size(), "header", "headers") + ", all in a unit");
  else
    Out.tell(State::Missing, "headers",
             plural(Alone.size(), "header", "headers") + " of " +
                 std::to_string(Headers.size()) + " seem to be in no unit, so nothing is "
                 "found in them:");
  constexpr std::size_t Shown = 5;
  for (StringRef Header : llvm::ArrayRef(Alone).take_front(Shown)) {
    Header.consume_front(Root + "/");
    llvm::outs().indent(23) << Header << "\n";
  }
  if (Alone.size() > Shown)
    llvm::outs().indent(23) << "and " << Alone.size() - Shown << " more\n";
}

void checks(Examination &Out, const std::string &Root) {
  Configuration Config({});
  const FolderConfig &Here = Config.folder(Root);
  auto On = std::count(Here.Enabled.begin(), Here.Enabled.end(), true);
  bool HasFile = fs::exists(Root + "/.clang-tidy");
  Out.tell(On ? State::Good : State::Bad, "checks",
           std::to_string(On) + " of " + std::to_string(allChecks().size()) + " on" +
               (HasFile ? ", as .clang-tidy says" : "; no .clang-tidy, so the default"));
  for (const Notification &Problem : Config.problems())
    Out.tell(State::Bad, "checks", Problem.str());

  std::size_t Models = 0;
  std::error_code Error;
  for (fs::directory_iterator At(Root + "/.retrylint/models", Error), End;
       At != End && !Error; At.increment(Error))
    Models += StringRef(At->path()).ends_with(".json");
  if (Models)
    Out.tell(State::Good, "models", plural(Models, "file", "files") +
                                        " in .retrylint/models beside the bundled ones");
}

void hosts(Examination &Out, const std::string &Root) {
  std::string Tidy = program("clang-tidy-22"), Plugin = plugin();
  if (Tidy.empty() || Plugin.empty())
    Out.tell(State::Missing, "clang-tidy",
             Plugin.empty() ? "no retrylint-tidy.so beside this program"
                            : "no clang-tidy-22, the version that the plugin is for");
  else
    Out.tell(State::Good, "clang-tidy", Tidy + " -load " + Plugin);

  std::string Server = ourProgram("retrylint-clangd");
  bool Asked = StringRef(textOf(Root + "/.clangd")).contains("retry-") ||
               StringRef(textOf(Root + "/.clang-tidy")).contains("retry-");
  if (Server.empty())
    Out.tell(State::Missing, "clangd", "no retrylint-clangd beside this program");
  else if (!Asked)
    Out.tell(State::Missing, "clangd",
             Server + ", but neither .clangd nor .clang-tidy turns retry-* on; 'retrylint "
                      "init' does");
  else
    Out.tell(State::Good, "clangd", Server);

  if (program("pre-commit").empty())
    Out.tell(State::Missing, "pre-commit", "not installed");
  else if (!StringRef(textOf(Root + "/.pre-commit-config.yaml")).contains("retrylint"))
    Out.tell(State::Missing, "pre-commit",
             "no hook in .pre-commit-config.yaml; 'retrylint init' adds it");
  else if (!StringRef(textOf(Root + "/.git/hooks/pre-commit")).contains("pre-commit"))
    Out.tell(State::Missing, "pre-commit", "configured, not installed; run 'pre-commit install'");
  else
    Out.tell(State::Good, "pre-commit", "runs the hook at each commit");

  std::string Ci;
  for (StringRef File : {".github/workflows/retrylint.yml", ".gitlab-ci.yml", "Jenkinsfile"})
    if (StringRef(textOf(Root + "/" + File)).contains("retrylint"))
      Ci += (Ci.empty() ? "" : ", ") + File.str();
  Out.tell(Ci.empty() ? State::Missing : State::Good, "CI",
           Ci.empty() ? "no pipeline that names retrylint; 'retrylint init' writes one" : Ci);
}

void editors(Examination &Out) {
  llvm::SmallString<128> Home;
  path::home_directory(Home);
  std::string At(Home);
  struct Editor {
    StringRef Name, Program;
    std::vector<StringRef> Files;
  };
  const Editor Known[] = {
      {"VS Code", "code", {".config/Code/User/settings.json"}},
      {"Neovim", "nvim", {".config/nvim/init.lua", ".config/nvim/init.vim",
                          ".config/nvim/lsp/clangd.lua"}},
      {"Vim", "vim", {".vimrc", ".vim/vimrc"}},
      {"Emacs", "emacs", {".emacs", ".emacs.d/init.el", ".config/emacs/init.el"}},
  };
  for (const Editor &Each : Known) {
    if (program(Each.Program).empty())
      continue;
    bool Set = llvm::any_of(Each.Files, [&](StringRef File) {
      return StringRef(textOf(At + "/" + File)).contains("retrylint-clangd");
    });
    if (Each.Name == "VS Code") {
      std::error_code Error;
      for (fs::directory_iterator Dir(At + "/.vscode/extensions", Error), End;
           Dir != End && !Error; Dir.increment(Error))
        Set |= path::filename(Dir->path()).starts_with("retrylint.");
    }
    Out.tell(Set ? State::Good : State::Missing, Each.Name,
             Set ? "runs retrylint-clangd" : "does not run retrylint-clangd; docs/editors.md "
                                             "has the lines");
  }
}

} // namespace

int runDoctor(const Options &Given) {
  std::string Folder =
      normalPath(Given.Paths.empty() ? "." : Given.Paths.front(), Given.WorkingDirectory);
  std::optional<FoundDatabase> Found = findDatabase(Folder);
  std::string Root = findRoot(Given.Root, Given.WorkingDirectory, Folder,
                              Found && !Found->Project.empty() ? Found->Project : Folder);
  Examination Out(wantsColour(Given.Colour, STDOUT_FILENO));
  llvm::outs() << "retrylint " RETRYLINT_VERSION " (LLVM " LLVM_VERSION_STRING ") on " << Root
               << "\n\n";
  units(Out, Given, Root, Found);
  checks(Out, Root);
  hosts(Out, Root);
  editors(Out);
  return Out.AnyBad ? ExitFindings : ExitClean;
}

} // namespace retrylint::driver
