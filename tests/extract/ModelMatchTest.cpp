#include "Extracted.h"

#include <gtest/gtest.h>

namespace retrylint::extract {
namespace {

/// Role of the first call by that name, Unknown for one without a model.
ir::Role role(const ir::Unit &Unit, const std::string &Function, const std::string &Callee) {
  auto Calls = calls(Unit, Function, Callee);
  if (Calls.empty()) {
    ADD_FAILURE() << Function << " does not call " << Callee;
    return ir::Role::Unknown;
  }
  return Calls[0]->Model ? Unit.Models[Calls[0]->Model].Role : ir::Role::Unknown;
}

TEST(ModelMatch, ElidesInlineNamespaces) {
  ir::Unit Unit = extracted("#include <net.hpp>\nbool f(net::Session &S) { return S.connect(); }");
  EXPECT_EQ(role(Unit, "f", "net::Session::connect"), ir::Role::Attempt);
}

TEST(ModelMatch, IsByTheWholeName) {
  ir::Unit Unit = extracted("namespace app { struct Session { bool connect(); }; }\n"
                            "int net_connect(int, int);\n"
                            "namespace n { int net_connect(int); }\n"
                            "bool f(app::Session &S) { n::net_connect(1); return S.connect(); }");
  EXPECT_EQ(role(Unit, "f", "app::Session::connect"), ir::Role::Unknown);
  EXPECT_EQ(role(Unit, "f", "n::net_connect"), ir::Role::Unknown);
}

TEST(ModelMatch, CountsArguments) {
  ir::Unit Unit = extracted("#include <net.hpp>\nvoid f(net::Session &S) {\n"
                            "  S.call(\"a\");\n  S.call(\"b\", [](net::Error) {});\n}");
  auto Calls = calls(Unit, "f", "net::Session::call");
  ASSERT_EQ(Calls.size(), 2u);
  EXPECT_EQ(Unit.Models[Calls[0]->Model].Role, ir::Role::Attempt);
  EXPECT_EQ(Unit.Models[Calls[1]->Model].Role, ir::Role::Start);
  EXPECT_EQ(Calls[1]->Callbacks.size(), 1u);
}

TEST(ModelMatch, ReachesInheritedMethods) {
  ir::Unit Unit = extracted("#include <net.hpp>\nstruct Mine : net::Session { using Session::Session; };\n"
                            "bool f(Mine &M) { return M.connect(); }");
  EXPECT_EQ(role(Unit, "f", "net::Session::connect"), ir::Role::Attempt);
}

TEST(ModelMatch, KnowsGeneratedCodeByItsSignature) {
  ir::Unit Unit = extracted("#include <net.hpp>\n"
                            "struct Stub { net::Status Get(net::Context *, int); int Other(net::Context *); };\n"
                            "void f(Stub &S, net::Context &C) { S.Get(&C, 1); S.Other(&C); }");
  EXPECT_EQ(role(Unit, "f", "Stub::Get"), ir::Role::Attempt);
  EXPECT_EQ(role(Unit, "f", "Stub::Other"), ir::Role::Unknown);
}

TEST(ModelMatch, CopiesEachModelOnce) {
  ir::Unit Unit = extracted("#include <net.h>\nvoid f(net *N) { net_connect(N); net_connect(N); net_sleep(1); }");
  EXPECT_EQ(Unit.Models.size(), 3u);
}

TEST(ModelMatch, AsksForTheConditionOfASetting) {
  ir::Unit Unit = extracted("#include <net.h>\nvoid f(net *N, net_option O) {\n"
                            "  net_set(N, NET_TIMEOUT_MS, 5);\n  net_set(N, O, 5);\n}");
  unsigned Assigned = 0;
  for (const ir::Inst &I : function(Unit, "f").Insts)
    Assigned += I.Kind == ir::InstKind::Assign;
  EXPECT_EQ(Assigned, 1u);
}

TEST(Annotations, OverrideNamesAndModels) {
  ir::Unit Unit = extracted("#include <net.h>\n"
                            "[[clang::annotate(\"retrylint::neutral\")]] int net_connect(net *N);\n"
                            "[[clang::annotate(\"something else\")]] bool plain();\n"
                            "[[clang::annotate(\"retrylint::attempt\")]] bool mine() { return plain(); }\n"
                            "bool f(net *N) { return net_connect(N) || mine() || plain(); }");
  EXPECT_EQ(role(Unit, "f", "net_connect"), ir::Role::Neutral);
  EXPECT_EQ(role(Unit, "f", "plain"), ir::Role::Unknown);
  EXPECT_EQ(role(Unit, "f", "mine"), ir::Role::Attempt);
  EXPECT_EQ(Unit.Models[function(Unit, "mine").Model].Role, ir::Role::Attempt);
  const ir::FunctionSummary &Model = Unit.Models[function(Unit, "mine").Model];
  ASSERT_EQ(Model.Failures.size(), 1u);
  EXPECT_EQ(Model.Failures[0].Test, ir::Compare::Eq);
  EXPECT_EQ(Model.Failures[0].Number, 0);
}

} // namespace
} // namespace retrylint::extract
