#include "driver/Linked.h"
#include "driver/FindingBytes.h"
#include "driver/LargePages.h"

#include "ir/Serial.h"

namespace retrylint::driver {
namespace {

void pack(const FolderConfig &Config, Packer &To) {
  To.number(Config.Enabled.size());
  for (bool On : Config.Enabled)
    To.number(On);
  To.number(Config.Options.size());
  for (const auto &[Name, Value] : Config.Options) {
    To.text(Name);
    To.text(Value);
  }
}

FolderConfig unpackConfig(Unpacker &From) {
  FolderConfig Config;
  for (std::size_t Left = From.count(); Left && From.ok(); --Left)
    Config.Enabled.push_back(From.number());
  for (std::size_t Left = From.count(); Left && From.ok(); --Left) {
    std::string Name = From.text().str();
    Config.Options[Name] = From.text().str();
  }
  return Config;
}

void pack(const std::set<std::string> &Paths, Packer &To) {
  To.number(Paths.size());
  for (const std::string &Path : Paths)
    To.path(Path);
}

void unpack(Unpacker &From, std::set<std::string> &Paths) {
  for (std::size_t Left = From.count(); Left && From.ok(); --Left)
    Paths.insert(From.path().str());
}

} // namespace

Linked::Linked(std::vector<std::string> Facts, std::function<void(Notification)> Problem,
               Cache *From)
    : Facts(std::move(Facts)), Problem(std::move(Problem)), From(From) {
  if (!recall())
    link();
}

bool Linked::recall() {
  if (!From)
    return false;
  Packer All;
  for (const std::string &Bytes : Facts)
    Digest::of(Bytes).pack(All);
  Key = Digest::of(All.Bytes);
  std::optional<std::string> Bytes = From->findings(Key);
  if (!Bytes)
    return false;
  Unpacker Read(*Bytes);
  unpack(Read, CodeFiles);
  unpack(Read, MainFiles);
  for (std::size_t Left = Read.count(); Left && Read.ok(); --Left) {
    FolderConfig Config = unpackConfig(Read);
    Checked &Answer = Answers[std::move(Config)];
    for (std::size_t More = Read.count(); More && Read.ok(); --More)
      Answer.Findings.push_back(unpackFinding(Read));
    for (std::size_t More = Read.count(); More && Read.ok(); --More)
      Answer.OptionErrors.push_back(Read.text().str());
  }
  if (Read.ok())
    return true;
  CodeFiles.clear();
  MainFiles.clear();
  Answers.clear();
  return false;
}

void Linked::link() {
  Program.emplace();
  // Of real programs it is 10 to 140 times as much as their facts. Page by page a third of
  // the link's time would go into getting it from the system.
  std::size_t Size = 0;
  for (const std::string &Bytes : Facts)
    Size += Bytes.size();
  if (Size > std::size_t(64) << 10)
    expectAllocations((std::size_t(512) << 20) + 32 * Size);
  for (std::string &Bytes : Facts) {
    if (Bytes.empty())
      continue;
    auto Read = ir::deserialize(Bytes);
    // Twice in memory would be once too often for large projects.
    std::string().swap(Bytes);
    if (auto *Unit = std::get_if<ir::Unit>(&Read))
      Program->add(std::move(*Unit));
    else
      Problem({Severity::Error, "bad-facts", "", 0, 0,
               std::get<ir::SerialError>(Read).Message});
  }
  Program->link();
  for (const ir::Unit &Unit : Program->units()) {
    for (const ir::File &File : Unit.Files)
      if (!File.System && !File.Path.empty())
        CodeFiles.insert(File.Path);
    if (Unit.Files.size() > 1)
      MainFiles.insert(Unit.Files[1].Path);
  }
}

const Linked::Checked &Linked::check(const FolderConfig &Config) {
  auto Known = Answers.find(Config);
  if (Known != Answers.end())
    return Known->second;
  if (!Program)
    link();
  auto Enabled = [&](std::string_view Name) {
    const std::vector<CheckInfo> &All = allChecks();
    for (std::size_t Index = 0; Index < All.size(); ++Index)
      if (All[Index].Name == Name)
        return bool(Config.Enabled[Index]);
    return false;
  };
  CheckSet Checks(Enabled, Config.Options);
  Checked &Answer = Answers[Config];
  Answer.Findings = Checks.run(*Program);
  Answer.OptionErrors = Checks.errors();
  New = true;
  return Answer;
}

void Linked::remember() {
  if (!From || !New)
    return;
  Packer To;
  pack(CodeFiles, To);
  pack(MainFiles, To);
  To.number(Answers.size());
  for (const auto &[Config, Answer] : Answers) {
    pack(Config, To);
    To.number(Answer.Findings.size());
    for (const Finding &Each : Answer.Findings)
      packFinding(Each, To);
    To.number(Answer.OptionErrors.size());
    for (const std::string &Each : Answer.OptionErrors)
      To.text(Each);
  }
  From->keepFindings(Key, To.Bytes);
}

} // namespace retrylint::driver
