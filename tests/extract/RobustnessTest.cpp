#include "Extracted.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace retrylint::extract {
namespace {

std::string repeat(const std::string &Text, unsigned Times) {
  std::string Result;
  for (unsigned I = 0; I < Times; ++I)
    Result += Text;
  return Result;
}

TEST(Robustness, EmptyFile) { EXPECT_TRUE(extracted("").Functions.empty()); }

TEST(Robustness, LongChainOfOperators) {
  ir::Unit Unit = extracted("int f(int n) { return n" + repeat(" + n", 5000) + "; }");
  EXPECT_EQ(Unit.Functions.size(), 1u);
}

TEST(Robustness, DeepParentheses) {
  ir::Unit Unit = extracted("int f(int n) { return " + repeat("(1 + ", 200) + "n" + repeat(")", 200) + "; }");
  EXPECT_EQ(Unit.Functions.size(), 1u);
}

TEST(Robustness, DeepStatements) {
  ir::Unit Unit = extracted("int g(int); int f(int n) { " + repeat("if (g(n)) {", 200) + repeat("}", 200) +
                            " return n; }");
  EXPECT_EQ(calls(Unit, "f", "g").size(), 200u);
}

TEST(Robustness, NestedSelections) {
  // A naive lowering is exponential in the depth.
  ir::Unit Unit = extracted("int g(int); int f(int n) { return " + repeat("g(n) ? n : ", 100) + "0; }");
  EXPECT_EQ(calls(Unit, "f", "g").size(), 100u);
  EXPECT_LT(function(Unit, "f").Values.size(), 2000u);
}

TEST(Robustness, ManyCases) {
  std::string Cases;
  for (unsigned I = 0; I < 3000; ++I)
    Cases += "case " + std::to_string(I) + ": return " + std::to_string(I * 7) + ";";
  ir::Unit Unit = extracted("int f(int n) { switch (n) {" + Cases + "} return 0; }");
  EXPECT_GT(function(Unit, "f").Blocks.size(), 3000u);
}

TEST(Robustness, CodeAfterReturn) {
  ir::Unit Unit = extracted("int g(); int f() { return 1; if (g()) { while (g()) ; } goto x; x: return g(); }");
  EXPECT_EQ(function(Unit, "f").Insts.size(), 1u);
}

TEST(Robustness, ConditionThatIsNeverEvaluated) {
  ir::Unit Unit = extracted("bool g(); bool f() { bool Ok = false && g(); return Ok; }");
  EXPECT_TRUE(calls(Unit, "f", "g").empty());
}

TEST(Robustness, UnevaluatedOperands) {
  ir::Unit Unit = extracted("int g(); int f() { return sizeof(g()) + noexcept(g()) + alignof(decltype(g())); }");
  EXPECT_TRUE(calls(Unit, "f", "g").empty());
}

/// Files are cut where an editor's user may be typing.
TEST(Robustness, FilesCutAnywhere) {
  for (const auto &Entry : std::filesystem::directory_iterator(TEST_INPUTS "/ir")) {
    std::string Extension = Entry.path().extension().string();
    if (Extension != ".c" && Extension != ".cpp" && Extension != ".m")
      continue;
    std::ifstream In(Entry.path());
    std::ostringstream Text;
    Text << In.rdbuf();
    std::string Code = Text.str();
    // Parsing the standard library's headers each time would take minutes.
    if (Code.find("#include <chrono>") != std::string::npos ||
        Code.find("net.hpp") != std::string::npos || Code.find("<stdexcept>") != std::string::npos)
      continue;
    for (std::size_t At = 0; At < Code.size(); At += 97)
      extracted(Code.substr(0, At), Entry.path().filename().string(), {}, TEST_INPUTS "/ir");
  }
}

} // namespace
} // namespace retrylint::extract
