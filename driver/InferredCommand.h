//===- InferredCommand.h - Flags for a file the build leaves out *- C++ -*-===//
///
/// \file
/// A file that somebody names and the compile database does not have (an example,
/// a file that was just added) is analysed with the flags of the file most like
/// it, as clang-tidy and clangd do.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_INFERREDCOMMAND_H
#define RETRYLINT_DRIVER_INFERREDCOMMAND_H

#include "driver/CompileCommands.h"

#include "llvm/ADT/ArrayRef.h"

#include <optional>
#include <string>

namespace retrylint::driver {

struct InferredCommand {
  CompileCommand Command;
  std::string Like;  ///< the file whose flags these are, absolute
};

/// \param File   absolute
/// \param Known  the compile database
/// \returns nothing where File is no source, as for headers, or Known is empty.
std::optional<InferredCommand> inferCommand(const std::string &File,
                                            llvm::ArrayRef<CompileCommand> Known);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_INFERREDCOMMAND_H
