// docs/libraries.md is written from the model files, by this test with
// RETRYLINT_UPDATE=1 in its environment.
#include "models/ModelFile.h"
#include "models/Signs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

using namespace retrylint;
using namespace retrylint::models;

namespace {

std::string text(const std::filesystem::path &Path) {
  std::ifstream In(Path, std::ios::binary);
  return {std::istreambuf_iterator<char>(In), {}};
}

std::vector<ModelFile> files() {
  std::filesystem::path Folder = PROJECT_ROOT "/checks/models";
  std::vector<std::filesystem::path> Paths;
  for (const auto &Entry : std::filesystem::directory_iterator(Folder))
    if (Entry.path().extension() == ".json" && Entry.path().filename() != "schema.json")
      Paths.push_back(Entry.path());
  std::sort(Paths.begin(), Paths.end());
  std::vector<std::string> Errors;
  CodeTables Shared = readModelFile(text(Folder / "common.json"), "", {}, Errors).Tables;
  std::vector<ModelFile> Files;
  for (const auto &Path : Paths) {
    Files.push_back(readModelFile(text(Path), Path.filename().string(), Shared, Errors));
    if (Files.back().Title.empty())
      Files.back().Title = Files.back().Library;
  }
  std::sort(Files.begin(), Files.end(), [](const ModelFile &A, const ModelFile &B) {
    auto Lower = [](std::string S) {
      std::transform(S.begin(), S.end(), S.begin(), [](unsigned char C) { return std::tolower(C); });
      return S;
    };
    return Lower(A.Title) < Lower(B.Title);
  });
  EXPECT_TRUE(Errors.empty());
  return Files;
}

bool asks(ir::Role Role) { return Role == ir::Role::Attempt || Role == ir::Role::Start; }

struct Counts {
  std::size_t Attempts = 0, Data = 0, Waits = 0, Other = 0, Hooks = 0, Codes = 0, Proven = 0, Read = 0;
  void add(const Counts &C) {
    Attempts += C.Attempts, Data += C.Data, Waits += C.Waits, Other += C.Other, Hooks += C.Hooks, Codes += C.Codes,
        Proven += C.Proven, Read += C.Read;
  }
};

/// Counts names, not entries: overloads and conditions make several of one name.
Counts count(const ModelFile &File) {
  Counts C;
  std::map<std::string, std::pair<std::size_t Counts::*, bool>> Names;
  for (std::size_t I = 0; I < File.Models.size(); ++I) {
    const Model &M = File.Models[I];
    std::size_t Counts::*Column = &Counts::Other;
    if (asks(M.Summary.Role))
      Column = &Counts::Attempts;
    else if (M.Summary.Role == ir::Role::Transfer)
      Column = &Counts::Data;
    else if (M.Summary.Role == ir::Role::Wait || M.Summary.Role == ir::Role::Timer)
      Column = &Counts::Waits;
    bool Proven = !File.Headers.empty() && File.SeenIn[I].empty() && !M.Match.Name.empty();
    auto [Entry, New] = Names.try_emplace(M.Summary.Name, Column, Proven);
    Entry->second.second |= Proven;
  }
  for (const auto &[Name, Entry] : Names) {
    ++(C.*Entry.first);
    ++(Entry.second ? C.Proven : C.Read);
  }
  C.Hooks = File.Hooks.size();
  for (const auto &[Name, Classes] : File.Tables)
    for (const ir::CodeClass &Class : Classes)
      C.Codes += Class.Codes.size() + Class.Types.size();
  C.Codes += File.Types.size();
  return C;
}

std::string seconds(double Value) {
  std::ostringstream Out;
  Out << Value << " s";
  return Out.str();
}

/// One way to fail, as readers of the page know it.
std::string failureText(const ir::FunctionSummary &S) {
  std::vector<std::string> Parts;
  for (const ir::FailureSign &Sign : S.Failures)
    Parts.push_back(signText(Sign));
  for (const ir::FieldSign &Sign : S.FieldFailures) {
    std::string Text = signText(Sign.Sign);
    Parts.push_back(Text.insert(Text.find(' '), "." + Sign.Field));
  }
  for (const ir::CallbackSpec &Spec : S.Callbacks) {
    if (Spec.Role == ir::CallbackRole::Failure)
      Parts.push_back(Spec.Field.empty() ? "a callback for failure" : Spec.Field);
    else if (Spec.Failure.In != ir::FailureIn::Unknown)
      Parts.push_back("callback " + signText(Spec.Failure));
  }
  std::string Text;
  for (const std::string &Part : Parts)
    Text += (Text.empty() ? "" : "; ") + ("`" + Part + "`");
  return Text.empty() ? "told by another function, or a registered callback" : Text;
}

std::string timeoutText(const ir::FunctionSummary &S) {
  if (S.Timeout.Present())
    return "argument " + std::to_string(S.Timeout.Arg);
  if (S.DefaultTimeout < 0)
    return "none unless set";
  return S.DefaultTimeout > 0 ? seconds(S.DefaultTimeout) : "";
}

std::string retriesText(const ir::FunctionSummary &S) {
  if (S.BuiltInAttempts == 0)
    return "";
  std::string Text = S.BuiltInAttempts < 0 ? "without end" : std::to_string(S.BuiltInAttempts) + " attempts";
  if (S.BuiltInBackoff == ir::Tristate::No)
    Text += ", no back-off";
  return Text;
}

std::string page() {
  std::ostringstream Out;
  std::vector<ModelFile> Files = files();
  std::size_t Libraries = 0;
  Counts Sum;
  std::ostringstream Table, Sections;
  for (const ModelFile &File : Files) {
    if (File.Models.empty())
      continue;
    ++Libraries;
    Counts C = count(File);
    Sum.add(C);
    Table << "| [" << File.Title << "](../checks/models/" << File.Library << ".json) | " << File.Version << " | " << C.Attempts << " | "
          << C.Data << " | " << C.Waits << " | " << C.Other << " | " << C.Hooks << " | " << C.Codes << " | " << C.Proven
          << " | " << C.Read << " |\n";
    bool Any = false;
    std::vector<std::string> Rows;
    for (const Model &M : File.Models) {
      const ir::FunctionSummary &S = M.Summary;
      if (!asks(S.Role))
        continue;
      std::string Rest = " | " + failureText(S) + " | " + timeoutText(S) + " | " + retriesText(S) + " |";
      std::string Name = M.Match.Name.empty() ? "*" + S.Name + "*" : "`" + S.Name + "`";
      // Entries that say the same share a row.
      if (!Rows.empty() && Rows.back().ends_with(Rest)) {
        std::string &Row = Rows.back();
        if (Row.find(Name + ",") == std::string::npos && Row.find(Name + " |") == std::string::npos)
          Row.insert(Row.size() - Rest.size(), ", " + Name);
      } else {
        Rows.push_back("| " + Name + Rest);
      }
      Any = true;
    }
    if (!Any)
      continue;
    Sections << "\n## " << File.Title << "\n\nChecked against: " << File.Source << ".\n\n"
             << "| attempt | fails | time limit | the library's own attempts |\n|---|---|---|---|\n";
    for (const std::string &Row : Rows)
      Sections << Row << "\n";
  }
  Out << "# Libraries\n\n"
         "<!-- Written from checks/models/*.json; a test compares. -->\n\n"
      << "retrylint knows " << Libraries << " libraries and interfaces: " << Sum.Attempts << " ways to ask a peer, " << Sum.Waits
      << " waits and timers, and " << Sum.Codes << " failure codes and exception types, sorted by whether a retry makes sense.\n"
         "Functions that are not here get their meaning from their bodies; to add some of your own, see [models.md](models.md).\n\n"
         "Of the names, "
      << Sum.Proven << " are proven by a test against the library's real headers (the name is declared, each index is a\n"
         "parameter's, each constant has its value), and "
      << Sum.Read << " were read in the source that the file names: the library has no\n"
         "package in Debian 12, the name is another version's or its second one, or the entry is a pattern over types.\n\n"
         "| library | version | attempts | data | waits, timers | other | callbacks | codes, types | proven | read |\n"
         "|---|---|---|---|---|---|---|---|---|---|\n"
      << Table.str() << "| all | | " << Sum.Attempts << " | " << Sum.Data << " | " << Sum.Waits << " | " << Sum.Other << " | "
      << Sum.Hooks << " | " << Sum.Codes << " | " << Sum.Proven << " | " << Sum.Read << " |\n"
      << Sections.str();
  return Out.str();
}

TEST(LibrariesPage, IsUpToDate) {
  std::filesystem::path Path = PROJECT_ROOT "/docs/libraries.md";
  if (std::getenv("RETRYLINT_UPDATE"))
    std::ofstream(Path, std::ios::binary) << page();
  EXPECT_TRUE(text(Path) == page()) << "docs/libraries.md is out of date; run test-models with RETRYLINT_UPDATE=1";
}

} // namespace
