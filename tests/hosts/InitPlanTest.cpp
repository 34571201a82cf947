#include "driver/InitPlan.h"

#include <gmock/gmock.h>
#include <map>

using namespace retrylint::driver;
using testing::ElementsAre;
using testing::Eq;
using testing::HasSubstr;
using testing::Not;
using testing::Optional;
using testing::StartsWith;

namespace {

using Project = std::map<std::string, std::string>;

std::vector<InitStep> planFor(const Project &Files, llvm::StringRef Database = "build",
                              std::optional<CiService> Ci = std::nullopt) {
  return planInit(
      [&](llvm::StringRef Name) -> std::optional<std::string> {
        auto At = Files.find(Name.str());
        return At == Files.end() ? std::nullopt : std::optional(At->second);
      },
      Database, Ci);
}

const InitStep &step(const std::vector<InitStep> &Steps, const std::string &File) {
  for (const InitStep &Each : Steps)
    if (Each.File == File)
      return Each;
  static const InitStep None;
  ADD_FAILURE() << "no step for " << File;
  return None;
}

std::vector<std::string> files(const std::vector<InitStep> &Steps) {
  std::vector<std::string> Names;
  for (const InitStep &Each : Steps)
    Names.push_back(Each.File);
  return Names;
}

TEST(InitPlan, OfAnEmptyProjectWritesOneFileForEachHost) {
  auto Steps = planFor({});
  EXPECT_THAT(files(Steps), ElementsAre(".clang-tidy", ".clangd", ".pre-commit-config.yaml",
                                        ".github/workflows/retrylint.yml"));
  for (const InitStep &Each : Steps) {
    EXPECT_FALSE(Each.Exists || Each.Done) << Each.File;
    EXPECT_THAT(Each.Text, HasSubstr("retry")) << Each.File;
  }
}

TEST(InitPlan, TellsClangdOfADatabaseThatItWouldNotFind) {
  EXPECT_THAT(step(planFor({}, "out/debug"), ".clangd").Text,
              HasSubstr("CompilationDatabase: out/debug\n"));
  for (const char *Found : {"build", ".", ""})
    EXPECT_THAT(step(planFor({}, Found), ".clangd").Text, Not(HasSubstr("CompilationDatabase")));
}

TEST(InitPlan, IsDoneWhereEverythingIsSetUp) {
  Project Files;
  for (const InitStep &Each : planFor({}))
    Files[Each.File] = Each.Text;
  for (const InitStep &Each : planFor(Files))
    EXPECT_TRUE(Each.Exists && Each.Done) << Each.File;
}

TEST(InitPlan, GuessesTheServiceFromWhatIsThere) {
  EXPECT_THAT(files(planFor({{"Jenkinsfile", "pipeline {}\n"}})), testing::Contains("Jenkinsfile"));
  auto Steps = planFor({{".gitlab-ci.yml", "build:\n  script: make\n"}});
  EXPECT_THAT(step(Steps, ".gitlab/retrylint.gitlab-ci.yml").Text, HasSubstr("codequality"));
  const InitStep &Pipeline = step(Steps, ".gitlab-ci.yml");
  EXPECT_TRUE(Pipeline.Adds);
  EXPECT_THAT(Pipeline.Text, HasSubstr("local: .gitlab/retrylint.gitlab-ci.yml"));
  EXPECT_THAT(Pipeline.Text, HasSubstr("build:\n  script: make\n"));
}

TEST(InitPlan, AddsNoSecondIncludeToAGitLabPipeline) {
  const InitStep &Pipeline =
      step(planFor({{".gitlab-ci.yml", "include:\n  - local: a.yml\n"}}), ".gitlab-ci.yml");
  EXPECT_FALSE(Pipeline.Adds);
  EXPECT_THAT(Pipeline.Advice, HasSubstr("include"));
}

TEST(InitPlan, WritesNoPipelineWhereNoneIsWanted) {
  EXPECT_THAT(files(planFor({}, "build", CiService::None)),
              ElementsAre(".clang-tidy", ".clangd", ".pre-commit-config.yaml"));
}

TEST(InitPlan, KnowsItsServices) {
  EXPECT_EQ(ciService("gitlab"), CiService::GitLab);
  EXPECT_EQ(ciService("none"), CiService::None);
  EXPECT_EQ(ciService("bamboo"), std::nullopt);
}

TEST(WithOurChecks, AddsToAListOnOneLine) {
  EXPECT_THAT(withOurChecks("Checks: '-*,bugprone-*'\nHeaderFilterRegex: ''\n"),
              Optional(Eq("Checks: '-*,bugprone-*,retry-*'\nHeaderFilterRegex: ''\n")));
  EXPECT_THAT(withOurChecks("UseColor: true\nChecks: \"bugprone-*,\"\n"),
              Optional(Eq("UseColor: true\nChecks: 'bugprone-*,retry-*'\n")));
  EXPECT_THAT(withOurChecks("Checks: bugprone-*"), Optional(Eq("Checks: 'bugprone-*,retry-*'")));
}

TEST(WithOurChecks, AddsAListWhereThereIsNone) {
  EXPECT_THAT(withOurChecks("HeaderFilterRegex: ''"),
              Optional(Eq("HeaderFilterRegex: ''\nChecks: 'retry-*'\n")));
}

TEST(WithOurChecks, LeavesOtherFormsToPeople) {
  for (const char *Form : {"Checks: >\n  -*,\n  bugprone-*\n", "Checks:\n  - bugprone-*\n",
                           "Checks: [bugprone-*]\n", "Checks: 'a' # why\n", "Checks: '\n"})
    EXPECT_EQ(withOurChecks(Form), std::nullopt) << Form;
}

TEST(WithOurHook, AddsAnItemIndentedAsTheOthers) {
  std::string Now = "# ours\nfail_fast: true\nrepos:\n- repo: https://example.org/x\n"
                    "  rev: v1\n  hooks:\n  - id: x\n";
  std::optional<std::string> New = withOurHook(Now);
  ASSERT_TRUE(New);
  EXPECT_THAT(*New, StartsWith(Now));
  EXPECT_THAT(*New, HasSubstr("\n- repo: local\n  hooks:\n    - id: retrylint\n"));

  New = withOurHook("repos:\n    - repo: local\n      hooks: []");
  ASSERT_TRUE(New);
  EXPECT_THAT(*New, HasSubstr("[]\n    - repo: local\n      hooks:\n        - id: retrylint\n"));
}

TEST(WithOurHook, LeavesOtherFormsToPeople) {
  for (const char *Form :
       {"", "repos: []\n", "repos:\n  - repo: local\n    hooks: []\nexclude: x\n"})
    EXPECT_EQ(withOurHook(Form), std::nullopt) << Form;
}

} // namespace
