#include "driver/NoLint.h"

#include <gtest/gtest.h>

namespace retrylint::driver {
namespace {

bool covered(const char *Text, unsigned Line, const char *Check = "retry-unbounded",
             unsigned Column = 1) {
  return NoLintFile(Text).covers(Line, Column, Check).has_value();
}

TEST(NoLint, CoversItsOwnLine) {
  EXPECT_TRUE(covered("a;\nb; // NOLINT\nc;\n", 2));
  EXPECT_FALSE(covered("a;\nb; // NOLINT\nc;\n", 1));
  EXPECT_FALSE(covered("a;\nb; // NOLINT\nc;\n", 3));
}

TEST(NoLint, CoversTheNextLine) {
  EXPECT_TRUE(covered("// NOLINTNEXTLINE\nb;\n", 2));
  EXPECT_FALSE(covered("// NOLINTNEXTLINE\nb;\n", 1));
  EXPECT_FALSE(covered("// NOLINTNEXTLINE\nb;\nc;\n", 3));
}

TEST(NoLint, TakesAListOfGlobs) {
  EXPECT_TRUE(covered("b; // NOLINT(retry-unbounded)", 1));
  EXPECT_TRUE(covered("b; // NOLINT(bugprone-*, retry-*)", 1));
  EXPECT_TRUE(covered("b; // NOLINT(*)", 1));
  EXPECT_FALSE(covered("b; // NOLINT(bugprone-infinite-loop)", 1));
  EXPECT_FALSE(covered("b; // NOLINT()", 1));
  EXPECT_FALSE(covered("b; // NOLINT(-retry-nested)", 1));
}

TEST(NoLint, ReadsAnUnclosedListAsNone) {
  EXPECT_TRUE(covered("b; // NOLINT(bugprone\n", 1));
}

TEST(NoLint, KnowsItsOwnWordsOnly) {
  EXPECT_FALSE(covered("b; // NOLINTER", 1));
  EXPECT_FALSE(covered("b; // NOLINTNEXTLINES\nc;", 2));
  EXPECT_FALSE(covered("b; // nolint", 1));
  EXPECT_TRUE(covered("b; // NOLINT: see below", 1));
}

TEST(NoLint, CoversWhatIsBetweenBeginAndEnd) {
  const char *Text = "a;\n// NOLINTBEGIN(retry-unbounded)\nb;\n\nc;\n"
                     "// NOLINTEND(retry-unbounded)\nd;\n";
  EXPECT_FALSE(covered(Text, 1));
  EXPECT_TRUE(covered(Text, 3));
  EXPECT_TRUE(covered(Text, 5));
  EXPECT_FALSE(covered(Text, 7));
  EXPECT_FALSE(covered(Text, 3, "retry-nested"));
}

TEST(NoLint, TellsPlacesOnTheLinesOfABlocksEnds) {
  const char *Text = "a; /* NOLINTBEGIN */ b;\nc; /* NOLINTEND */ d;\n";
  EXPECT_FALSE(covered(Text, 1, "retry-unbounded", 1));
  EXPECT_TRUE(covered(Text, 1, "retry-unbounded", 22));
  EXPECT_TRUE(covered(Text, 2, "retry-unbounded", 1));
  EXPECT_FALSE(covered(Text, 2, "retry-unbounded", 20));
}

TEST(NoLint, NestsBlocks) {
  const char *Text = "// NOLINTBEGIN(retry-*)\n// NOLINTBEGIN(retry-nested)\nb;\n"
                     "// NOLINTEND(retry-nested)\nc;\n// NOLINTEND(retry-*)\nd;\n";
  EXPECT_TRUE(covered(Text, 3));
  EXPECT_TRUE(covered(Text, 5));
  EXPECT_FALSE(covered(Text, 7));
  EXPECT_TRUE(NoLintFile(Text).unmatched().empty());
}

TEST(NoLint, ABlockWithoutItsOtherEndCoversNothing) {
  const char *Open = "// NOLINTBEGIN(retry-*)\nb;\n";
  EXPECT_FALSE(covered(Open, 2));
  ASSERT_EQ(NoLintFile(Open).unmatched().size(), 1u);
  EXPECT_EQ(NoLintFile(Open).unmatched()[0].Line, 1u);
  EXPECT_EQ(NoLintFile(Open).unmatched()[0].Column, 4u);

  const char *Other = "// NOLINTBEGIN(retry-*)\nb;\n// NOLINTEND\n";
  EXPECT_FALSE(covered(Other, 2));
  EXPECT_EQ(NoLintFile(Other).unmatched().size(), 2u);
}

TEST(NoLint, KeepsTheReason) {
  auto reason = [](const char *Text) {
    return NoLintFile(Text).covers(1, 1, "retry-unbounded")->Justification;
  };
  EXPECT_EQ(reason("b; // NOLINT(retry-unbounded): the callee waits"),
            "the callee waits");
  EXPECT_EQ(reason("b; // NOLINT(retry-unbounded) -- the callee waits"),
            "the callee waits");
  EXPECT_EQ(reason("b; /* NOLINT the callee waits */ c;\n"), "the callee waits");
  EXPECT_EQ(reason("b; /* NOLINT - callee waits */\n"), "callee waits");
  EXPECT_EQ(reason("b; // NOLINT\r\n"), "");
}

} // namespace
} // namespace retrylint::driver
