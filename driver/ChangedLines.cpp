#include "driver/ChangedLines.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"

#include <algorithm>

using namespace llvm;

namespace retrylint::driver {
namespace {

/// "12,3" of a hunk's head: first line and number of lines.
bool span(StringRef Text, unsigned &First, unsigned &Count) {
  auto [Line, Lines] = Text.split(',');
  Count = 1;
  return !Line.getAsInteger(10, First) &&
         (Lines.empty() || !Lines.getAsInteger(10, Count));
}

/// A name after "+++ ": Git quotes those with unusual characters, in C's manner.
std::string fileName(StringRef Text) {
  Text = Text.split('\t').first.rtrim("\r\n");
  std::string Name;
  if (!Text.consume_front("\"")) {
    Name = Text.str();
  } else {
    for (std::size_t I = 0; I < Text.size() && Text[I] != '"'; ++I) {
      if (Text[I] != '\\') {
        Name += Text[I];
        continue;
      }
      unsigned Byte = 0;
      if (Text.substr(I + 1, 3).size() == 3 && !Text.substr(I + 1, 3).getAsInteger(8, Byte)) {
        Name += static_cast<char>(Byte);
        I += 3;
        continue;
      }
      StringRef Escaped = Text.substr(++I, 1);
      Name += Escaped == "n" ? "\n" : Escaped == "t" ? "\t" : Escaped.str();
    }
  }
  if (Name == "/dev/null")
    return {};
  StringRef Path = Name;
  if (!Path.consume_front("b/"))
    Path.consume_front("a/");
  return Path.str();
}

/// Runs git; standard output, or nothing and the reason.
std::optional<std::string> git(ArrayRef<StringRef> Arguments, StringRef Root,
                               std::string &Error) {
  ErrorOr<std::string> Program = sys::findProgramByName("git");
  if (!Program) {
    Error = "git is not installed";
    return std::nullopt;
  }
  SmallString<128> OutPath, ErrPath;
  if (sys::fs::createTemporaryFile("retrylint-git", "out", OutPath) ||
      sys::fs::createTemporaryFile("retrylint-git", "err", ErrPath)) {
    Error = "no temporary file can be made";
    return std::nullopt;
  }
  FileRemover RemoveOut(OutPath), RemoveErr(ErrPath);
  // A repository's own settings start programs in some places.
  std::vector<StringRef> All = {*Program, "-C", Root, "-c", "core.fsmonitor=false",
                                "-c", "core.quotePath=true"};
  All.insert(All.end(), Arguments.begin(), Arguments.end());
  std::optional<StringRef> Redirects[] = {StringRef(""), OutPath.str(), ErrPath.str()};
  int Exit = sys::ExecuteAndWait(*Program, All, std::nullopt, Redirects);
  auto Out = MemoryBuffer::getFile(OutPath), Err = MemoryBuffer::getFile(ErrPath);
  if (Exit == 0 && Out)
    return (*Out)->getBuffer().str();
  StringRef Said = Err ? (*Err)->getBuffer().split('\n').first : StringRef();
  Said.consume_front("fatal: ");
  Error = Said.empty() ? "git ended with " + std::to_string(Exit) : Said.str();
  return std::nullopt;
}

/// The change that these arguments of "git diff" select, as parse() reads it.
std::optional<std::string> gitDiff(ArrayRef<StringRef> What, StringRef Root,
                                   std::string &Error) {
  std::vector<StringRef> All = {"diff", "--unified=0", "--no-color", "--no-ext-diff",
                                "--no-textconv", "--relative", "--src-prefix=a/",
                                "--dst-prefix=b/"};
  All.insert(All.end(), What.begin(), What.end());
  return git(All, Root, Error);
}

} // namespace

ChangedLines ChangedLines::parse(StringRef Patch) {
  ChangedLines Out;
  File *Current = nullptr;
  unsigned OldLeft = 0, NewLeft = 0, Line = 0;
  for (StringRef Text : split(Patch, '\n')) {
    // Within a hunk, "+++ x" is an added line that begins with "++ x".
    if (OldLeft || NewLeft) {
      if (Text.starts_with("+")) {
        if (Current && !Current->Added.empty() && Current->Added.back().Last + 1 == Line)
          Current->Added.back().Last = Line;
        else if (Current)
          Current->Added.push_back({Line, Line});
        ++Line;
        --NewLeft;
      } else if (Text.starts_with("-")) {
        if (Current)
          Current->Removed.push_back(Line - 1);
        --OldLeft;
      } else if (!Text.starts_with("\\")) {
        ++Line;
        OldLeft -= OldLeft ? 1 : 0;
        NewLeft -= NewLeft ? 1 : 0;
      }
      continue;
    }
    if (Text.consume_front("+++ ")) {
      std::string Name = fileName(Text);
      Current = Name.empty() ? nullptr : &Out.Files[Name];
    } else if (Text.consume_front("@@ -")) {
      auto [Old, Rest] = Text.split(" +");
      unsigned Ignored, Count;
      if (!span(Old, Ignored, OldLeft) || !span(Rest.split(' ').first, Line, Count)) {
        OldLeft = NewLeft = 0;
        continue;
      }
      NewLeft = Count;
      // "+12,0": nothing is left after line 12.
      Line += Count == 0 ? 1 : 0;
    }
  }
  return Out;
}

std::optional<ChangedLines> ChangedLines::since(StringRef Ref, StringRef Root,
                                                std::string &Error) {
  if (Ref.empty() || Ref.starts_with("-")) {
    Error = "'" + Ref.str() + "' is no commit";
    return std::nullopt;
  }
  // What others did on Ref meanwhile is not this change's.
  std::string Ignored;
  std::optional<std::string> Base = git({"merge-base", Ref, "HEAD"}, Root, Ignored);
  std::string From = Base ? StringRef(*Base).trim().str() : Ref.str();
  std::optional<std::string> Patch = gitDiff({From, "--"}, Root, Error);
  if (!Patch)
    return std::nullopt;
  ChangedLines Out = parse(*Patch);
  std::optional<std::string> Unknown =
      git({"ls-files", "-z", "--others", "--exclude-standard"}, Root, Error);
  if (!Unknown)
    return std::nullopt;
  for (StringRef Name : split(*Unknown, '\0'))
    if (!Name.empty())
      Out.Files[Name.str()].Whole = true;
  return Out;
}

std::optional<ChangedLines> ChangedLines::staged(StringRef Root, std::string &Error) {
  std::optional<std::string> Patch = gitDiff({"--cached", "--"}, Root, Error);
  if (!Patch)
    return std::nullopt;
  return parse(*Patch);
}

bool ChangedLines::touches(const Finding &F) const {
  std::vector<Place> Places = {F.Where};
  for (const link::Step &Step : F.Path)
    if (Step.Where.valid())
      Places.push_back(Step.Where);
  std::map<std::string, Range> Extent;
  for (const Place &Where : Places) {
    unsigned Line = Where.At.Line;
    auto Changed = Files.find(Where.File);
    if (Changed == Files.end())
      continue;
    if (Changed->second.Whole)
      return true;
    for (const Range &Added : Changed->second.Added)
      if (Added.First <= Line && Line <= Added.Last)
        return true;
    auto [It, Inserted] = Extent.try_emplace(Where.File, Range{Line, Line});
    It->second.First = std::min(It->second.First, Line);
    It->second.Last = std::max(It->second.Last, Line);
  }
  // A wait that was taken out leaves no line behind that the path could run through.
  for (const auto &[Name, Lines] : Extent)
    for (unsigned After : Files.find(Name)->second.Removed)
      if (Lines.First <= After + 1 && After <= Lines.Last)
        return true;
  return false;
}

std::vector<std::string> ChangedLines::files() const {
  std::vector<std::string> Out;
  for (const auto &[Name, Changed] : Files)
    Out.push_back(Name);
  return Out;
}

} // namespace retrylint::driver
