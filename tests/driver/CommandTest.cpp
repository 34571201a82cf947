// The program as users run it: what it finds, and what it tells.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace retrylint {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

class Command : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.writeClients();
  }
};

TEST_F(Command, FindsTheDatabaseAndTheFindings) {
  Project.database("build/compile_commands.json", {"src/fetch.c", "src/once.c"});
  Ran Run = Project.run({});
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5: warning: "));
  EXPECT_THAT(Run.Out, HasSubstr(" [retry-constant-delay]\n"
                                 "    5 |     sleep(1);\n"
                                 "      |     ^"));
  EXPECT_THAT(Run.Err, StartsWith("retrylint: note: using build/compile_commands.json\n"));
  EXPECT_THAT(Run.Err, HasSubstr(" in 2 units, "));
}

TEST_F(Command, CheckIsTheDefault) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  Ran Bare = Project.run({"-q"}), Named = Project.run({"check", "-q"});
  EXPECT_EQ(Bare.Out, Named.Out);
  EXPECT_EQ(Bare.Exit, 1);
  EXPECT_EQ(Named.Exit, 1);
  EXPECT_THAT(Bare.Err, IsEmpty());
}

TEST_F(Command, CleanCodeExitsWithZeroAndSaysSo) {
  Project.database("compile_commands.json", {"src/once.c"});
  Ran Run = Project.run({});
  EXPECT_EQ(Run.Exit, 0) << Run.Err;
  EXPECT_THAT(Run.Out, IsEmpty());
  EXPECT_THAT(Run.Err, HasSubstr("no findings in 1 unit, "));
}

TEST_F(Command, PathsChooseUnits) {
  Project.write("other/fetch.c", StubbornClient);
  Project.database("compile_commands.json",
                   {"src/fetch.c", "src/once.c", "other/fetch.c"});
  EXPECT_THAT(Project.run({"src"}).Err, HasSubstr(" in 2 units"));
  EXPECT_THAT(Project.run({"src/once.c"}).Err, HasSubstr("no findings in 1 unit"));
  EXPECT_THAT(Project.run({"src/once.c", "other"}).Err, HasSubstr(" in 2 units"));
  EXPECT_THAT(Project.run({"once.c"}, "src").Err, HasSubstr("no findings in 1 unit"));
  EXPECT_THAT(Project.run({Project.path("src")}, "other").Err, HasSubstr(" in 2 units"));
}

TEST_F(Command, PathsAreShownAsTheReaderCanOpenThem) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  std::filesystem::create_directory(Project.path("doc"));
  EXPECT_THAT(Project.run({}, "src").Out, HasSubstr("fetch.c:5:5: warning"));
  EXPECT_THAT(Project.run({}, "src").Out, Not(HasSubstr("src/fetch.c")));
  EXPECT_THAT(Project.run({}, "doc").Out, HasSubstr("../src/fetch.c:5:5: warning"));
  EXPECT_THAT(Project.run({"--root=" + Project.root()}, "doc").Out,
              StartsWith("src/fetch.c:"));
  EXPECT_THAT(Project.run({"--root=.."}, "doc").Out, StartsWith("src/fetch.c:"));
}

TEST_F(Command, FlagsAfterDashesNeedNoDatabase) {
  Ran Run = Project.run({"src/fetch.c", "--", "-isystem", "include"});
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5: warning"));
}

TEST_F(Command, TakesAWholeCompilerCommandAsCMakeGivesIt) {
  Ran Run = Project.run({"--checks=retry-constant-delay",
                         "--extra-arg-before=--driver-mode=g++", "src/fetch.c", "--",
                         "/usr/bin/c++", "-DX", "-isystem", Project.path("include"),
                         "-std=gnu++17", "-o", "CMakeFiles/x.o", "-c",
                         Project.path("src/fetch.c")});
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  EXPECT_THAT(Run.Out, HasSubstr("[retry-constant-delay]"));
}

TEST_F(Command, WritesSeveralReportsAtOnce) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  Ran Run = Project.run({"--output=sarif=out.sarif", "--output=text=out.txt"});
  EXPECT_EQ(Run.Exit, 1);
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5"));
  EXPECT_EQ(Project.read("out.txt"), Run.Out);
  EXPECT_THAT(Project.read("out.sarif"), HasSubstr("\"2.1.0\""));

  Ran Sarif = Project.run({"--output=sarif=-"});
  EXPECT_EQ(Sarif.Out, Project.read("out.sarif"));
  EXPECT_EQ(Project.run({"--format=sarif"}).Out, Sarif.Out);
}

TEST_F(Command, OutputDoesNotDependOnTheNumberOfJobsOrTheDatabasesOrder) {
  std::vector<std::string> Files;
  for (int Index = 0; Index < 24; ++Index) {
    Files.push_back("src/client" + std::to_string(Index) + ".c");
    std::string Text = StubbornClient;
    Text.replace(Text.find("fetch"), 5, "fetch" + std::to_string(Index));
    Project.write(Files.back(), Text);
  }
  Project.database("compile_commands.json", Files);
  Ran One = Project.run({"-j1", "--format=sarif"});
  Ran Many = Project.run({"-j", "7", "--format=sarif"});
  Ran Inside = Project.run({"--no-workers", "--format=sarif"});
  std::reverse(Files.begin(), Files.end());
  Project.database("compile_commands.json", Files);
  Ran Reversed = Project.run({"--format=sarif"});
  EXPECT_EQ(One.Exit, 1) << One.Err;
  EXPECT_EQ(One.Out, Many.Out);
  EXPECT_EQ(One.Out, Inside.Out);
  EXPECT_EQ(One.Out, Reversed.Out);
}

TEST_F(Command, OutputIsTheSameFromAnotherFolder) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  TemporaryProject Other;
  std::filesystem::copy(Project.root(), Other.root(),
                        std::filesystem::copy_options::recursive);
  Other.database("compile_commands.json", {"src/fetch.c"});
  EXPECT_EQ(Project.run({"--format=sarif"}).Out, Other.run({"--format=sarif"}).Out);
}

TEST_F(Command, CommentsSuppress) {
  std::string Text = StubbornClient;
  Text.replace(Text.find("sleep(1);"), 9,
               "sleep(1); // NOLINT(retry-constant-delay): one user, one LAN");
  Text.insert(Text.find("  while"), "  // NOLINTNEXTLINE\n");
  Project.write("src/fetch.c", Text);
  Project.database("compile_commands.json", {"src/fetch.c"});
  Ran Run = Project.run({"--output=sarif=out.sarif"});
  EXPECT_EQ(Run.Exit, 0) << Run.Out;
  EXPECT_THAT(Run.Out, IsEmpty());
  EXPECT_THAT(Run.Err, HasSubstr(" suppressed"));
  EXPECT_THAT(Project.read("out.sarif"), HasSubstr("one user, one LAN"));
}

TEST_F(Command, ABlockCommentWithoutEndIsTold) {
  Project.write("src/fetch.c", std::string("// NOLINTBEGIN\n") + StubbornClient);
  Project.database("compile_commands.json", {"src/fetch.c"});
  Ran Run = Project.run({});
  EXPECT_EQ(Run.Exit, 1);
  EXPECT_THAT(Run.Err, HasSubstr("warning: src/fetch.c:1:4: 'NOLINTBEGIN' has no "
                                 "'NOLINTEND'"));
}

TEST_F(Command, FilesAndArgumentsChooseChecks) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  EXPECT_THAT(Project.run({"--checks=retry-constant-delay"}).Out,
              AllOf(HasSubstr("[retry-constant-delay]"), Not(HasSubstr("unbounded]"))));
  EXPECT_THAT(Project.run({"--checks=-retry-constant-delay"}).Out,
              Not(HasSubstr("[retry-constant-delay]")));
  Project.write("src/.clang-tidy", "Checks: '-*'\n");
  EXPECT_EQ(Project.run({}).Exit, 0);
  EXPECT_EQ(Project.run({"--no-config"}).Exit, 1);
}

TEST_F(Command, OptionsComeFromTheFoldersFile) {
  std::string Other = StubbornClient;
  Other.replace(Other.find("fetch"), 5, "fetch_lib");
  Project.write("lib/fetch.c", Other);
  Project.database("compile_commands.json", {"src/fetch.c", "lib/fetch.c"});
  Project.write("lib/.clang-tidy",
                "Checks: '-*,retry-constant-delay'\n"
                "CheckOptions: {retry-constant-delay.MinAttempts: lots}\n");
  Ran Run = Project.run({});
  EXPECT_THAT(Run.Err, HasSubstr("retry-constant-delay.MinAttempts"));
  EXPECT_THAT(Run.Out, HasSubstr("src/fetch.c:5:5"));
}

TEST_F(Command, ColoursWhereItIsAskedFor) {
  Project.database("compile_commands.json", {"src/fetch.c"});
  EXPECT_THAT(Project.run({}).Out, Not(HasSubstr("\033[")));
  EXPECT_THAT(Project.run({"--color=always"}).Out, HasSubstr("\033[1;35mwarning: "));
  EXPECT_THAT(Project.run({"--color=never"}).Out, Not(HasSubstr("\033[")));
  Ran Told = Project.run({"--color=always", "--output=text=out.txt"});
  EXPECT_THAT(Project.read("out.txt"), Not(HasSubstr("\033[")));
}

TEST_F(Command, ModelsOfTheProjectAreReadByThemselves) {
  Project.write("src/acme.c", "#include <unistd.h>\nint acme_call(void);\n"
                              "void go(void) {\n  while (acme_call() != 0)\n"
                              "    sleep(1);\n}\n");
  Project.database("compile_commands.json", {"src/acme.c"});
  EXPECT_EQ(Project.run({}).Exit, 0);
  Project.write("acme.json", R"({"library": "acme", "functions": [
    {"name": "acme_call", "role": "attempt", "protocol": "acme",
     "fails": "returns != 0"}]})");
  Ran Named = Project.run({"--models=acme.json"});
  EXPECT_EQ(Named.Exit, 1) << Named.Err;
  Project.write(".retrylint/models/acme.json", Project.read("acme.json"));
  Ran Found = Project.run({});
  EXPECT_EQ(Found.Exit, 1) << Found.Err;
  EXPECT_EQ(Found.Out, Named.Out);
}

TEST_F(Command, ListsChecks) {
  Ran Table = Project.run({"checks"});
  EXPECT_EQ(Table.Exit, 0);
  EXPECT_THAT(Table.Out, HasSubstr("retry-unbounded"));
  EXPECT_THAT(Table.Out, HasSubstr("Finds retries that never give up"));
  Ran Json = Project.run({"checks", "--format=json"});
  EXPECT_EQ(Json.Exit, 0);
  EXPECT_THAT(Json.Out, StartsWith("["));
  EXPECT_THAT(Json.Out, HasSubstr("\"name\": \"retry-unbounded\""));
}

TEST_F(Command, ExplainsACheck) {
  Ran Run = Project.run({"explain", "retry-unbounded"});
  EXPECT_EQ(Run.Exit, 0);
  EXPECT_THAT(Run.Out, StartsWith("# retry-unbounded"));
}

TEST_F(Command, HelpsAndTellsItsVersion) {
  EXPECT_THAT(Project.run({"--help"}).Out, HasSubstr("explain"));
  EXPECT_EQ(Project.run({"--help"}).Exit, 0);
  EXPECT_THAT(Project.run({"check", "--help"}).Out, HasSubstr("--min-confidence"));
  EXPECT_THAT(Project.run({"--version"}).Out, StartsWith("retrylint "));
}

} // namespace
} // namespace retrylint
