#include "Extracted.h"

#include "extract/Extract.h"
#include "ir/Print.h"
#include "ir/Verify.h"

#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace retrylint::extract {

namespace {

std::string contents(const std::string &Path) {
  std::ifstream In(Path);
  std::ostringstream Out;
  Out << In.rdbuf();
  return Out.str();
}

const models::ModelSet &testModels() {
  static const models::ModelSet Set = [] {
    models::ModelSet Models;
    for (const std::string &Error :
         Models.add(contents(TEST_INPUTS "/ir/models.json"), "models.json"))
      ADD_FAILURE() << Error;
    return Models;
  }();
  return Set;
}

class Action : public clang::ASTFrontendAction {
public:
  Action(const Options &Options, ir::Unit &Unit) : Opts(Options), Unit(Unit) {}

  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &Compiler, llvm::StringRef) override {
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    Compiler.getDiagnostics().setClient(new clang::IgnoringDiagConsumer);
    return makeConsumer(Opts, Unit);
  }

private:
  Options Opts;
  ir::Unit &Unit;
};

bool endsWith(const std::string &Text, const std::string &End) {
  return Text.size() >= End.size() &&
         Text.compare(Text.size() - End.size(), End.size(), End) == 0;
}

} // namespace

ir::Unit extracted(const std::string &Code, const std::string &Name,
                   std::vector<std::string> Flags, const std::string &Root) {
  Options Options;
  Options.Models = &testModels();
  Options.Root = Root;
  ir::Unit Unit;
  if (endsWith(Name, ".m") || endsWith(Name, ".mm"))
    Flags.insert(Flags.begin(),
                 {"-fblocks", "-fobjc-arc", "-fobjc-runtime=macosx-10.15", "-fobjc-exceptions"});
  if (endsWith(Name, ".cpp") || endsWith(Name, ".mm"))
    Flags.insert(Flags.begin(), "-std=c++20");
  Flags.push_back("-isystem" TEST_INPUTS "/ir/include");
  Flags.push_back("-resource-dir=" CLANG_RESOURCES);
  clang::tooling::runToolOnCodeWithArgs(std::make_unique<Action>(Options, Unit), Code, Flags,
                                        Root + "/" + Name);
  EXPECT_EQ(ir::verify(Unit), "") << Name;
  return Unit;
}

ir::Unit extractedFile(const std::string &Name) {
  return extracted(contents(TEST_INPUTS "/ir/" + Name), Name, {}, TEST_INPUTS "/ir");
}

const ir::Function &function(const ir::Unit &Unit, const std::string &Name) {
  for (const ir::Function &F : Unit.Functions)
    if (Unit.str(F.Name) == Name)
      return F;
  ADD_FAILURE() << "no function " << Name;
  static const ir::Function None;
  return None;
}

std::string text(const ir::Unit &Unit) {
  std::istringstream In(ir::print(Unit));
  std::string Result, Line;
  bool Functions = false;
  while (std::getline(In, Line)) {
    Functions = Functions || Line.starts_with("function ");
    if (Functions || Line.starts_with("variable ") || Line.starts_with("base "))
      Result += Line + "\n";
  }
  return Result;
}

std::vector<const ir::Inst *> calls(const ir::Unit &Unit, const std::string &Function,
                                    const std::string &Callee) {
  std::vector<const ir::Inst *> Result;
  for (const ir::Inst &I : function(Unit, Function).Insts)
    if (I.Kind == ir::InstKind::Call && Unit.str(I.Name) == Callee)
      Result.push_back(&I);
  return Result;
}

} // namespace retrylint::extract
