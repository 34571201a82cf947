//===- InitPlan.cpp - What 'retrylint init' would write -------------------===//

#include "driver/InitPlan.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <utility>

namespace retrylint::driver {
namespace {

using llvm::StringRef;

/// The integrations that come with the program, by file name.
StringRef bundled(StringRef Name) {
  static constexpr std::pair<const char *, const char *> Files[] = {
#include "Integrations.inc"
  };
  for (const auto &[Each, Text] : Files)
    if (Name == Each)
      return Text;
  return {};
}

constexpr const char *ClangTidy =
    "# What clang-tidy, clangd and retrylint check in this project.\n"
    "Checks: 'retry-*'\n";

constexpr const char *Hook = "repo: local\n"
                             "  hooks:\n"
                             "    - id: retrylint\n"
                             "      name: retrylint\n"
                             "      language: system\n"
                             "      entry: retrylint check --staged --quiet\n"
                             "      types_or: [c, c++, objective-c, objective-c++]\n"
                             "      pass_filenames: false\n"
                             "      require_serial: true\n";

/// The hook as an item of a list that is indented so.
std::string hookItem(StringRef Indent) {
  std::string Item;
  StringRef Rest = Hook;
  for (bool First = true; !Rest.empty(); First = false) {
    auto [Line, Next] = Rest.split('\n');
    Item += (Indent + (First ? "- " : "") + Line + "\n").str();
    Rest = Next;
  }
  return Item;
}

bool mentionsUs(StringRef Text) { return Text.contains("retrylint"); }

InitStep clangTidyStep(FileReader Read) {
  InitStep Step{.File = ".clang-tidy",
                .Purpose = "the checks, for clang-tidy, clangd and retrylint",
                .Text = ClangTidy};
  if (std::optional<std::string> Now = Read(Step.File)) {
    Step.Exists = true;
    Step.Done = StringRef(*Now).contains("retry-");
    Step.Advice = "add 'retry-*' to its Checks";
    if (std::optional<std::string> More = withOurChecks(*Now)) {
      Step.Text = *More;
      Step.Adds = true;
    }
  }
  return Step;
}

InitStep clangdStep(FileReader Read, StringRef Database) {
  InitStep Step{.File = ".clangd", .Purpose = "the checks, in editors"};
  // clangd looks here and in build/ by itself.
  if (!Database.empty() && Database != "." && Database != "build")
    Step.Text += ("CompileFlags:\n  CompilationDatabase: " + Database + "\n").str();
  Step.Text += "Diagnostics:\n  ClangTidy:\n    Add: [retry-*]\n";
  if (std::optional<std::string> Now = Read(Step.File)) {
    Step.Exists = true;
    Step.Done = StringRef(*Now).contains("retry-");
    Step.Advice = "add 'retry-*' to Diagnostics: ClangTidy: Add";
  }
  return Step;
}

InitStep hookStep(FileReader Read) {
  InitStep Step{.File = ".pre-commit-config.yaml",
                .Purpose = "a hook on what each commit changes",
                .Text = "repos:\n" + hookItem("  ")};
  if (std::optional<std::string> Now = Read(Step.File)) {
    Step.Exists = true;
    Step.Done = mentionsUs(*Now);
    Step.Advice = "add to its repos:\n" + hookItem("  ");
    if (std::optional<std::string> More = withOurHook(*Now)) {
      Step.Text = *More;
      Step.Adds = true;
    }
  }
  return Step;
}

InitStep ciStep(FileReader Read, CiService Ci) {
  InitStep Step{.Purpose = "a gate in continuous integration"};
  switch (Ci) {
  case CiService::GitLab:
    Step.File = ".gitlab/retrylint.gitlab-ci.yml";
    Step.Text = bundled("retrylint.gitlab-ci.yml");
    break;
  case CiService::Jenkins:
    Step.File = "Jenkinsfile";
    Step.Text = bundled("Jenkinsfile");
    break;
  case CiService::GitHub:
  case CiService::None:
    Step.File = ".github/workflows/retrylint.yml";
    Step.Text = bundled("retrylint.yml");
    break;
  }
  if (std::optional<std::string> Now = Read(Step.File)) {
    Step.Exists = true;
    Step.Done = mentionsUs(*Now);
    Step.Advice = "add the stage 'retrylint' of docs/ci.md";
  }
  return Step;
}

/// Makes GitLab read the job: the pipeline itself is one file of the user's.
InitStep gitLabIncludeStep(FileReader Read) {
  constexpr StringRef Include =
      "include:\n  - local: .gitlab/retrylint.gitlab-ci.yml\n";
  InitStep Step{.File = ".gitlab-ci.yml",
                .Purpose = "the pipeline that the gate is part of",
                .Text = Include.str()};
  if (std::optional<std::string> Now = Read(Step.File)) {
    Step.Exists = true;
    Step.Done = mentionsUs(*Now);
    Step.Advice = "add '- local: .gitlab/retrylint.gitlab-ci.yml' to its include";
    // A second "include:" would replace the first.
    if (!StringRef("\n" + *Now).contains("\ninclude:")) {
      Step.Text = (Include + "\n" + *Now).str();
      Step.Adds = true;
    }
  }
  return Step;
}

CiService guessCi(FileReader Read) {
  if (Read(".gitlab-ci.yml"))
    return CiService::GitLab;
  if (Read("Jenkinsfile"))
    return CiService::Jenkins;
  return CiService::GitHub;
}

} // namespace

std::optional<CiService> ciService(StringRef Name) {
  return llvm::StringSwitch<std::optional<CiService>>(Name)
      .Case("github", CiService::GitHub)
      .Case("gitlab", CiService::GitLab)
      .Case("jenkins", CiService::Jenkins)
      .Case("none", CiService::None)
      .Default(std::nullopt);
}

std::optional<std::string> withOurChecks(StringRef Text) {
  // Only a list that stands on one line is safe to change.
  size_t At = Text.starts_with("Checks:") ? 0 : Text.find("\nChecks:");
  if (At == StringRef::npos)
    return Text.str() + (Text.empty() || Text.ends_with("\n") ? "" : "\n") +
           "Checks: 'retry-*'\n";
  At = Text.find(':', At) + 1;
  size_t LineEnd = std::min(Text.find('\n', At), Text.size());
  StringRef List = Text.slice(At, LineEnd).trim();
  if (List.size() < 2 || List.contains('#'))
    return std::nullopt;
  bool Quoted = (List.front() == '\'' && List.back() == '\'') ||
                (List.front() == '"' && List.back() == '"');
  if (Quoted)
    List = List.drop_front().drop_back().trim();
  else if (!llvm::isAlpha(List.front()))
    return std::nullopt;
  return (Text.take_front(At) + " '" + List.rtrim(", ") + ",retry-*'" +
          Text.drop_front(LineEnd))
      .str();
}

std::optional<std::string> withOurHook(StringRef Text) {
  StringRef Indent;
  bool InRepos = false, Items = false;
  llvm::SmallVector<StringRef> Lines;
  Text.split(Lines, '\n');
  for (StringRef Line : Lines) {
    StringRef Bare = Line.ltrim();
    if (Bare.empty() || Bare.starts_with("#"))
      continue;
    if (Line.rtrim() == "repos:") {
      InRepos = true;
      continue;
    }
    bool TopLevel = Bare.size() == Line.size() && !Bare.starts_with("-");
    if (TopLevel) {
      // Something stands behind the list; or it is written on one line.
      if (InRepos || Bare.starts_with("repos:"))
        return std::nullopt;
      continue;
    }
    if (InRepos && !Items && Bare.starts_with("-")) {
      Indent = Line.drop_back(Bare.size());
      Items = true;
    }
  }
  if (!Items)
    return std::nullopt;
  return (Text + (Text.ends_with("\n") ? "" : "\n")).str() + hookItem(Indent);
}

std::vector<InitStep> planInit(FileReader Read, StringRef Database,
                               std::optional<CiService> Ci) {
  std::vector<InitStep> Steps = {clangTidyStep(Read), clangdStep(Read, Database),
                                 hookStep(Read)};
  CiService Service = Ci ? *Ci : guessCi(Read);
  if (Service != CiService::None)
    Steps.push_back(ciStep(Read, Service));
  if (Service == CiService::GitLab)
    Steps.push_back(gitLabIncludeStep(Read));
  return Steps;
}

} // namespace retrylint::driver
