//===- Invocation.h - From a compile command to Clang's settings -*- C++ -*-===//
///
/// \file
/// Makes a compiler invocation that only reads: nothing is written, no plugin is
/// loaded, no warning is computed, and what only another compiler understands is
/// left out.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_INVOCATION_H
#define RETRYLINT_DRIVER_INVOCATION_H

#include "driver/CompileCommands.h"

#include "llvm/ADT/IntrusiveRefCntPtr.h"

#include <memory>
#include <string>
#include <vector>

namespace clang {
class CompilerInvocation;
}
namespace llvm::vfs {
class FileSystem;
}

namespace retrylint::driver {

/// What --extra-arg-before and --extra-arg add to each command.
struct ExtraArguments {
  std::vector<std::string> Before, After;
};

/// The command's words without outputs, plugins, and what Clang can't use.
std::vector<std::string> readingArguments(const CompileCommand &Command,
                                          const ExtraArguments &Extra);

/// Where Clang's own headers (stddef.h) are; empty where they can't be found.
const std::string &resourceFolder();

/// \param Files  its working directory is Command.Directory
/// \returns null where the words make no compilation of the file
std::shared_ptr<clang::CompilerInvocation>
makeInvocation(const CompileCommand &Command, const ExtraArguments &Extra,
               llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_INVOCATION_H
