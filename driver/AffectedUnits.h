//===- AffectedUnits.h - Units that a change reaches ------------*- C++ -*-===//
///
/// \file
/// Which units are, or include, one of the files that changed.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_AFFECTEDUNITS_H
#define RETRYLINT_DRIVER_AFFECTEDUNITS_H

#include "driver/CompileCommands.h"
#include "driver/Invocation.h"

#include <string>
#include <vector>

namespace retrylint::driver {

/// For each command: whether its unit may read one of the files. Those of which it
/// can't be told, and those that can't be parsed, are among them.
/// \param Files  absolute
/// \param Root   headers outside of it do not include the project's
std::vector<bool> affectedUnits(const std::vector<CompileCommand> &Commands,
                                const std::vector<std::string> &Files,
                                const std::string &Root, const ExtraArguments &Extra);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_AFFECTEDUNITS_H
