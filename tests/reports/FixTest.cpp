// Fixes of several findings put together to one change of the sources.

#include "Project.h"

#include "driver/Fix.h"
#include "driver/LineDiff.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <gmock/gmock.h>

using namespace retrylint;
using namespace retrylint::driver;
using retrylint::driver::test::Project;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

constexpr const char *Source = "int fetch(CURL *h) {\n"
                               "  for (;;) {\n"
                               "    if (!curl_easy_perform(h))\n"
                               "      return 0;\n"
                               "    sleep(1);\n"
                               "  }\n"
                               "}\n";

class FixTest : public testing::Test {
protected:
  Project Code{{{"a.c", Source}, {"b.c", "retry();\n"}}};
  std::vector<ReportedFinding> Findings;

  Edit edit(const std::string &Old, const std::string &New, const std::string &File = "a.c") {
    return {Code.place(File, Old), New};
  }
  Edit before(const std::string &Text, const std::string &New) {
    Edit Out{Code.place("a.c", Text), New};
    Out.Where.At.EndOffset = Out.Where.At.Offset;
    Out.Where.At.EndColumn = Out.Where.At.Column;
    return Out;
  }
  void add(std::vector<Edit> Edits, bool Safe = true) {
    Findings.push_back(Code.finding("retry-constant-delay", Code.place("a.c", "sleep"), "m"));
    Findings.back().Finding.Fixes = {{"fix it", std::move(Edits), Safe}};
  }
  FixPlan plan(bool Unsafe = false) { return planFixes(Findings, *Code.Sources, Unsafe); }
};

TEST_F(FixTest, ReplacesAndInserts) {
  add({before("for", "unsigned delay = 1;\n  "), edit("sleep(1)", "sleep(delay)")});
  FixPlan Plan = plan();
  EXPECT_THAT(Plan.Fixed, ElementsAre(0));
  EXPECT_THAT(Plan.Files["a.c"].After, HasSubstr("  unsigned delay = 1;\n  for (;;) {\n"));
  EXPECT_THAT(Plan.Files["a.c"].After, HasSubstr("    sleep(delay);\n"));
}

TEST_F(FixTest, UnsafeOnesOnlyWhereAsked) {
  add({edit("sleep(1)", "sleep(2)")}, /*Safe=*/false);
  FixPlan Plan = plan();
  EXPECT_TRUE(Plan.Files.empty());
  EXPECT_EQ(Plan.NeedUnsafe, 1u);
  Plan = plan(/*Unsafe=*/true);
  EXPECT_EQ(Plan.Fixed.size(), 1u);
  EXPECT_EQ(Plan.NeedUnsafe, 0u);
}

TEST_F(FixTest, SafeAlternativeIsTaken) {
  add({edit("sleep(1)", "sleep(2)")}, /*Safe=*/false);
  Findings[0].Finding.Fixes.push_back({"other", {edit("sleep(1)", "sleep(3)")}, true});
  EXPECT_THAT(plan().Files["a.c"].After, HasSubstr("sleep(3)"));
  EXPECT_THAT(plan(true).Files["a.c"].After, HasSubstr("sleep(2)"));
}

TEST_F(FixTest, OverlappingFixIsLeftOutAsAWhole) {
  add({edit("sleep(1)", "sleep(2)")});
  add({edit("retry", "again", "b.c"), edit("1", "4")});
  FixPlan Plan = plan();
  EXPECT_THAT(Plan.Fixed, ElementsAre(0));
  EXPECT_EQ(Plan.Conflicting, 1u);
  EXPECT_EQ(Plan.Files.count("b.c"), 0u);
}

TEST_F(FixTest, SameInsertionIsMadeOnce) {
  add({before("int", "#include <stdlib.h>\n"), edit("sleep(1)", "sleep(2)")});
  add({before("int", "#include <stdlib.h>\n"), edit("return 0", "return 1")});
  FixPlan Plan = plan();
  EXPECT_EQ(Plan.Fixed.size(), 2u);
  EXPECT_EQ(Plan.Files["a.c"].After.find("#include <stdlib.h>\nint"), 0u);
}

TEST_F(FixTest, SuppressedAndKnownFindingsAreLeftAlone) {
  add({edit("sleep(1)", "sleep(2)")});
  Findings[0].Suppressed = true;
  EXPECT_TRUE(plan().Files.empty());
  Findings[0].Suppressed = false;
  Findings[0].Baseline = BaselineState::Unchanged;
  EXPECT_TRUE(plan().Files.empty());
}

TEST_F(FixTest, FileThatChangedSinceIsLeftAlone) {
  add({edit("sleep(1)", "sleep(2)")});
  ++Findings[0].Finding.Fixes[0].Edits[0].Where.At.Offset;
  EXPECT_EQ(plan().Impossible, 1u);
  Findings[0].Finding.Fixes[0].Edits[0].Where.At.Offset = 5000;
  EXPECT_EQ(plan().Impossible, 1u);
}

TEST_F(FixTest, NothingIsWrittenIntoAMacro) {
  add({edit("sleep(1)", "sleep(2)")});
  Findings[0].Finding.Fixes[0].Edits[0].Where.At.InMacro = true;
  FixPlan Plan = plan();
  EXPECT_EQ(Plan.Impossible, 1u);
  EXPECT_TRUE(Plan.Files.empty());
}

TEST_F(FixTest, DiffHasPathsThatPatchTakes) {
  add({edit("sleep(1)", "sleep(2)")});
  EXPECT_EQ(unifiedDiff(plan()), "--- a/a.c\n+++ b/a.c\n"
                                 "@@ -2,6 +2,6 @@\n"
                                 "   for (;;) {\n"
                                 "     if (!curl_easy_perform(h))\n"
                                 "       return 0;\n"
                                 "-    sleep(1);\n"
                                 "+    sleep(2);\n"
                                 "   }\n"
                                 " }\n");
}

TEST_F(FixTest, WritesThroughLinksAndKeepsPermissions) {
  namespace fs = llvm::sys::fs;
  llvm::SmallString<128> Root, Real, Link;
  ASSERT_FALSE(fs::createUniqueDirectory("retrylint-fix", Root));
  Real = Link = Root;
  llvm::sys::path::append(Real, "real.c");
  llvm::sys::path::append(Link, "a.c");
  { std::error_code Error; llvm::raw_fd_ostream(Real, Error) << Source; }
  fs::setPermissions(Real, fs::perms(0640));
  ASSERT_FALSE(fs::create_link(Real, Link));
  add({edit("sleep(1)", "sleep(2)")});
  EXPECT_THAT(writeFixes(plan(), Root), ElementsAre());
  EXPECT_TRUE(fs::is_symlink_file(Link));
  auto Text = llvm::MemoryBuffer::getFile(Real);
  ASSERT_TRUE(bool(Text));
  EXPECT_THAT((*Text)->getBuffer().str(), HasSubstr("sleep(2)"));
  EXPECT_EQ(*fs::getPermissions(Real), fs::perms(0640));
  fs::remove_directories(Root);
}

TEST_F(FixTest, FileThatIsGoneIsTold) {
  add({edit("sleep(1)", "sleep(2)")});
  EXPECT_THAT(writeFixes(plan(), "/nowhere"), ElementsAre(HasSubstr("a.c: cannot be written: ")));
}

std::string numbered(int First, int Last) {
  std::string Out;
  for (int I = First; I <= Last; ++I)
    Out += std::to_string(I) + "\n";
  return Out;
}

TEST(LineDiff, EqualTextsHaveNone) {
  EXPECT_EQ(diffHunks("", ""), "");
  EXPECT_EQ(diffHunks("a\nb\n", "a\nb\n"), "");
}

TEST(LineDiff, DistantChangesAreHunksOfTheirOwn) {
  std::string Old = numbered(1, 30);
  std::string New = "0\n" + numbered(1, 19) + "twenty\n" + numbered(21, 30);
  EXPECT_EQ(diffHunks(Old, New), "@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n"
                                 "@@ -17,7 +18,7 @@\n 17\n 18\n 19\n-20\n+twenty\n 21\n 22\n 23\n");
}

TEST(LineDiff, CloseChangesShareAHunk) {
  EXPECT_EQ(diffHunks(numbered(1, 9), "one\n" + numbered(2, 6) + "seven\n" + numbered(8, 9)),
            "@@ -1,9 +1,9 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n-7\n+seven\n 8\n 9\n");
}

TEST(LineDiff, MissingLastLineBreak) {
  EXPECT_EQ(diffHunks("a\nb", "a\nc\n"),
            "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n");
}

TEST(LineDiff, FromAndToNothing) {
  EXPECT_EQ(diffHunks("", "a\n"), "@@ -0,0 +1 @@\n+a\n");
  EXPECT_EQ(diffHunks("a\n", ""), "@@ -1 +0,0 @@\n-a\n");
}

} // namespace
