#include "ir/Normalize.h"
#include "ir/Parse.h"
#include "ir/Print.h"

#include "RandomUnit.h"
#include "ir/Verify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

using namespace retrylint::ir;

namespace {

std::string errorOf(const std::variant<Unit, ParseError> &Result) {
  auto *Error = std::get_if<ParseError>(&Result);
  return Error ? Error->str() : "";
}

std::vector<std::filesystem::path> inputs() {
  std::vector<std::filesystem::path> Files;
  for (const auto &Entry :
       std::filesystem::directory_iterator(TEST_INPUTS "/ir/text"))
    Files.push_back(Entry.path());
  std::sort(Files.begin(), Files.end());
  return Files;
}

std::string contents(const std::filesystem::path &File) {
  std::stringstream Text;
  Text << std::ifstream(File).rdbuf();
  return Text.str();
}

std::string withoutComments(const std::string &Text) {
  std::istringstream In(Text);
  std::string Out;
  for (std::string Line; std::getline(In, Line);)
    if (!Line.starts_with("//"))
      Out += Line + "\n";
  return Out;
}

/// A function around some lines, and the error in them.
std::string errorIn(const std::string &Lines) {
  return errorOf(parse("retrylint-ir 1\n"
                       "model 1 {name \"connect\", role attempt, callbacks "
                       "[{role failure}]}\n"
                       "function fetch(url: ptr) -> i32 {\n" +
                       Lines + "}\n"));
}

TEST(Text, PrintsWhatItRead) {
  EXPECT_GE(inputs().size(), 4u);
  for (const auto &File : inputs()) {
    std::string Text = contents(File);
    auto Read = parse(Text);
    ASSERT_EQ(errorOf(Read), "") << File;
    EXPECT_EQ(print(std::get<Unit>(Read)), withoutComments(Text)) << File;
  }
}

TEST(Text, PrintsOneFunctionAsInItsUnit) {
  for (const auto &File : inputs()) {
    auto Read = parse(contents(File));
    auto &U = std::get<Unit>(Read);
    // In a unit with more functions, types of fields may be told earlier.
    std::string Function = print(U.Functions[0], U);
    EXPECT_NE(print(U).find("\n" + Function), std::string::npos) << Function;
  }
}

TEST(Text, RoundTripsUnitsThatUseEveryField) {
  for (std::uint64_t Seed = 0; Seed < 500; ++Seed) {
    Unit Before = test::randomUnit(Seed);
    std::string Text = print(Before);
    auto After = parse(Text);
    ASSERT_EQ(errorOf(After), "") << "seed " << Seed << "\n" << Text;
    normalize(Before);
    ASSERT_EQ(std::get<Unit>(After), Before) << "seed " << Seed << "\n" << Text;
    ASSERT_EQ(print(Before), Text) << "seed " << Seed;
  }
}

TEST(Text, RoundTripsDeepAndSharedExpressions) {
  Unit Before;
  Function &F = Before.Functions.emplace_back();
  F.Params.resize(1);
  F.Values.resize(2);
  F.Values[1].Op = Op::Param;
  // Written out, the second would be 2^5000 values long.
  for (ValueId Last = 1; Last < 5000; ++Last) {
    Value &V = F.Values.emplace_back();
    V.Op = Last % 2 ? Op::Add : Op::Neg;
    V.A = Last;
    V.B = Last % 2 ? Last : 0;
  }
  F.Blocks.resize(1);
  F.Blocks[0].Condition = 5000;
  normalize(Before);
  auto After = parse(print(Before));
  ASSERT_EQ(errorOf(After), "");
  EXPECT_EQ(std::get<Unit>(After), Before);
}

TEST(Text, TakesNamesForSymbolsWhereNothingElseIsSaid) {
  auto Read = parse("retrylint-ir 1\n"
                    "function Client::retry() {\n"
                    "b0:\n"
                    "  call Client::retry()\n"
                    "}\n");
  ASSERT_EQ(errorOf(Read), "");
  auto &U = std::get<Unit>(Read);
  const Function &F = U.Functions[0];
  EXPECT_EQ(U.str(F.Symbol), "Client::retry");
  EXPECT_EQ(F.Insts[0].Callee, F.Symbol);
  EXPECT_EQ(F.Insts[0].Name, F.Name);
}

TEST(Text, NamesThePlaceAndWhatIsAllowed) {
  EXPECT_EQ(errorOf(parse("")),
            "1:1: found the end of the text; expected 'retrylint-ir 1'");
  EXPECT_EQ(errorOf(parse("\nretrylint-ir 2\n")),
            "2:14: version 2 of the text form; this is for version 1");
  EXPECT_EQ(errorOf(parse("retrylint-ir 1\nfunctoin f() {}\n")),
            "2:1: found 'functoin'; expected file, type, symbol, logic, model, "
            "variable, base, offers or function");
  EXPECT_EQ(errorOf(parse("retrylint-ir 1\nfile 2 \"a.c\"\n")),
            "2:6: found '2'; expected 1, the next number");
  EXPECT_EQ(errorOf(parse("retrylint-ir 1\nmodel 1 {role atempt}\n")),
            "2:15: found 'atempt'; expected unknown, attempt, transfer, start, "
            "wait, timer, post, register, pump, cancel, classifier, inspect, "
            "option, retry_after, lock, unlock, prompt, seed or neutral");
  EXPECT_EQ(errorOf(parse("retrylint-ir 1\nmodel 1 {quality 256}\n")),
            "2:18: 256 is out of range here");
  EXPECT_EQ(errorOf(parse("retrylint-ir 1\nfile 1 \"a.c\n")),
            "2:8: found '\"a.c'; expected a text in double quotes");
  EXPECT_EQ(
      errorOf(parse("retrylint-ir 1\nvariable v: i31\n")),
      "2:13: there is no type 'i31'; a line \"type i31 = ...\" before its "
      "use makes it, or use i8 to i128, u8 to u128, f32, f64, bool, ptr, "
      "void or unknown");
}

TEST(Text, NamesThePlaceInFunctions) {
  EXPECT_EQ(
      errorIn("return 0\n"),
      "4:1: found 'return'; expected body, class, parent, overrides, local, "
      "try, catch, spot, entry, or a block's name and ':'");
  EXPECT_EQ(errorIn("b0:\n  jump b9\n"), "5:8: there is no block 'b9'");
  EXPECT_EQ(errorIn("b0:\nb0:\n"), "5:1: there is a block 'b0' already");
  EXPECT_EQ(errorIn("b0:\n  exit\n  exit\n"),
            "6:3: found 'exit'; expected a block's name and ':', or '}': the "
            "block has ended");
  EXPECT_EQ(errorIn("b0:\n  branch url then b0 els b0\n"),
            "5:22: found 'els'; expected 'else'");
  EXPECT_EQ(errorIn("b0:\n  set uri = 0\n"),
            "5:7: there is no parameter or local 'uri' in 'fetch'");
  EXPECT_EQ(errorIn("b0:\n  return %3\n"), "5:10: there is no call '%3'");
  EXPECT_EQ(errorIn("b0:\n  return $3\n"), "5:10: there is no '$3' above");
  EXPECT_EQ(errorIn("b0:\n  return 99999999999999999999\n"),
            "5:10: '99999999999999999999' is too large for 64 bits");
  EXPECT_EQ(errorIn("b0:\n  return (1 + \n"),
            "6:1: found '}'; expected a value");
  EXPECT_EQ(errorIn("b0:\n  return url @12\n"),
            "5:14: found '@12'; expected a place: @line:column, then #offset, "
            "then +length or -line:column#offset, then ! for a macro");
  EXPECT_EQ(
      errorIn("local url\n"),
      "4:7: there is a parameter or local 'url' already; the next of that "
      "name is 'url'2'");
  EXPECT_EQ(
      errorIn("b0:\n  return ^other.n\n"),
      "5:10: there is no function 'other'; write param#n or local#n for its "
      "n-th parameter or local");
}

TEST(Text, FindsTheModelOfACall) {
  EXPECT_EQ(errorIn("b0:\n  attempt connect(url)\n"), "");
  EXPECT_EQ(errorIn("b0:\n  attempt#1 Socket::connect(url)\n"), "");
  EXPECT_EQ(
      errorIn("b0:\n  attempt Socket::connect(url)\n"),
      "5:3: no model above has role attempt and name \"Socket::connect\"; "
      "write 'attempt#n' for model n, or 'call'");
  EXPECT_EQ(errorIn("b0:\n  wait#1 connect(url)\n"),
            "5:3: model 1 is none of role wait");
  EXPECT_EQ(errorIn("b0:\n  attempt connect(url) calling success#0 fn f\n"),
            "5:32: callback 0 of the model is 'failure', not 'success'");
  EXPECT_EQ(errorIn("b0:\n  attempt connect(url) calling failure#1 fn f\n"),
            "5:32: the model has 1 callbacks; there is no number 1");
}

TEST(Text, RefusesToNestWithoutEnd) {
  std::string Deep(100000, '(');
  EXPECT_EQ(errorIn("b0:\n  return " + Deep + "\n"),
            "5:260: this nests more than 250 deep; name a part of it with let");
  std::string Minus;
  for (unsigned I = 0; I < 100000; ++I)
    Minus += "!";
  EXPECT_NE(errorIn("b0:\n  return " + Minus + "url\n"), "");
}

/// Whatever the text, the answer is an error with a place or a good unit.
TEST(Text, SurvivesAnyText) {
  std::mt19937_64 Random(3);
  std::vector<std::string> Texts;
  for (const auto &File : inputs())
    Texts.push_back(contents(File));
  unsigned Refused = 0;
  for (unsigned Round = 0; Round < 5000; ++Round) {
    std::string Text = Texts[Round % Texts.size()];
    const std::string &Other = Texts[Random() % Texts.size()];
    for (std::size_t Changes = Random() % 3 + 1; Changes-- > 0;) {
      std::size_t At = Random() % Text.size(), From = Random() % Other.size();
      std::size_t Size = Random() % 12;
      switch (Random() % 3) {
      case 0:
        Text.erase(At, Size);
        break;
      case 1:
        Text.insert(At, Other.substr(From, Size));
        break;
      default:
        Text[At] = Other[From];
      }
    }
    auto Read = parse(Text);
    if (auto *U = std::get_if<Unit>(&Read))
      ASSERT_EQ(verify(*U), "") << Text;
    else
      ++Refused;
  }
  EXPECT_GT(Refused, 2000u);
}

} // namespace
