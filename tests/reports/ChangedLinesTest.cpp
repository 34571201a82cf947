// Which findings a change brought in.

#include "driver/ChangedLines.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace retrylint;
using namespace retrylint::driver;
using testing::ElementsAre;

namespace {

Finding findingOn(const std::string &File, std::initializer_list<unsigned> Lines) {
  Finding Out;
  for (unsigned Line : Lines) {
    Place Where{File, {}};
    Where.At.Line = Line;
    if (!Out.Where.valid())
      Out.Where = Where;
    Out.Path.push_back({link::StepKind::Call, Where, "", 0});
  }
  return Out;
}

TEST(ChangedLines, AddedLine) {
  ChangedLines Change = ChangedLines::parse("diff --git a/net.c b/net.c\n--- a/net.c\n+++ b/net.c\n"
                                            "@@ -9,0 +10,2 @@ int f(void)\n+  a();\n+  b();\n");
  EXPECT_FALSE(Change.touches(findingOn("net.c", {9})));
  EXPECT_TRUE(Change.touches(findingOn("net.c", {10})));
  EXPECT_TRUE(Change.touches(findingOn("net.c", {11})));
  EXPECT_FALSE(Change.touches(findingOn("net.c", {12})));
  EXPECT_FALSE(Change.touches(findingOn("other.c", {10})));
}

TEST(ChangedLines, StepOfThePathInAnotherFile) {
  ChangedLines Change = ChangedLines::parse("--- a/wait.c\n+++ b/wait.c\n@@ -3 +3 @@\n-x\n+y\n");
  Finding F = findingOn("net.c", {10});
  EXPECT_FALSE(Change.touches(F));
  F.Path.push_back(findingOn("wait.c", {3}).Path[0]);
  EXPECT_TRUE(Change.touches(F));
}

TEST(ChangedLines, LineOffThePathButWithinIt) {
  ChangedLines Change = ChangedLines::parse("--- a/net.c\n+++ b/net.c\n@@ -11,0 +12 @@\n+  log();\n");
  EXPECT_FALSE(Change.touches(findingOn("net.c", {10, 14})));
}

TEST(ChangedLines, RemovedWait) {
  ChangedLines Change = ChangedLines::parse("--- a/net.c\n+++ b/net.c\n@@ -12 +11,0 @@\n-    sleep(1);\n");
  EXPECT_TRUE(Change.touches(findingOn("net.c", {10, 13})));
  EXPECT_TRUE(Change.touches(findingOn("net.c", {11})));  // right below the attempt
  EXPECT_FALSE(Change.touches(findingOn("net.c", {2, 9})));
  EXPECT_FALSE(Change.touches(findingOn("net.c", {13, 20})));
}

TEST(ChangedLines, ContextLinesAreUnchanged) {
  ChangedLines Change = ChangedLines::parse("--- a/net.c\n+++ b/net.c\n@@ -1,5 +1,6 @@\n 1\n 2\n 3\n+new\n 4\n 5\n");
  EXPECT_FALSE(Change.touches(findingOn("net.c", {3})));
  EXPECT_TRUE(Change.touches(findingOn("net.c", {4})));
  EXPECT_FALSE(Change.touches(findingOn("net.c", {5})));
}

TEST(ChangedLines, AddedTextThatLooksLikeAHead) {
  ChangedLines Change = ChangedLines::parse("--- a/net.c\n+++ b/net.c\n@@ -1,0 +2,2 @@\n+++ b/x.c\n+@@ -1 +90 @@\n"
                                            "@@ -8 +10 @@\n-a\n+b\n");
  EXPECT_THAT(Change.files(), ElementsAre("net.c"));
  EXPECT_TRUE(Change.touches(findingOn("net.c", {3})));
  EXPECT_TRUE(Change.touches(findingOn("net.c", {10})));
}

TEST(ChangedLines, UnusualNames) {
  ChangedLines Change = ChangedLines::parse("--- /dev/null\n+++ \"b/stra\\303\\237e \\\"1\\\".c\"\n@@ -0,0 +1 @@\n+x\n"
                                            "--- a/gone.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
                                            "--- a/with space.c\t\n+++ b/with space.c\t\n@@ -1 +1 @@\n-x\n+y\n");
  EXPECT_THAT(Change.files(), ElementsAre("straße \"1\".c", "with space.c"));
}

TEST(ChangedLines, NoLastLineBreak) {
  ChangedLines Change = ChangedLines::parse("--- a/net.c\n+++ b/net.c\n@@ -3 +3,2 @@\n-x\n\\ No newline at end of file\n"
                                            "+x\n+y\n\\ No newline at end of file\n--- a/b.c\n+++ b/b.c\n@@ -1 +1 @@\n-x\n+y\n");
  EXPECT_THAT(Change.files(), ElementsAre("b.c", "net.c"));
}

TEST(ChangedLines, BrokenPatchesAreNoTrouble) {
  for (const char *Patch : {"", "+++ \n", "@@ -1 +1 @@\n+x\n", "+++ b/a.c\n@@ -x +y @@\n+z\n", "+++ \"b/\\", "@@ -1,99 +1,99 @@\n"})
    EXPECT_FALSE(ChangedLines::parse(Patch).touches(findingOn("net.c", {1})));
}

/// A repository with one commit on main and one on a branch, which is checked out.
class Repository : public testing::Test {
protected:
  std::filesystem::path Root = std::filesystem::temp_directory_path() /
                               ("retrylint-diff-" + std::to_string(getpid()));

  void SetUp() override {
    if (std::system("git --version > /dev/null 2>&1"))
      GTEST_SKIP() << "git is not installed";
    std::filesystem::create_directories(Root / "sub");
    git("init -q -b main");
    write("net.c", "1\n2\n3\n4\n5\n");
    write("sub/b.c", "1\n2\n");
    git("add . && git commit -qm one && git checkout -qb topic");
    write("net.c", "1\n2\nthree\n4\n5\n");
    git("commit -qam two && git checkout -q main");
    write("net.c", "1\n2\n3\n4\nfive\n");
    git("commit -qam three && git checkout -q topic");
  }
  void TearDown() override { std::filesystem::remove_all(Root); }

  void write(const std::string &File, const std::string &Text) { std::ofstream(Root / File) << Text; }
  void git(const std::string &Command) {
    std::string Line = "cd '" + Root.string() + "' && export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a "
                       "GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org && git " + Command;
    ASSERT_EQ(std::system(Line.c_str()), 0) << Command;
  }
};

TEST_F(Repository, ChangesOfTheBranchAlone) {
  std::string Error;
  auto Change = ChangedLines::since("main", Root.string(), Error);
  ASSERT_TRUE(Change) << Error;
  EXPECT_TRUE(Change->touches(findingOn("net.c", {3})));
  EXPECT_FALSE(Change->touches(findingOn("net.c", {5}))); // main's own
}

TEST_F(Repository, UncommittedAndUnknownFilesCount) {
  write("sub/b.c", "1\ntwo\n");
  write("new.c", "1\n");
  std::string Error;
  auto Change = ChangedLines::since("HEAD", Root.string(), Error);
  ASSERT_TRUE(Change) << Error;
  EXPECT_THAT(Change->files(), ElementsAre("new.c", "sub/b.c"));
  EXPECT_TRUE(Change->touches(findingOn("new.c", {1})));
  EXPECT_FALSE(Change->touches(findingOn("net.c", {3})));
}

TEST_F(Repository, OnlyWhatIsStaged) {
  write("sub/b.c", "1\ntwo\n");
  git("add sub/b.c");
  write("sub/b.c", "1\ntwo\nthree\n");
  write("net.c", "one\n2\nthree\n4\n5\n");
  write("new.c", "1\n");
  std::string Error;
  auto Change = ChangedLines::staged(Root.string(), Error);
  ASSERT_TRUE(Change) << Error;
  EXPECT_THAT(Change->files(), ElementsAre("sub/b.c"));
  EXPECT_TRUE(Change->touches(findingOn("sub/b.c", {2})));
  EXPECT_FALSE(Change->touches(findingOn("sub/b.c", {3})));
}

TEST_F(Repository, EverythingThatIsStagedBeforeTheFirstCommit) {
  git("checkout -q --orphan other && git rm -q --cached net.c");
  std::string Error;
  auto Change = ChangedLines::staged(Root.string(), Error);
  ASSERT_TRUE(Change) << Error;
  EXPECT_THAT(Change->files(), ElementsAre("sub/b.c"));
  EXPECT_TRUE(Change->touches(findingOn("sub/b.c", {1})));
}

TEST_F(Repository, PathsAreRelativeToTheRoot) {
  write("sub/b.c", "1\ntwo\n");
  std::string Error;
  auto Change = ChangedLines::since("HEAD", (Root / "sub").string(), Error);
  ASSERT_TRUE(Change) << Error;
  EXPECT_THAT(Change->files(), ElementsAre("b.c"));
}

TEST_F(Repository, NoSuchCommit) {
  std::string Error;
  EXPECT_FALSE(ChangedLines::since("nowhere", Root.string(), Error));
  EXPECT_THAT(Error, testing::HasSubstr("nowhere"));
  EXPECT_FALSE(ChangedLines::since("--output=x", Root.string(), Error));
  EXPECT_EQ(Error, "'--output=x' is no commit");
}

} // namespace
