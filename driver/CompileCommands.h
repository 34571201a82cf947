//===- CompileCommands.h - How the project compiles its files ---*- C++ -*-===//
///
/// \file
/// Finds and reads compile_commands.json, and chooses the units of a run.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_COMPILECOMMANDS_H
#define RETRYLINT_DRIVER_COMPILECOMMANDS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

#include <optional>
#include <string>
#include <vector>

namespace retrylint::driver {

/// One compilation of one file.
struct CompileCommand {
  std::string File;                    ///< absolute, no "." or ".."
  std::string Directory;               ///< absolute: where the compiler ran
  std::vector<std::string> Arguments;  ///< compiler first
};

struct CompileDatabase {
  std::string Path;                    ///< of the JSON file
  std::vector<CompileCommand> Commands;///< in the file's order
};

/// A compile database that was found by looking for it.
struct FoundDatabase {
  std::string Path;
  std::string Project;      ///< the folder where looking for it led to it
  unsigned Candidates = 1;  ///< how many were there; the newest was taken
};

/// Looks in Start and its parents, there also in build*, cmake-build-*, out and
/// the like, up to the first folder under version control.
std::optional<FoundDatabase> findDatabase(llvm::StringRef Start);

/// Reads a database. Entries that are unusable are left out and told in Problems,
/// one message with its JSON position each.
/// \returns nothing, with one message in Problems, where all of it is unusable.
std::optional<CompileDatabase> readDatabase(llvm::StringRef Path,
                                            std::vector<std::string> &Problems);

/// Absolute, without "." and "..", symbolic links untouched.
std::string normalPath(llvm::StringRef Path, llvm::StringRef Directory);

/// Whether a path is Folder or lies below it.
bool isBelow(llvm::StringRef Path, llvm::StringRef Folder);

/// Whether a file's name says that it is C, C++ or Objective-C source.
bool isSource(llvm::StringRef File);

/// Drops commands for other languages, and those that differ from an earlier one
/// only in what they write.
std::vector<CompileCommand> distinctCommands(std::vector<CompileCommand> Commands);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_COMPILECOMMANDS_H
