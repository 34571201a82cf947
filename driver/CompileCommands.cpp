#include "driver/CompileCommands.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

#include <algorithm>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

constexpr StringRef FileName = "compile_commands.json";

bool looksLikeBuildFolder(StringRef Name) {
  return Name.starts_with("build") || Name.starts_with("Build") ||
         Name.starts_with("cmake-build") || Name.starts_with("_build") ||
         Name.starts_with("obj-") || Name == "out" || Name == "Debug" ||
         Name == "Release";
}

struct Candidate {
  std::string Path;
  llvm::sys::TimePoint<> Modified;
};

void consider(StringRef Folder, std::vector<Candidate> &Candidates) {
  llvm::SmallString<256> Path(Folder);
  path::append(Path, FileName);
  fs::file_status Status;
  if (!fs::status(Path, Status) && fs::is_regular_file(Status))
    Candidates.push_back({std::string(Path), Status.getLastModificationTime()});
}

std::vector<std::string> folders(StringRef Parent) {
  std::vector<std::string> Names;
  std::error_code Error;
  for (fs::directory_iterator At(Parent, Error), End; At != End && !Error;
       At.increment(Error)) {
    fs::file_type Type = At->type();
    if (Type == fs::file_type::symlink_file || Type == fs::file_type::type_unknown)
      Type = fs::get_file_type(At->path());
    if (Type == fs::file_type::directory_file)
      Names.push_back(At->path());
  }
  std::sort(Names.begin(), Names.end());
  return Names;
}

/// Databases of a project whose top is Folder.
std::vector<Candidate> candidates(StringRef Folder) {
  std::vector<Candidate> Found;
  consider(Folder, Found);
  if (!Found.empty())
    return Found;
  for (const std::string &Build : folders(Folder)) {
    if (!looksLikeBuildFolder(path::filename(Build)))
      continue;
    consider(Build, Found);
    // Presets build in build/<preset> and out/build/<preset>.
    for (const std::string &Preset : folders(Build)) {
      consider(Preset, Found);
      if (path::filename(Preset) == "build")
        for (const std::string &Deeper : folders(Preset))
          consider(Deeper, Found);
    }
  }
  return Found;
}

/// Launchers stand before the compiler and say nothing about the code.
bool isLauncher(StringRef Program) {
  return llvm::StringSwitch<bool>(path::stem(Program))
      .Cases({"ccache", "sccache", "distcc", "icecc", "gomacc", "goma", "fastbuild",
              "rewrapper", "buildcache"}, true)
      .Default(false);
}

std::vector<std::string> splitCommand(StringRef Command) {
  llvm::BumpPtrAllocator Memory;
  llvm::StringSaver Saver(Memory);
  llvm::SmallVector<const char *, 64> Words;
  llvm::cl::TokenizeGNUCommandLine(Command, Saver, Words);
  return {Words.begin(), Words.end()};
}

/// Replaces @file by the words in it, as compilers do.
void expandResponseFiles(CompileCommand &Command) {
  auto isResponse = [](StringRef Word) { return Word.starts_with("@"); };
  if (std::none_of(Command.Arguments.begin(), Command.Arguments.end(), isResponse))
    return;
  llvm::BumpPtrAllocator Memory;
  llvm::SmallVector<const char *, 64> Words;
  for (const std::string &Word : Command.Arguments)
    Words.push_back(Word.c_str());
  llvm::cl::ExpansionContext Context(Memory, llvm::cl::TokenizeGNUCommandLine);
  Context.setCurrentDir(Command.Directory).setRelativeNames(true);
  // What can't be expanded stays a word, and the compile error names it.
  llvm::consumeError(Context.expandResponseFiles(Words));
  std::vector<std::string> Expanded(Words.begin(), Words.end());
  Command.Arguments = std::move(Expanded);
}

/// "line 12, column 3" of an offset.
std::string position(StringRef Text, std::size_t Offset) {
  StringRef Before = Text.take_front(Offset);
  std::size_t Break = Before.rfind('\n');
  std::size_t Column = Break == StringRef::npos ? Offset + 1 : Offset - Break;
  return std::to_string(Before.count('\n') + 1) + ":" + std::to_string(Column);
}

} // namespace

std::string normalPath(StringRef Path, StringRef Directory) {
  llvm::SmallString<256> Full(Path);
  if (!path::is_absolute(Full)) {
    Full = Directory;
    path::append(Full, Path);
  }
  path::remove_dots(Full, /*remove_dot_dot=*/true);
  return std::string(Full);
}

bool isBelow(StringRef Path, StringRef Folder) {
  if (Folder == "/")
    return true;
  return Path.consume_front(Folder) && (Path.empty() || Path.front() == '/');
}

bool isSource(StringRef File) {
  return llvm::StringSwitch<bool>(path::extension(File))
      .Cases({".c", ".cc", ".cpp", ".cxx", ".c++", ".C", ".cp", ".CPP"}, true)
      .Cases({".m", ".mm", ".M", ".i", ".ii", ".ixx", ".cppm", ".tcc", ".inl"}, true)
      .Cases({".pc", ".ecpp", ".cxxm", ".ccm"}, true)
      .Default(false);
}

std::optional<FoundDatabase> findDatabase(StringRef Start) {
  for (StringRef Folder = Start; !Folder.empty(); Folder = path::parent_path(Folder)) {
    std::vector<Candidate> Found = candidates(Folder);
    if (!Found.empty()) {
      auto Newest = std::max_element(
          Found.begin(), Found.end(), [](const Candidate &A, const Candidate &B) {
            return A.Modified < B.Modified;
          });
      return FoundDatabase{Newest->Path, Folder.str(), unsigned(Found.size())};
    }
    llvm::SmallString<256> Git(Folder);
    path::append(Git, ".git");
    // Above the project, a database belongs to something else.
    if (fs::exists(Git))
      break;
  }
  return std::nullopt;
}

std::optional<CompileDatabase> readDatabase(StringRef Path,
                                            std::vector<std::string> &Problems) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) {
    Problems.push_back(Path.str() + ": cannot be read: " +
                       llvm::StringRef(Buffer.getError().message()).lower());
    return std::nullopt;
  }
  StringRef Text = (*Buffer)->getBuffer();
  constexpr StringRef Remedy =
      "; make it again, e.g. with cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON";
  llvm::Expected<llvm::json::Value> Json = llvm::json::parse(Text);
  if (!Json) {
    std::string Where = Path.str(), What;
    llvm::handleAllErrors(
        Json.takeError(),
        [&](const llvm::json::ParseError &Error) {
          std::string Said;
          llvm::raw_string_ostream To(Said);
          Error.log(To);
          // "[3:14, byte=80]: Expected , or ]"
          StringRef Rest = Said;
          if (Rest.consume_front("[")) {
            Where += ":" + Rest.take_until([](char C) { return C == ','; }).str();
            Rest = Rest.split("]: ").second;
          }
          What = Rest.lower();
        },
        [&](const llvm::ErrorInfoBase &Error) { What = Error.message(); });
    Problems.push_back(Where + ": broken JSON: " + What + Remedy.str());
    return std::nullopt;
  }
  const llvm::json::Array *Entries = Json->getAsArray();
  if (!Entries) {
    Problems.push_back(Path.str() + ":" + position(Text, 0) +
                       ": a compile database is an array of objects" + Remedy.str());
    return std::nullopt;
  }

  CompileDatabase Database;
  Database.Path = Path.str();
  llvm::SmallString<256> Base(path::parent_path(Path));
  fs::make_absolute(Base);
  for (std::size_t Index = 0; Index < Entries->size(); ++Index) {
    auto bad = [&](const llvm::Twine &What) {
      Problems.push_back((Path + ": (/" + llvm::Twine(Index) + ") " + What).str());
    };
    const llvm::json::Object *Entry = (*Entries)[Index].getAsObject();
    if (!Entry) {
      bad("an entry is an object with \"directory\", \"file\" and \"command\"");
      continue;
    }
    auto File = Entry->getString("file");
    if (!File) {
      bad("has no \"file\"; name the source file there");
      continue;
    }
    CompileCommand Command;
    // The format wants "directory"; without it, paths can only start here.
    Command.Directory = normalPath(Entry->getString("directory").value_or(""), Base);
    if (StringRef(Command.Directory).ends_with("/") && Command.Directory.size() > 1)
      Command.Directory.pop_back();
    Command.File = normalPath(*File, Command.Directory);
    if (const llvm::json::Array *Words = Entry->getArray("arguments")) {
      for (const llvm::json::Value &Word : *Words)
        Command.Arguments.push_back(Word.getAsString().value_or("").str());
    } else if (auto Line = Entry->getString("command")) {
      Command.Arguments = splitCommand(*Line);
    }
    while (Command.Arguments.size() > 1 && isLauncher(Command.Arguments.front()) &&
           !StringRef(Command.Arguments[1]).starts_with("-"))
      Command.Arguments.erase(Command.Arguments.begin());
    if (Command.Arguments.empty()) {
      bad("has neither \"command\" nor \"arguments\"; give one of them");
      continue;
    }
    expandResponseFiles(Command);
    Database.Commands.push_back(std::move(Command));
  }
  if (Database.Commands.empty() && Problems.empty()) {
    Problems.push_back(Path.str() + ": has no entries; build the project first" +
                       Remedy.str());
    return std::nullopt;
  }
  if (Database.Commands.empty())
    return std::nullopt;
  return Database;
}

std::vector<CompileCommand> distinctCommands(std::vector<CompileCommand> Commands) {
  llvm::StringSet<> Seen;
  std::vector<CompileCommand> Distinct;
  for (CompileCommand &Command : Commands) {
    if (!isSource(Command.File))
      continue;
    // A library that is built twice, static and shared, is read once.
    std::string Key = Command.File + '\0' + Command.Directory;
    for (std::size_t Index = 0; Index < Command.Arguments.size(); ++Index) {
      StringRef Word = Command.Arguments[Index];
      if (Word == "-o" || Word == "-MF" || Word == "-MT" || Word == "-MQ") {
        ++Index;
        continue;
      }
      if (Word.starts_with("-o") || Word.starts_with("-M") || Word == "-fPIC" ||
          Word == "-fpic" || Word == "-fPIE" || Word == "-fpie" || Word == "-DPIC" ||
          (Word.starts_with("-D") && Word.ends_with("_EXPORTS")))
        continue;
      Key += '\0';
      Key += Word;
    }
    if (Seen.insert(Key).second)
      Distinct.push_back(std::move(Command));
  }
  return Distinct;
}

} // namespace retrylint::driver
