//===- Verify.h - Is a unit well formed -------------------------*- C++ -*-===//
///
/// \file
/// Checks the invariants that the later stages rely on without looking: every
/// index lies in its table, operands come before their users, a terminator has
/// the successors that its kind takes.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_VERIFY_H
#define RETRYLINT_IR_VERIFY_H

#include "ir/Ir.h"

#include <string>

namespace retrylint::ir {

/// \returns the first thing that is wrong: "function 'fetch': block 3:
/// successor
///          9 of 5"; empty where the unit is well formed.
std::string verify(const Unit &Unit);

} // namespace retrylint::ir

#endif // RETRYLINT_IR_VERIFY_H
