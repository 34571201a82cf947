#include "Analysis.h"

#include "extract/Extract.h"
#include "models/Models.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/raw_ostream.h"

namespace retrylint::test {
namespace {

class StagesConsumer : public clang::ASTConsumer {
public:
  StagesConsumer(const Enabled &Checks, const CheckOptions &Options,
                 Analysis &Result, bool Report)
      : Checks(Checks), Options(Options), Result(Result), Report(Report) {}

  void HandleTranslationUnit(clang::ASTContext &Context) override {
    static const models::ModelSet Models = models::ModelSet::bundled();
    extract::Options Extraction;
    Extraction.Models = &Models;
    link::Program Program;
    Program.add(extract::extract(Context, Extraction));
    Program.link();
    Result.Findings = CheckSet(Checks, Options).run(Program);
    if (Report)
      for (const Finding &Each : Result.Findings)
        report(Context.getDiagnostics(), Each);
  }

  // As the command parses: most of a unit's time goes into bodies that no check
  // looks at.
  bool shouldSkipFunctionBody(clang::Decl *Declaration) override {
    clang::SourceManager &Sources =
        Declaration->getASTContext().getSourceManager();
    return Sources.isInSystemHeader(Declaration->getLocation());
  }

private:
  static clang::SourceLocation location(clang::DiagnosticsEngine &Diagnostics,
                                        const Place &Where) {
    clang::SourceManager &Sources = Diagnostics.getSourceManager();
    auto File = Sources.getFileManager().getOptionalFileRef(Where.File);
    if (!File)
      return Sources.getLocForStartOfFile(Sources.getMainFileID());
    return Sources.translateFileLineCol(*File, Where.At.Line, Where.At.Column);
  }

  static void report(clang::DiagnosticsEngine &Diagnostics,
                     const Finding &Each) {
    auto Say = [&](clang::DiagnosticIDs::Level Level, const Place &Where,
                   const std::string &Text) {
      unsigned Id =
          Diagnostics.getDiagnosticIDs()->getCustomDiagID(Level, "%0");
      Diagnostics.Report(location(Diagnostics, Where), Id) << Text;
    };
    // Notes of the default profile's opposite are warnings here: a note could
    // not be expected strictly.
    Say(Each.Level == Level::Error ? clang::DiagnosticIDs::Error
                                   : clang::DiagnosticIDs::Warning,
        Each.Where, Each.Message);
    for (const link::Step &Step : Each.Path)
      if (Step.Where.valid())
        Say(clang::DiagnosticIDs::Note, Step.Where, Step.Text);
  }

  const Enabled &Checks;
  const CheckOptions &Options;
  Analysis &Result;
  bool Report;
};

class StagesAction : public clang::ASTFrontendAction {
public:
  StagesAction(const Enabled &Checks, const CheckOptions &Options,
               Analysis &Result, bool Report)
      : Checks(Checks), Options(Options), Result(Result), Report(Report) {}

  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &, llvm::StringRef) override {
    return std::make_unique<StagesConsumer>(Checks, Options, Result, Report);
  }

private:
  const Enabled &Checks;
  const CheckOptions &Options;
  Analysis &Result;
  bool Report;
};

} // namespace

static std::vector<std::string> arguments(const Source &Input) {
  llvm::StringRef Path = Input.Path;
  std::vector<std::string> Arguments;
  if (Path.ends_with(".m") || Path.ends_with(".mm"))
    Arguments = {"-fblocks", "-fobjc-arc", "-fobjc-runtime=macosx"};
  if (Path.ends_with(".cpp") || Path.ends_with(".mm"))
    Arguments.push_back("-std=c++20");
  else
    Arguments.push_back("-std=gnu11");
  Arguments.insert(Arguments.end(), {"-resource-dir", CLANG_RESOURCE_DIR,
                                     "-isystem", TEST_INPUTS "/include"});
  Arguments.insert(Arguments.end(), Input.Arguments.begin(),
                   Input.Arguments.end());
  return Arguments;
}

static bool run(const Source &Input, std::vector<std::string> Arguments,
                std::unique_ptr<clang::FrontendAction> Action,
                std::string &Said) {
  llvm::raw_string_ostream Out(Said);
  clang::DiagnosticOptions Options;
  clang::TextDiagnosticPrinter Printer(Out, Options);
  auto Files = llvm::makeIntrusiveRefCnt<clang::FileManager>(
      clang::FileSystemOptions(), [&] {
        auto Memory =
            llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
        Memory->addFile(Input.Path, 0,
                        llvm::MemoryBuffer::getMemBufferCopy(Input.Code));
        auto Both = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
            llvm::vfs::getRealFileSystem());
        Both->pushOverlay(Memory);
        return Both;
      }());
  std::vector<std::string> Command = {"retrylint-test", "-fsyntax-only"};
  Command.insert(Command.end(), Arguments.begin(), Arguments.end());
  Command.push_back(Input.Path);
  clang::tooling::ToolInvocation Invocation(Command, std::move(Action),
                                            Files.get());
  Invocation.setDiagnosticConsumer(&Printer);
  return Invocation.run();
}

Analysis analyse(const Source &Input, const Enabled &Checks,
                 const CheckOptions &Options) {
  Analysis Result;
  Result.Parsed =
      run(Input, arguments(Input),
          std::make_unique<StagesAction>(Checks, Options, Result, false),
          Result.Diagnostics);
  return Result;
}

std::string verify(const Source &Input, const Enabled &Checks,
                   const CheckOptions &Options) {
  Analysis Result;
  std::vector<std::string> Arguments = arguments(Input);
  Arguments.insert(Arguments.end(), {"-Xclang", "-verify", "-Xclang",
                                     "-verify-ignore-unexpected=note"});
  bool Matched =
      run(Input, Arguments,
          std::make_unique<StagesAction>(Checks, Options, Result, true),
          Result.Diagnostics);
  if (Matched)
    return "";
  return Result.Diagnostics.empty() ? "the compiler did not run"
                                    : Result.Diagnostics;
}

} // namespace retrylint::test
