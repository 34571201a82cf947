#include "driver/UnitRunner.h"
#include "driver/TrackingFiles.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Basic/Stack.h"
#include "ir/Serial.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <chrono>

namespace retrylint::driver {
namespace {

/// Counts compile errors and keeps the first.
class FirstError : public clang::DiagnosticConsumer {
public:
  unsigned Count = 0;
  std::string File;
  unsigned Line = 0, Column = 0;
  std::string Message;

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override {
    if (Level < clang::DiagnosticsEngine::Error)
      return;
    if (Count++)
      return;
    llvm::SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    Message = std::string(Text);
    if (!Info.hasSourceManager() || Info.getLocation().isInvalid())
      return;
    clang::PresumedLoc Where = Info.getSourceManager().getPresumedLoc(
        Info.getSourceManager().getFileLoc(Info.getLocation()));
    if (Where.isInvalid())
      return;
    File = Where.getFilename();
    Line = Where.getLine();
    Column = Where.getColumn();
  }
};

class ExtractAction : public clang::ASTFrontendAction {
  const extract::Options &Options;
  ir::Unit &Unit;

public:
  ExtractAction(const extract::Options &Options, ir::Unit &Unit)
      : Options(Options), Unit(Unit) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(clang::CompilerInstance &,
                                                        llvm::StringRef) override {
    return extract::makeConsumer(Options, Unit);
  }
};

void parse(const CompileCommand &Command, const AnalysisOptions &Options,
           UnitResult &Result) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files =
      llvm::vfs::createPhysicalFileSystem();
  llvm::IntrusiveRefCntPtr<TrackingFiles> Tracked;
  if (Options.Track) {
    Tracked = llvm::makeIntrusiveRefCnt<TrackingFiles>(Files);
    Files = Tracked;
  }
  auto fail = [&](const llvm::Twine &Why) {
    if (Tracked)
      Result.Inputs = Tracked->inputs();
    Result.Problem = {Severity::Error, "unit-failed",
                      relativePath(Options.Extract.Root, Command.File), 0, 0, Why.str()};
  };
  if (!Files->exists(Command.File))
    return fail("the file is not there; if the build makes it, build first");
  if (!Files->exists(Command.Directory) ||
      Files->setCurrentWorkingDirectory(Command.Directory))
    return fail("the compile command's directory '" + Command.Directory +
                "' is not there; make the compile database again");
  std::shared_ptr<clang::CompilerInvocation> Invocation =
      makeInvocation(Command, Options.Extra, Files);
  if (!Invocation)
    return fail("its compile command is no compilation of one C, C++ or Objective-C "
                "file: '" + Command.Arguments.front() + " ...'");

  if (Tracked)
    Tracked->beginCode();
  FirstError Errors;
  ir::Unit Unit;
  clang::CompilerInstance Compiler(std::move(Invocation));
  Compiler.setVirtualFileSystem(Files);
  Compiler.createDiagnostics(&Errors, /*ShouldOwnClient=*/false);
  // A header that is missing must not hide the rest of the unit.
  Compiler.getDiagnostics().setFatalsAsError(true);
  Compiler.createFileManager();
  Notification Fault;
  extract::Options Extract = Options.Extract;
  Extract.OnFault = [&](clang::SourceLocation At, const std::string &Text) {
    clang::PresumedLoc Where = Compiler.getSourceManager().getPresumedLoc(
        Compiler.getSourceManager().getFileLoc(At));
    if (Fault.Message.empty() && Where.isValid())
      Fault = {Severity::Warning,
               "bad-annotation",
               relativePath(Options.Extract.Root,
                            normalPath(Where.getFilename(), Command.Directory)),
               Where.getLine(),
               Where.getColumn(),
               Text};
  };
  ExtractAction Action(Extract, Unit);
  Compiler.setVerboseOutputStream(llvm::nulls());
  if (!Compiler.createTarget()) {
    // -march and the like of another compiler: the code reads the same without.
    clang::TargetOptions &Target = Compiler.getTargetOpts();
    Target.CPU.clear();
    Target.TuneCPU.clear();
    Target.ABI.clear();
    Target.FPMath.clear();
    Target.FeaturesAsWritten.clear();
    Errors = FirstError();
    if (!Compiler.createTarget())
      return fail("cannot compile for its target '" + Target.Triple + "'");
  }
  bool Begun = Action.BeginSourceFile(Compiler, Compiler.getFrontendOpts().Inputs[0]);
  if (Begun) {
    llvm::consumeError(Action.Execute());
    Action.EndSourceFile();
  }
  Result.Errors = Errors.Count;
  if (!Begun)
    return fail(Errors.Message.empty() ? "the compiler does not take its command"
                                       : llvm::Twine(Errors.Message));
  Result.Facts = ir::serialize(Unit);
  if (Tracked)
    Result.Inputs = Tracked->inputs();
  Result.State = Errors.Count ? UnitState::WithErrors : UnitState::Analysed;
  if (!Errors.Count)
    Result.Problem = std::move(Fault);
  if (Errors.Count) {
    std::string File = normalPath(Errors.File.empty() ? Command.File : Errors.File,
                                  Command.Directory);
    std::string Count = Errors.Count == 1
                            ? std::string("1 compile error")
                            : std::to_string(Errors.Count) + " compile errors";
    Result.Problem = {Severity::Warning, "compile-error",
                      relativePath(Options.Extract.Root, File), Errors.Line,
                      Errors.Column,
                      Errors.Message + " (" + Count + " in " +
                          relativePath(Options.Extract.Root, Command.File) +
                          "; analysed as far as it parses)"};
  }
}

} // namespace

std::string relativePath(llvm::StringRef Root, llvm::StringRef Path) {
  if (!Root.empty() && isBelow(Path, Root) && Path.size() > Root.size())
    return Path.drop_front(Root.size() + 1).str();
  return Path.str();
}

UnitResult runUnit(const CompileCommand &Command, const AnalysisOptions &Options) {
  auto Begin = std::chrono::steady_clock::now();
  clang::noteBottomOfStack();
  UnitResult Result;
  Result.File = relativePath(Options.Extract.Root, Command.File);
  parse(Command, Options, Result);
  Result.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Begin).count();
  return Result;
}

} // namespace retrylint::driver
