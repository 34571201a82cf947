#include "driver/UnitRunner.h"

#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Basic/Stack.h"
#include "ir/Serial.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <algorithm>
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

/// Remembers what was looked for, and with what luck.
class TrackingFiles : public llvm::vfs::ProxyFileSystem {
  void remember(const llvm::Twine &Path, bool There, bool Opened) {
    llvm::SmallString<256> Full;
    Path.toVector(Full);
    makeAbsolute(Full);
    llvm::sys::path::remove_dots(Full, /*remove_dot_dot=*/true);
    if (Opened)
      Read.insert(Full);
    else if (!There)
      Absent.insert(Full);
  }

public:
  using ProxyFileSystem::ProxyFileSystem;
  llvm::StringSet<> Read, Absent;

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    auto Status = ProxyFileSystem::status(Path);
    remember(Path, bool(Status), false);
    return Status;
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    auto File = ProxyFileSystem::openFileForRead(Path);
    remember(Path, bool(File), bool(File));
    return File;
  }

  static std::vector<std::string> sorted(const llvm::StringSet<> &Set) {
    std::vector<std::string> Paths;
    for (const auto &Entry : Set)
      Paths.push_back(Entry.getKey().str());
    std::sort(Paths.begin(), Paths.end());
    return Paths;
  }
};

void parse(const CompileCommand &Command, const AnalysisOptions &Options,
           UnitResult &Result) {
  auto fail = [&](const llvm::Twine &Why) {
    Result.Problem = {Severity::Error, "unit-failed",
                      relativePath(Options.Extract.Root, Command.File), 0, 0, Why.str()};
  };
  if (!llvm::sys::fs::exists(Command.File))
    return fail("the file is not there; if the build makes it, build first");
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files =
      llvm::vfs::createPhysicalFileSystem();
  if (Files->setCurrentWorkingDirectory(Command.Directory))
    return fail("the compile command's directory '" + Command.Directory +
                "' is not there; make the compile database again");
  llvm::IntrusiveRefCntPtr<TrackingFiles> Tracked;
  std::shared_ptr<clang::CompilerInvocation> Invocation =
      makeInvocation(Command, Options.Extra, Files);
  if (!Invocation)
    return fail("its compile command is no compilation of one C, C++ or Objective-C "
                "file: '" + Command.Arguments.front() + " ...'");

  // From here on: what the driver looks at is the compiler's business.
  if (Options.Track) {
    Tracked = llvm::makeIntrusiveRefCnt<TrackingFiles>(Files);
    Files = Tracked;
  }
  FirstError Errors;
  ir::Unit Unit;
  clang::CompilerInstance Compiler(std::move(Invocation));
  Compiler.setVirtualFileSystem(Files);
  Compiler.createDiagnostics(&Errors, /*ShouldOwnClient=*/false);
  // A header that is missing must not hide the rest of the unit.
  Compiler.getDiagnostics().setFatalsAsError(true);
  Compiler.createFileManager();
  ExtractAction Action(Options.Extract, Unit);
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
  if (Tracked) {
    Result.Read = TrackingFiles::sorted(Tracked->Read);
    Result.Absent = TrackingFiles::sorted(Tracked->Absent);
  }
  Result.State = Errors.Count ? UnitState::WithErrors : UnitState::Analysed;
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
