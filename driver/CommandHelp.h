//===- CommandHelp.h - The command line, described --------------*- C++ -*-===//
///
/// \file
/// Commands and options as data, from the registry that parses them, so that
/// completions and the manual can't fall behind.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_COMMANDHELP_H
#define RETRYLINT_DRIVER_COMMANDHELP_H

#include "llvm/Support/raw_ostream.h"

#include <string>
#include <string_view>
#include <vector>

namespace retrylint::driver {

struct OptionHelp {
  std::string Name;      ///< with its dashes: "-p", "--format"
  std::string Value;     ///< what it takes: "FILE"; empty: nothing
  std::string Summary;   ///< lower case, no period
};

struct CommandHelp {
  std::string Name;
  std::string Summary;
  std::vector<OptionHelp> Options;   ///< by name; hidden ones left out
};

/// Every command that is not hidden, in the order that --help lists them.
std::vector<CommandHelp> describeCommands();

/// \param Shell  "bash", "zsh" or "fish"
/// \returns false where it is another
bool writeCompletion(llvm::raw_ostream &Out, std::string_view Shell);

/// The manual page, for section 1.
void writeManual(llvm::raw_ostream &Out);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_COMMANDHELP_H
