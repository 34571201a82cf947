//===- PageTest.cpp - Runs the code on the pages of the checks ------------===//
///
/// \file
/// On a page, the first block of code must warn, and all others must be silent
/// under every check that is on by default: they are the remedies. The language
/// is that of the block's fence: c, cpp, objc or objcpp; other fences are no
/// code. Headers and declarations that a reader can do without stand in a
/// comment
///
///   <!-- prologue
///   #include <curl/curl.h>
///   -->
///
/// somewhere above the block: it is in force until the next one.
///
//===----------------------------------------------------------------------===//

#include "Analysis.h"

#include "gtest/gtest.h"

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace retrylint;
using namespace retrylint::test;

namespace {

struct Block {
  unsigned Line = 0;           ///< of its fence
  unsigned Prologue = 0;       ///< lines of Code that are not on the page
  std::string Extension;
  std::string Code;
};

struct Page {
  std::string FirstParagraph;
  std::vector<std::string> Headings;
  std::vector<Block> Blocks;
};

std::string extensionOf(const std::string &Fence) {
  if (Fence == "```c")
    return ".c";
  if (Fence == "```cpp")
    return ".cpp";
  if (Fence == "```objc")
    return ".m";
  if (Fence == "```objcpp")
    return ".mm";
  return "";
}

Page read(std::istream &In) {
  Page Result;
  std::string Line, Prologue;
  enum { Text, First, InPrologue, Code, Skipped } State = Text;
  bool Seen = false;
  for (unsigned Number = 1; std::getline(In, Line); ++Number) {
    switch (State) {
    case Text:
      if (Line == "<!-- prologue") {
        Prologue.clear();
        State = InPrologue;
      } else if (Line.starts_with("```")) {
        std::string Extension = extensionOf(Line);
        State = Extension.empty() ? Skipped : Code;
        if (State == Code)
          Result.Blocks.push_back(
              {Number, unsigned(std::ranges::count(Prologue, '\n')), Extension,
               Prologue});
      } else if (Line.starts_with("#")) {
        Result.Headings.push_back(Line);
      } else if (!Seen && !Line.empty()) {
        Seen = true;
        State = First;
        Result.FirstParagraph = Line;
      }
      break;
    case First:
      if (Line.empty())
        State = Text;
      else
        Result.FirstParagraph += " " + Line;
      break;
    case InPrologue:
      if (Line == "-->")
        State = Text;
      else
        Prologue += Line + "\n";
      break;
    case Code:
      if (Line == "```")
        State = Text;
      else
        Result.Blocks.back().Code += Line + "\n";
      break;
    case Skipped:
      if (Line == "```")
        State = Text;
      break;
    }
  }
  return Result;
}

std::string pathOf(const CheckInfo &Info) {
  return PROJECT_ROOT "/docs/checks/" + std::string(Info.Name) + ".md";
}

class Pages : public testing::TestWithParam<const CheckInfo *> {};

TEST_P(Pages, OpenWithTheSummary) {
  const CheckInfo &Info = *GetParam();
  std::ifstream In(pathOf(Info));
  if (!In)
    GTEST_SKIP() << "no page yet";
  Page Of = read(In);
  ASSERT_FALSE(Of.Headings.empty());
  EXPECT_EQ(Of.Headings[0], "# " + std::string(Info.Name));
  std::string Summary = std::string(Info.Summary) + ".";
  EXPECT_TRUE(Of.FirstParagraph.starts_with(Summary)) << Of.FirstParagraph;
  EXPECT_GE(Of.Blocks.size(), 2u) << "a page has a finding and a remedy";
}

TEST_P(Pages, ListTheOptions) {
  const CheckInfo &Info = *GetParam();
  std::ifstream In(pathOf(Info));
  if (!In)
    GTEST_SKIP() << "no page yet";
  std::stringstream Text;
  Text << In.rdbuf();
  CheckSet Set([&](std::string_view Name) { return Name == Info.Name; }, {});
  for (const OptionInfo &Option : Set.options()) {
    std::string Short = Option.Name.substr(Info.Name.size() + 1);
    EXPECT_NE(
        Text.str().find("`" + Short + "` (default " + Option.Default + ")"),
        std::string::npos)
        << "the page does not tell of option " << Short << " with its default "
        << Option.Default;
  }
}

TEST_P(Pages, CodeIsFoundFirstAndThenMended) {
  const CheckInfo &Info = *GetParam();
  std::ifstream In(pathOf(Info));
  if (!In)
    GTEST_SKIP() << "no page yet";
  Page Of = read(In);
  bool Finding = true;
  for (const Block &Each : Of.Blocks) {
    std::string At = pathOf(Info) + ":" + std::to_string(Each.Line);
    Analysis Result =
        analyse({At + Each.Extension, Each.Code, {}},
                [&](auto Name) { return !Finding || Name == Info.Name; });
    EXPECT_TRUE(Result.Parsed) << At << "\n" << Result.Diagnostics;
    if (Finding)
      EXPECT_FALSE(Result.Findings.empty())
          << At << " is the finding, and has none";
    else
      for (const retrylint::Finding &Found : Result.Findings)
        EXPECT_EQ(Found.Level, Level::Note)
            << At << " is a remedy, and has a finding on line "
            << Each.Line + Found.Where.At.Line - Each.Prologue << " of the page: " << Found.Message << " ["
            << Found.Check << "]";
    Finding = false;
  }
}

std::vector<const CheckInfo *> everyCheck() {
  std::vector<const CheckInfo *> All;
  for (const CheckInfo &Info : allChecks())
    All.push_back(&Info);
  return All;
}

INSTANTIATE_TEST_SUITE_P(Docs, Pages, testing::ValuesIn(everyCheck()),
                         [](const auto &Info) {
                           return std::string(Info.param->Id);
                         });

} // namespace
