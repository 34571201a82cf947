#include "TemporaryProject.h"
#include "driver/Configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace retrylint::driver {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class ConfigurationTest : public testing::Test {
protected:
  TemporaryProject Project;

  bool isOn(Configuration &Config, const char *Check, const std::string &In = "") {
    const FolderConfig &Folder =
        Config.folder(In.empty() ? Project.root() : Project.path(In));
    for (std::size_t Index = 0; Index < allChecks().size(); ++Index)
      if (allChecks()[Index].Name == Check)
        return Folder.Enabled[Index];
    ADD_FAILURE() << "no check " << Check;
    return false;
  }

  bool isOnWith(const char *File, const char *Arguments, const char *Check) {
    Project.write(".clang-tidy", File);
    Configuration Config({Arguments});
    return isOn(Config, Check);
  }
};

TEST_F(ConfigurationTest, EverythingIsOnByItself) {
  Configuration Config({});
  EXPECT_TRUE(isOn(Config, "retry-unbounded"));
  EXPECT_TRUE(isOn(Config, "retry-constant-delay"));
}

TEST_F(ConfigurationTest, AListForOtherChecksTurnsNoneOff) {
  EXPECT_TRUE(isOnWith("Checks: '-*,bugprone-*'", "", "retry-unbounded"));
  EXPECT_TRUE(isOnWith("Checks: 'bugprone-*'", "", "retry-unbounded"));
  EXPECT_TRUE(isOnWith("Checks: ''", "", "retry-unbounded"));
}

TEST_F(ConfigurationTest, NothingButOffIsOff) {
  EXPECT_FALSE(isOnWith("Checks: '-*'", "", "retry-unbounded"));
}

TEST_F(ConfigurationTest, AListThatNamesOursDecides) {
  EXPECT_TRUE(isOnWith("Checks: '-*,retry-unbounded'", "", "retry-unbounded"));
  EXPECT_FALSE(isOnWith("Checks: '-*,retry-unbounded'", "", "retry-constant-delay"));
  EXPECT_FALSE(isOnWith("Checks: 'retry-*,-retry-unbounded'", "", "retry-unbounded"));
}

TEST_F(ConfigurationTest, TakingOneAwayTakesOne) {
  const char *File = "Checks: '-*,bugprone-*,-retry-unbounded'";
  EXPECT_FALSE(isOnWith(File, "", "retry-unbounded"));
  EXPECT_TRUE(isOnWith(File, "", "retry-constant-delay"));
}

TEST_F(ConfigurationTest, ArgumentsThatAddStandAlone) {
  EXPECT_TRUE(isOnWith("Checks: '-*'", "retry-unbounded", "retry-unbounded"));
  EXPECT_FALSE(isOnWith("", "retry-unbounded", "retry-constant-delay"));
}

TEST_F(ConfigurationTest, ArgumentsThatTakeAwayChangeTheFiles) {
  const char *File = "Checks: '-*,retry-unbounded,retry-constant-delay'";
  EXPECT_FALSE(isOnWith(File, "-retry-unbounded", "retry-unbounded"));
  EXPECT_TRUE(isOnWith(File, "-retry-unbounded", "retry-constant-delay"));
  EXPECT_FALSE(isOnWith(File, "-retry-unbounded", "retry-without-jitter"));
}

TEST_F(ConfigurationTest, ReadsListsInSeveralForms) {
  EXPECT_FALSE(isOnWith("Checks: >\n  -*,\n  retry-nested,\n  retry-unbounded\n", "",
                        "retry-constant-delay"));
  EXPECT_TRUE(isOnWith("Checks:\n  - '-*'\n  - retry-unbounded\n", "",
                       "retry-unbounded"));
}

TEST_F(ConfigurationTest, TheNearestFileCounts) {
  Project.write(".clang-tidy", "Checks: '-*,retry-unbounded'");
  Project.write("lib/.clang-tidy", "Checks: '-*,retry-constant-delay'");
  Configuration Config({});
  EXPECT_TRUE(isOn(Config, "retry-unbounded", "src"));
  EXPECT_FALSE(isOn(Config, "retry-unbounded", "lib/net"));
  EXPECT_TRUE(isOn(Config, "retry-constant-delay", "lib/net"));
}

TEST_F(ConfigurationTest, InheritsWhereItSaysSo) {
  Project.write(".clang-tidy", "Checks: 'retry-*,-retry-unbounded'\n"
                               "CheckOptions:\n  retry-constant-delay.MinAttempts: 7\n"
                               "  retry-without-jitter.X: 1\n");
  Project.write("lib/.clang-tidy", "InheritParentConfig: true\n"
                                   "Checks: '-retry-constant-delay'\n"
                                   "CheckOptions:\n  retry-without-jitter.X: 2\n");
  Configuration Config({});
  EXPECT_FALSE(isOn(Config, "retry-unbounded", "lib"));
  EXPECT_FALSE(isOn(Config, "retry-constant-delay", "lib"));
  EXPECT_TRUE(isOn(Config, "retry-without-jitter", "lib"));
  const CheckOptions &Options = Config.folder(Project.path("lib")).Options;
  EXPECT_EQ(Options.at("retry-constant-delay.MinAttempts"), "7");
  EXPECT_EQ(Options.at("retry-without-jitter.X"), "2");
}

TEST_F(ConfigurationTest, ReadsOptionsInBothForms) {
  Project.write(".clang-tidy", "CheckOptions:\n"
                               "  - key: retry-constant-delay.MinAttempts\n"
                               "    value: '7'\n"
                               "  - { key: bugprone-x.Y, value: 1 }\n");
  Configuration Config({});
  EXPECT_THAT(Config.folder(Project.root()).Options,
              ElementsAre(std::pair<const std::string, std::string>(
                  "retry-constant-delay.MinAttempts", "7")));
}

TEST_F(ConfigurationTest, ABrokenFileHasAPlace) {
  Project.write(".clang-tidy", "Checks: 'retry-*'\nCheckOptions: [\n  {a: b\n");
  Configuration Config({});
  Config.folder(Project.root());
  ASSERT_EQ(Config.problems().size(), 1u);
  EXPECT_EQ(Config.problems()[0].File, Project.path(".clang-tidy"));
  EXPECT_GT(Config.problems()[0].Line, 0u);
  Config.folder(Project.path("src"));
  EXPECT_EQ(Config.problems().size(), 1u);
}

TEST_F(ConfigurationTest, UnknownNamesInAFileAreToldOnce) {
  Project.write(".clang-tidy", "Checks: 'retry-*,-retry-unbonded'\n"
                               "CheckOptions: {retry-contant-delay.MinAttempts: 3}\n");
  Configuration Config({});
  Config.folder(Project.path("a"));
  Config.folder(Project.path("b"));
  std::vector<std::string> Said;
  for (const Notification &Each : Config.problems())
    Said.push_back(Each.Message);
  EXPECT_THAT(Said, ElementsAre(HasSubstr("'retry-unbonded'; did you mean "
                                          "'retry-unbounded'?"),
                                HasSubstr("did you mean 'retry-constant-delay'?")));
}

TEST_F(ConfigurationTest, OtherToolsKeysAreLeftInPeace) {
  Project.write(".clang-tidy", "HeaderFilterRegex: '.*'\nFormatStyle: none\n"
                               "ExtraArgs: ['-Wall']\nChecks: '-*,retry-unbounded'\n");
  Configuration Config({});
  EXPECT_TRUE(isOn(Config, "retry-unbounded"));
  EXPECT_FALSE(isOn(Config, "retry-constant-delay"));
  EXPECT_THAT(Config.problems(), IsEmpty());
}

TEST_F(ConfigurationTest, UnknownNamesInArgumentsAreErrors) {
  EXPECT_THAT(Configuration({"retry-unbonded"}).argumentErrors(),
              ElementsAre("--checks: no check is called 'retry-unbonded'; did you mean "
                          "'retry-unbounded'?"));
  EXPECT_THAT(Configuration({"retry-*,-bugprone-*"}).argumentErrors(),
              ElementsAre(HasSubstr("'bugprone-*'; 'retrylint checks' lists them")));
  EXPECT_THAT(Configuration({"*,-retry-unbounded"}).argumentErrors(), IsEmpty());
}

TEST_F(ConfigurationTest, FilesCanBeLeftOut) {
  Project.write(".clang-tidy", "Checks: '-*'");
  Configuration Config({"", false, /*ReadFiles=*/false});
  EXPECT_TRUE(isOn(Config, "retry-unbounded"));
}

} // namespace
} // namespace retrylint::driver
