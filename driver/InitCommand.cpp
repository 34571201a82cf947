//===- InitCommand.cpp - Sets retrylint up in a project -------------------===//

#include "driver/CompileCommands.h"
#include "driver/Commands.h"
#include "driver/InitPlan.h"
#include "driver/Messages.h"
#include "driver/Project.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <iostream>
#include <unistd.h>

namespace retrylint::driver {
namespace {

using llvm::StringRef;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

bool ask(const llvm::Twine &Question) {
  llvm::outs() << Question << " [y/N] ";
  llvm::outs().flush();
  std::string Answer;
  return std::getline(std::cin, Answer) && StringRef(Answer).trim().lower() == "y";
}

bool write(const std::string &File, StringRef Text) {
  std::error_code Error = fs::create_directories(path::parent_path(File));
  if (!Error) {
    llvm::raw_fd_ostream Out(File, Error);
    if (!Error) {
      Out << Text;
      Out.close();
      Error = Out.error();
      Out.clear_error();
    }
  }
  if (Error)
    say(Severity::Error, File + ": " + Error.message());
  return !Error;
}

/// Whether the file of this step is to be written; says what becomes of it.
bool agreed(const InitStep &Step, const Options &Given, bool CanAsk) {
  if (Step.Done) {
    llvm::outs() << "  kept     " << Step.File << " (already set up)\n";
    return false;
  }
  if (!Step.Exists || Given.Force)
    return true;
  if (CanAsk)
    return ask(Step.Adds ? "Add retrylint to " + Step.File + "?"
                         : "Write over " + Step.File + "?");
  return false;
}

} // namespace

int runInit(const Options &Given) {
  if (Given.Paths.size() > 1) {
    say(Severity::Error, "init takes one folder, the project's");
    return ExitUsage;
  }
  std::string Folder =
      normalPath(Given.Paths.empty() ? "." : Given.Paths.front(), Given.WorkingDirectory);
  if (!fs::is_directory(Folder)) {
    say(Severity::Error, "'" + Given.Paths.front() + "' is no folder");
    return ExitUsage;
  }
  std::optional<CiService> Ci;
  if (!Given.Ci.empty()) {
    Ci = ciService(Given.Ci);
    if (!Ci) {
      say(Severity::Error, "--ci: there is no '" + Given.Ci +
                               "'; use 'github', 'gitlab', 'jenkins' or 'none'");
      return ExitUsage;
    }
  }

  std::string Database;
  if (std::optional<FoundDatabase> Found = findDatabase(Folder)) {
    StringRef In = path::parent_path(Found->Path);
    Database = In.consume_front(Folder) ? In.ltrim('/').str() : In.str();
    if (Database.empty())
      Database = ".";
  }
  auto Read = [&](StringRef Relative) -> std::optional<std::string> {
    auto Buffer = llvm::MemoryBuffer::getFile(Folder + "/" + Relative.str());
    if (!Buffer)
      return std::nullopt;
    return (*Buffer)->getBuffer().str();
  };

  bool CanAsk = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  bool Failed = false;
  for (const InitStep &Step : planInit(Read, Database, Ci)) {
    if (!agreed(Step, Given, CanAsk)) {
      if (!Step.Done)
        llvm::outs() << "  kept     " << Step.File << "; " << Step.Advice << "\n";
      continue;
    }
    if (!write(Folder + "/" + Step.File, Step.Text)) {
      Failed = true;
      continue;
    }
    llvm::outs() << (!Step.Exists ? "  wrote    " : "  changed  ") << Step.File << " ("
                 << Step.Purpose << ")\n";
  }

  llvm::outs() << "\nNext:\n";
  if (Database.empty())
    llvm::outs() << "  cmake -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON   how files are "
                    "compiled ('bear -- make' without CMake)\n";
  llvm::outs() << "  retrylint check      the first findings\n"
                  "  pre-commit install   the hook\n"
                  "  retrylint doctor     what is set up and what is missing\n";
  return Failed ? ExitIncomplete : ExitClean;
}

} // namespace retrylint::driver
