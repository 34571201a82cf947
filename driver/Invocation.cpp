#include "driver/Invocation.h"

#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/Version.h"
#include "clang/Driver/CreateInvocationFromArgs.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

#include <dlfcn.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace path = llvm::sys::path;

/// Words whose next word belongs to them, both unwanted.
bool dropsWithValue(StringRef Word) {
  return llvm::StringSwitch<bool>(Word)
      .Cases({"-o", "-MF", "-MT", "-MQ", "-MJ", "-resource-dir", "--serialize-diagnostics",
              "-index-store-path", "-dependency-file", "-main-file-name", "-wrapper",
              "-Xassembler", "-Xlinker", "-mllvm"}, true)
      .Default(false);
}

/// Words that write files, load code, make warnings into errors, or speak to
/// another compiler.
bool drops(StringRef Word) {
  for (StringRef Start :
       {"-o", "-M", "-fplugin", "-fpass-plugin", "-Werror", "-fmodules",
        "-fcxx-modules", "-fimplicit-module", "-fno-implicit-module", "-fmodule-mapper",
        "-fdeps-", "-save-temps", "--save-temps", "-resource-dir=", "-fsave-",
        "-ftime-trace", "-ftime-report", "-fdump-", "-foptimization-record",
        "-fprofile", "-fcoverage", "-ftest-coverage", "--coverage", "-fsanitize",
        "-fno-sanitize", "-flto", "-fuse-ld", "-gsplit-dwarf", "-gz", "-Wa,", "-Wl,",
        "-fstack-usage", "-fcallgraph-info", "-fanalyzer", "-specs", "--specs",
        "-fdiagnostics", "-fcolor-diagnostics", "-index-store",
        "--serialize-diagnostics", "-emit-", "-analyze", "--analyze"})
    if (Word.starts_with(Start))
      return true;
  return llvm::StringSwitch<bool>(Word)
      .Cases({"-c", "-S", "-E", "-pipe", "-pg", "-p", "-v", "-###", "--verbose"}, true)
      .Default(false);
}

/// After -Xclang: what loads code or changes the action. These come as pairs of
/// -Xclang words.
bool dropsCc1WithValue(StringRef Word) {
  return Word == "-load" || Word == "-add-plugin" || Word == "-plugin" ||
         Word.starts_with("-plugin-arg-") || Word == "-o" || Word == "-dependency-file";
}

bool dropsCc1(StringRef Word) {
  return Word.starts_with("-fpass-plugin") || Word.starts_with("-emit-") ||
         Word.starts_with("-fmodules") || Word.starts_with("-analyze") ||
         Word.starts_with("-ast-");
}

std::string findResourceFolder() {
  std::vector<std::string> Candidates;
  auto near = [&](StringRef Library) {
    llvm::SmallString<256> Real;
    llvm::SmallString<256> Folder(path::parent_path(Library));
    if (!llvm::sys::fs::real_path(Library, Real))
      Folder = path::parent_path(Real);
    for (StringRef Up : {"", "../lib"}) {
      llvm::SmallString<256> Candidate(Folder);
      path::append(Candidate, Up, "clang", CLANG_VERSION_MAJOR_STRING);
      Candidates.push_back(normalPath(Candidate, "/"));
    }
    llvm::SmallString<256> Llvm(Folder);
    path::append(Llvm, "../llvm-" CLANG_VERSION_MAJOR_STRING "/lib/clang",
                 CLANG_VERSION_MAJOR_STRING);
    Candidates.push_back(normalPath(Llvm, "/"));
  };
  Dl_info Info;
  // The library that the parser comes from, then this program.
  for (void *Symbol : {reinterpret_cast<void *>(&clang::getClangFullVersion),
                       reinterpret_cast<void *>(&resourceFolder)})
    if (dladdr(Symbol, &Info) && Info.dli_fname)
      near(Info.dli_fname);
  Candidates.push_back("/usr/lib/llvm-" CLANG_VERSION_MAJOR_STRING
                       "/lib/clang/" CLANG_VERSION_MAJOR_STRING);
  Candidates.push_back("/usr/lib/clang/" CLANG_VERSION_MAJOR_STRING);
  Candidates.push_back("/usr/local/lib/clang/" CLANG_VERSION_MAJOR_STRING);
  for (const std::string &Candidate : Candidates)
    if (llvm::sys::fs::exists(Candidate + "/include/stddef.h"))
      return Candidate;
  return {};
}

/// Precompiled headers are another compiler's, or out of date: read the header.
void readHeadersAsText(clang::PreprocessorOptions &Options) {
  StringRef Precompiled = Options.ImplicitPCHInclude;
  if (Precompiled.empty())
    return;
  if (Precompiled.consume_back(".pch") || Precompiled.consume_back(".gch"))
    if (std::find(Options.Includes.begin(), Options.Includes.end(), Precompiled) ==
        Options.Includes.end())
      Options.Includes.insert(Options.Includes.begin(), Precompiled.str());
  Options.ImplicitPCHInclude.clear();
}

} // namespace

const std::string &resourceFolder() {
  static const std::string Folder = findResourceFolder();
  return Folder;
}

std::vector<std::string> readingArguments(const CompileCommand &Command,
                                          const ExtraArguments &Extra) {
  std::vector<std::string> Words;
  llvm::ArrayRef<std::string> Given = Command.Arguments;
  Words.push_back(Given.front());
  Words.insert(Words.end(), Extra.Before.begin(), Extra.Before.end());
  for (std::size_t Index = 1; Index < Given.size(); ++Index) {
    StringRef Word = Given[Index];
    if (Word == "--") {
      Words.insert(Words.end(), Extra.After.begin(), Extra.After.end());
      Words.insert(Words.end(), Given.begin() + Index, Given.end());
      return Words;
    }
    if (dropsWithValue(Word)) {
      ++Index;
      continue;
    }
    if (Word == "-Xclang" && Index + 1 < Given.size()) {
      StringRef Inner = Given[Index + 1];
      if (dropsCc1WithValue(Inner)) {
        Index += Index + 2 < Given.size() && Given[Index + 2] == "-Xclang" ? 3 : 1;
        continue;
      }
      if (!dropsCc1(Inner)) {
        Words.push_back(Word.str());
        Words.push_back(Inner.str());
      }
      ++Index;
      continue;
    }
    if (!drops(Word))
      Words.push_back(Word.str());
  }
  Words.insert(Words.end(), Extra.After.begin(), Extra.After.end());
  return Words;
}

std::shared_ptr<clang::CompilerInvocation>
makeInvocation(const CompileCommand &Command, const ExtraArguments &Extra,
               llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files) {
  std::vector<std::string> Words = readingArguments(Command, Extra);
  clang::tooling::addTargetAndModeForProgramName(Words, Words.front());
  std::vector<const char *> Pointers;
  for (const std::string &Word : Words)
    Pointers.push_back(Word.c_str());
  // At the front, where no "--" is before it.
  std::string Resources = "-resource-dir=" + resourceFolder();
  if (!resourceFolder().empty())
    Pointers.insert(Pointers.begin() + 1, Resources.c_str());
  Pointers.insert(Pointers.begin() + 1, "-fsyntax-only");

  // What the driver does not know, another compiler does: no reason to give up.
  clang::DiagnosticOptions DiagOptions;
  clang::CreateInvocationOptions Options;
  Options.Diags = clang::CompilerInstance::createDiagnostics(
      *Files, DiagOptions, new clang::IgnoringDiagConsumer);
  Options.VFS = Files;
  Options.RecoverOnError = true;
  std::shared_ptr<clang::CompilerInvocation> Made =
      clang::createInvocation(Pointers, Options);
  if (!Made || Made->getFrontendOpts().Inputs.empty())
    return nullptr;

  clang::FrontendOptions &Frontend = Made->getFrontendOpts();
  Frontend.SkipFunctionBodies = true;
  Frontend.DisableFree = false;
  Frontend.Plugins.clear();
  Frontend.AddPluginActions.clear();
  Frontend.PluginArgs.clear();
  Frontend.OutputFile.clear();
  Frontend.ProgramAction = clang::frontend::ParseSyntaxOnly;
  Made->getDependencyOutputOpts() = {};
  clang::DiagnosticOptions &Diagnostics = Made->getDiagnosticOpts();
  // Also those that are errors unless told otherwise: another compiler took them.
  Diagnostics.Warnings = {"no-everything"};
  Diagnostics.IgnoreWarnings = true;
  Diagnostics.ErrorLimit = 0;
  Diagnostics.SpellCheckingLimit = 0;
  Diagnostics.VerifyDiagnostics = false;
  Made->getPreprocessorOpts().DisablePCHOrModuleValidation =
      clang::DisableValidationForModuleKind::None;
  readHeadersAsText(Made->getPreprocessorOpts());
  return Made;
}

} // namespace retrylint::driver
