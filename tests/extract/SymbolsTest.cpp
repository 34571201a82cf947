#include "Extracted.h"

#include <gtest/gtest.h>

namespace retrylint::extract {
namespace {

std::string symbol(const ir::Unit &Unit, const std::string &Function) {
  return std::string(Unit.str(function(Unit, Function).Symbol));
}

/// Symbol of the field that the function's first assignment writes.
std::string written(const ir::Unit &Unit, const std::string &Function) {
  const ir::Function &F = function(Unit, Function);
  for (const ir::Inst &I : F.Insts)
    if (I.Kind == ir::InstKind::Assign && F.Values[I.Target].Op == ir::Op::Field)
      return std::string(Unit.str(F.Values[I.Target].Name));
  ADD_FAILURE() << Function << " writes no field";
  return "";
}

TEST(Symbols, OfExternalFunctionsAreTheSameEverywhere) {
  ir::Unit One = extracted("int f(int) { return 1; }", "one.c");
  ir::Unit Two = extracted("int f(int x) { return 2; }", "two.c");
  EXPECT_EQ(symbol(One, "f"), symbol(Two, "f"));
  EXPECT_FALSE(function(One, "f").Internal);
}

TEST(Symbols, OfInternalFunctionsBeginWithTheFile) {
  ir::Unit One = extracted("static int f(void) { return 1; } int g(void) { return f(); }", "a/one.c");
  ir::Unit Two = extracted("static int f(void) { return 1; } int g(void) { return f(); }", "b/one.c");
  EXPECT_NE(symbol(One, "f"), symbol(Two, "f"));
  EXPECT_EQ(symbol(One, "f").rfind("a/one.c#", 0), 0u) << symbol(One, "f");
  EXPECT_TRUE(function(One, "f").Internal);
  EXPECT_EQ(One.str(calls(One, "g", "f")[0]->Callee), symbol(One, "f"));
}

TEST(Symbols, InUnnamedNamespacesAreInternal) {
  ir::Unit Unit = extracted("namespace { struct S { int N; void set() { N = 1; } }; }\n"
                            "void use() { S().set(); }");
  EXPECT_EQ(symbol(Unit, "S::set").rfind("client.cpp#", 0), 0u);
  EXPECT_EQ(written(Unit, "S::set").rfind("client.cpp#", 0), 0u);
}

TEST(Symbols, OfLambdasCountWithinTheirFunction) {
  ir::Unit Unit = extracted("int f() {\n  auto A = [] { return [] { return 1; }(); };\n"
                            "  auto B = [] { return 2; };\n  return A() + B();\n}");
  std::string F = symbol(Unit, "f");
  std::vector<std::string> Found;
  for (const ir::Function &Function : Unit.Functions)
    Found.push_back(std::string(Unit.str(Function.Symbol)));
  EXPECT_EQ(Found, (std::vector<std::string>{F, F + "$lambda0", F + "$lambda0$lambda0",
                                             F + "$lambda1"}));
}

TEST(Symbols, OfFieldsAgreeBetweenInstantiations) {
  ir::Unit Unit = extracted("template <class T> struct Box { T Held; int Tries;\n"
                            "  void reset() { Tries = 0; } };\n"
                            "void f() { Box<int> A; A.reset(); }\n"
                            "void g() { Box<long> B; B.Tries = 1; }\n"
                            "void h(Box<char> C) { C.Tries = 2; }");
  EXPECT_EQ(written(Unit, "g"), written(Unit, "Box::reset"));
  EXPECT_EQ(written(Unit, "g"), written(Unit, "h"));
}

const char *const Interface =
    "__attribute__((objc_root_class)) @interface Retry\n@property double delay;\n@end\n";

TEST(Symbols, OfPropertiesAreTheirIvars) {
  ir::Unit User = extracted(std::string(Interface) + "void use(Retry *r) { r.delay = 2; }", "use.m");
  ir::Unit Owner = extracted(std::string(Interface) +
                                 "@implementation Retry\n- (void)reset { _delay = 1; }\n@end\n",
                             "owner.m");
  EXPECT_EQ(written(User, "use"), written(Owner, "-[Retry reset]"));
}

TEST(Symbols, OfAMethodAndItsOverridersAreTied) {
  ir::Unit Unit = extracted("struct A { virtual void f() {} };\n"
                            "struct B : A { void f() override {} };\n"
                            "struct C : B { void f() override {} };\n");
  const ir::Function &Last = function(Unit, "C::f");
  ASSERT_EQ(Last.Overrides.size(), 2u);
  EXPECT_EQ(Last.Overrides[0], function(Unit, "B::f").Symbol);
  EXPECT_EQ(Last.Overrides[1], function(Unit, "A::f").Symbol);
}

TEST(Files, HavePathsRelativeToTheRoot) {
  ir::Unit Unit = extracted("void f() {}", "src/net/client.cpp");
  EXPECT_EQ(Unit.Files[1].Path, "src/net/client.cpp");
  ir::Unit Outside = extracted("void f() {}", "x/../client.cpp", {}, "/elsewhere");
  EXPECT_EQ(Outside.Files[1].Path, "client.cpp");
}

TEST(Files, OfTestsAreToldByTheirNames) {
  auto InTest = [](const std::string &Name, const std::string &Root = "/project") {
    return function(extracted("void f(void) {}", Name, {}, Root), "f").Test;
  };
  EXPECT_TRUE(InTest("tests/net.cpp"));
  EXPECT_TRUE(InTest("src/net_test.cc"));
  EXPECT_TRUE(InTest("src/NetTest.cpp"));
  EXPECT_TRUE(InTest("bench/load.c"));
  EXPECT_TRUE(InTest("src/test_net.c"));
  EXPECT_TRUE(InTest("fuzz/parser.cc"));
  EXPECT_TRUE(InTest("tools/load-generator/client.c"));
  EXPECT_TRUE(InTest("tools/loadgen.cpp"));
  EXPECT_TRUE(InTest("LoadTest/main.cpp"));
  EXPECT_FALSE(InTest("src/load/generator.cpp"));
  EXPECT_FALSE(InTest("src/loadgenerated.cpp"));
  EXPECT_FALSE(InTest("src/latest.cpp"));
  EXPECT_FALSE(InTest("src/contest/attestation.cpp"));
  EXPECT_FALSE(InTest("src/testimony.cpp"));
  // The root lies in a folder of tests: that is where the user works.
  EXPECT_FALSE(InTest("src/net.cpp", "/home/me/tests/project"));
}

TEST(Files, OfGeneratorsAreNotLowered) {
  EXPECT_TRUE(extracted("void f() {}", "api/service.pb.cc").Functions.empty());
  EXPECT_TRUE(extracted("void f() {}", "api/service.grpc.pb.cc").Functions.empty());
  EXPECT_TRUE(extracted("void f() {}", "moc_window.cpp").Functions.empty());
  EXPECT_EQ(extracted("void f() {}", "api/service.cpp").Functions.size(), 1u);
}

TEST(Functions, OfFixturesAreTests) {
  ir::Unit Unit = extracted("namespace testing { class Test {}; }\n"
                            "struct Fixture : testing::Test {};\n"
                            "struct Retries : Fixture { void TestBody() {} };\n"
                            "struct Plain { void body() {} };");
  EXPECT_TRUE(function(Unit, "Retries::TestBody").Test);
  EXPECT_FALSE(function(Unit, "Plain::body").Test);
}

TEST(Functions, OfSystemHeadersAreNotLowered) {
  ir::Unit Unit = extracted("#include <net.hpp>\nbool f(net::Session &S) { return S.connect(); }");
  ASSERT_EQ(Unit.Functions.size(), 1u);
  EXPECT_EQ(Unit.str(Unit.Functions[0].Name), "f");
}

TEST(Locations, OfMacrosAreTheirUse) {
  ir::Unit Unit = extracted("#include <net.h>\n"
                            "#define PAUSE() net_sleep(10)\n"
                            "#define TWICE(x) do { x; x; } while (0)\n"
                            "void f() {\n"
                            "  PAUSE();\n"
                            "  TWICE(net_sleep(5));\n"
                            "}\n");
  auto Sleeps = calls(Unit, "f", "net_sleep");
  ASSERT_EQ(Sleeps.size(), 3u);
  EXPECT_EQ(Sleeps[0]->Where.Line, 5u);
  EXPECT_EQ(Sleeps[0]->Where.Column, 3u);
  EXPECT_EQ(Sleeps[0]->Where.EndColumn, 10u);
  EXPECT_TRUE(Sleeps[0]->Where.InMacro);
  // An argument is spelled at the use.
  EXPECT_EQ(Sleeps[1]->Where.Line, 6u);
  EXPECT_EQ(Sleeps[1]->Where.Column, 9u);
  EXPECT_FALSE(Sleeps[1]->Where.InMacro);
}

} // namespace
} // namespace retrylint::extract
