#include "driver/Configuration.h"
#include "driver/Suggest.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

#include <algorithm>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace yaml = llvm::yaml;

bool isOurs(StringRef Name) { return Name.starts_with("retry"); }

std::string scalar(yaml::Node *Node) {
  llvm::SmallString<64> Storage;
  if (auto *Scalar = llvm::dyn_cast_or_null<yaml::ScalarNode>(Node))
    return Scalar->getValue(Storage).str();
  if (auto *Block = llvm::dyn_cast_or_null<yaml::BlockScalarNode>(Node))
    return Block->getValue().str();
  return {};
}

/// A list of globs: one string, or a sequence of strings.
std::string globList(yaml::Node *Node) {
  auto *Sequence = llvm::dyn_cast_or_null<yaml::SequenceNode>(Node);
  if (!Sequence)
    return scalar(Node);
  std::string List;
  for (yaml::Node &Item : *Sequence)
    List += scalar(&Item) + ",";
  return List;
}

/// CheckOptions: a map, or a sequence of {key: ..., value: ...}.
CheckOptions checkOptions(yaml::Node *Node) {
  CheckOptions Options;
  auto readMap = [&](yaml::MappingNode &Map) {
    for (yaml::KeyValueNode &Entry : Map) {
      std::string Key = scalar(Entry.getKey());
      Options[Key] = scalar(Entry.getValue());
    }
  };
  if (auto *Map = llvm::dyn_cast_or_null<yaml::MappingNode>(Node)) {
    readMap(*Map);
  } else if (auto *Sequence = llvm::dyn_cast_or_null<yaml::SequenceNode>(Node)) {
    for (yaml::Node &Item : *Sequence) {
      auto *Pair = llvm::dyn_cast<yaml::MappingNode>(&Item);
      if (!Pair)
        continue;
      std::string Key, Value;
      for (yaml::KeyValueNode &Entry : *Pair) {
        std::string Name = scalar(Entry.getKey());
        (Name == "key" ? Key : Value) = scalar(Entry.getValue());
      }
      Options[Key] = Value;
    }
  }
  std::erase_if(Options, [](const auto &Each) { return !isOurs(Each.first); });
  return Options;
}

const std::vector<StringRef> &checkNames() {
  static const std::vector<StringRef> Names = [] {
    std::vector<StringRef> All;
    for (const CheckInfo &Info : allChecks())
      All.push_back(Info.Name);
    return All;
  }();
  return Names;
}

bool matchesACheck(const Glob &Each) {
  return std::any_of(checkNames().begin(), checkNames().end(),
                     [&](StringRef Name) { return Each.matches(Name); });
}

} // namespace

Configuration::Configuration(Settings Settings)
    : Given(std::move(Settings)), ArgumentGlobs(parseGlobs(Given.Checks)) {}

std::vector<std::string> Configuration::argumentErrors() const {
  std::vector<std::string> Errors;
  for (const Glob &Each : ArgumentGlobs)
    if (!matchesACheck(Each))
      Errors.push_back("--checks: no check is called '" + Each.Pattern + "'" +
                       suggestion(Each.Pattern, checkNames(),
                                  "; 'retrylint checks' lists them"));
  return Errors;
}

bool Configuration::asksFor(StringRef Check) const {
  return std::any_of(
      ArgumentGlobs.begin(), ArgumentGlobs.end(),
      [&](const Glob &Each) { return Each.Positive && Each.Pattern == Check; });
}

const Configuration::File *Configuration::file(StringRef Folder) {
  auto [Entry, New] = Files.try_emplace(Folder.str());
  std::optional<File> &Read = Entry->second;
  if (!New)
    return Read ? &*Read : nullptr;
  llvm::SmallString<256> Path(Folder);
  llvm::sys::path::append(Path, ".clang-tidy");
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer || (*Buffer)->getBuffer().trim().empty())
    return nullptr;
  Read.emplace();

  llvm::SourceMgr Manager;
  Notification Problem{Severity::Warning, "bad-configuration", Path.str().str(), 0, 0, ""};
  Manager.setDiagHandler(
      [](const llvm::SMDiagnostic &Diag, void *To) {
        auto &Problem = *static_cast<Notification *>(To);
        if (!Problem.Message.empty())
          return;
        Problem.Line = std::max(Diag.getLineNo(), 0);
        Problem.Column = Diag.getColumnNo() + 1;
        Problem.Message =
            Diag.getMessage().lower() + "; this file is read only up to here";
      },
      &Problem);
  yaml::Stream Stream((*Buffer)->getMemBufferRef(), Manager, /*ShowColors=*/false);
  yaml::document_iterator Document = Stream.begin();
  if (Document != Stream.end())
    if (auto *Map = llvm::dyn_cast_or_null<yaml::MappingNode>(Document->getRoot()))
      for (yaml::KeyValueNode &Entry : *Map) {
        std::string Key = scalar(Entry.getKey());
        if (Key == "Checks")
          Read->Checks = globList(Entry.getValue());
        else if (Key == "CheckOptions")
          Read->Options = checkOptions(Entry.getValue());
        else if (Key == "InheritParentConfig")
          Read->Inherit = StringRef(scalar(Entry.getValue())).equals_insensitive("true");
        else
          Entry.skip();
      }
  if (!Problem.Message.empty())
    Problems.push_back(Problem);
  lookForUnknownNames(std::string(Path), *Read);
  return &*Read;
}

void Configuration::lookForUnknownNames(const std::string &Path, const File &Read) {
  auto say = [&](std::string Message) {
    Problems.push_back({Severity::Warning, "bad-configuration", Path, 0, 0,
                        std::move(Message)});
  };
  for (const Glob &Each : parseGlobs(Read.Checks.value_or("")))
    if (StringRef(Each.Pattern).starts_with("retry-") && !matchesACheck(Each))
      say("no check is called '" + Each.Pattern + "'" +
          suggestion(Each.Pattern, checkNames(), "; 'retrylint checks' lists them"));
  for (const auto &[Key, Value] : Read.Options) {
    StringRef Check = StringRef(Key).split('.').first;
    if (Check.starts_with("retry-") &&
        std::find(checkNames().begin(), checkNames().end(), Check) ==
            checkNames().end())
      say("CheckOptions: no check is called '" + Check.str() + "'" +
          suggestion(Check, checkNames(), "; 'retrylint checks' lists them"));
  }
}

Configuration::File Configuration::joined(StringRef Folder) {
  if (!Given.ReadFiles)
    return {};
  for (; !Folder.empty(); Folder = llvm::sys::path::parent_path(Folder)) {
    const File *Here = file(Folder);
    if (!Here)
      continue;
    if (!Here->Inherit)
      return *Here;
    File Joined = joined(llvm::sys::path::parent_path(Folder));
    if (Here->Checks)
      Joined.Checks = Joined.Checks.value_or("") + "," + *Here->Checks;
    for (const auto &[Key, Value] : Here->Options)
      Joined.Options[Key] = Value;
    return Joined;
  }
  return {};
}

FolderConfig Configuration::decide(const File &Read) const {
  std::vector<Glob> Globs = parseGlobs(Read.Checks.value_or(""));
  bool NamesOurs = false, Positive = false, AllOff = false;
  for (const Glob &Each : Globs) {
    NamesOurs |= Each.Positive && isOurs(Each.Pattern);
    Positive |= Each.Positive;
    AllOff |= !Each.Positive && Each.Pattern == "*";
  }
  // A list for other checks decides about ours only where it turns everything
  // off, or takes one of ours away.
  if (!NamesOurs && (Positive || !AllOff))
    std::erase_if(Globs, [](const Glob &Each) {
      return Each.Positive || !isOurs(Each.Pattern);
    });
  bool Alone = !ArgumentGlobs.empty() && ArgumentGlobs.front().Positive;

  FolderConfig Config;
  for (const CheckInfo &Info : allChecks()) {
    StringRef Name = Info.Name;
    bool On = Alone ? false : contains(Globs, Name, true);
    On = contains(ArgumentGlobs, Name, On);
    if (Info.Level == Level::Note && !Given.Strict && !asksFor(Name))
      On = false;
    Config.Enabled.push_back(On);
  }
  Config.Options = Read.Options;
  return Config;
}

const FolderConfig &Configuration::folder(StringRef Folder) {
  auto Found = Folders.find(Folder);
  if (Found == Folders.end())
    Found = Folders.emplace(Folder.str(), decide(joined(Folder))).first;
  return Found->second;
}

} // namespace retrylint::driver
