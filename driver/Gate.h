//===- Gate.h - Whether a program is worth parsing --------------*- C++ -*-===//
///
/// \file
/// Reads sources as words, and tells whether what they spell could lead to a finding:
/// the name of an attempt or an option that a model knows, an annotation, or a name
/// that sounds like an attempt.
///
/// A finding needs an attempt, and what decides about it (waits, counters, callbacks,
/// overriders) may stand in any other unit under any name. So it is the whole program
/// that is let through or left out, never one unit of it.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_DRIVER_GATE_H
#define RETRYLINT_DRIVER_GATE_H

#include "driver/CompileCommands.h"
#include "driver/Invocation.h"
#include "models/Models.h"

#include <vector>

namespace retrylint::driver {

/// Units of the program of these commands that need not be parsed, since no finding
/// can come of it: none of them, or all whose files and commands are in order. Those
/// that are not must be told.
///
/// Stops reading at the first reason to parse, which is early in programs that speak
/// to a peer.
std::vector<bool> gatedUnits(const std::vector<CompileCommand> &Commands,
                             const models::ModelSet &Models, const ExtraArguments &Extra);

} // namespace retrylint::driver

#endif // RETRYLINT_DRIVER_GATE_H
