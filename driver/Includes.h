//===- Includes.h - What sources include, without a compiler ----*- C++ -*-===//
///
/// \file
/// Finds the headers of units by their flags, and reads each file once for all of
/// them. Conditions are not looked at: both branches count.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_INCLUDES_H
#define RETRYLINT_DRIVER_INCLUDES_H

#include "driver/CompileCommands.h"
#include "driver/Invocation.h"
#include "driver/SourceWords.h"

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace retrylint::driver {

/// Where the units of one set of flags find headers.
struct SearchPath {
  bool Usable = false;               ///< the flags make a compilation
  bool Opaque = false;               ///< headers come from elsewhere, too
  struct Folder {
    std::string Path;
    bool Quoted = false;             ///< for #include "" alone
    bool Library = false;            ///< -isystem and the compiler's own
  };
  std::vector<Folder> Folders;       ///< in the order of searching
  std::vector<std::string> Given;    ///< -include, -imacros
  std::vector<std::string> Defined;  ///< -D
};

class Includes {
public:
  explicit Includes(const ExtraArguments &Extra) : Extra(Extra) {}

  /// The command's; the same object for commands that find headers alike.
  const SearchPath &flags(const CompileCommand &Command);

  struct File {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    SourceWords Words;
  };
  /// \returns null where it can't be read
  const File *file(llvm::StringRef Path);

  /// Calls Found for each file that may be meant.
  /// \param From         the file with the directive
  /// \param FromLibrary  it is a library's
  void resolve(const SearchPath &Flags, const IncludeName &Name, llvm::StringRef From,
               bool FromLibrary,
               llvm::function_ref<void(std::string Path, bool Library)> Found);

private:
  bool exists(const std::string &Path);

  const ExtraArguments &Extra;
  std::map<std::string, SearchPath> Paths;
  llvm::StringMap<std::unique_ptr<File>> Files;
  llvm::StringMap<bool> Exists;
};

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_INCLUDES_H
