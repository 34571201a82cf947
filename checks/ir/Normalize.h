//===- Normalize.h - One numbering for equal units --------------*- C++ -*-===//
///
/// \file
/// Gives the tables of a unit one numbering that follows from what the unit
/// says: strings, types and values in the order of their first use, each once,
/// none unused; instructions in the order of their blocks. Two units that say
/// the same are then equal.
///
/// Values that look the same are one value, but for Opaque, Random and Now:
/// each of those is a reading of its own.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_IR_NORMALIZE_H
#define RETRYLINT_IR_NORMALIZE_H

#include "ir/Ir.h"

namespace retrylint::ir {

/// \pre verify(Unit) finds nothing.
void normalize(Unit &Unit);

/// Only the values and instructions of one function.
void normalize(Function &Function);

/// Whether two values of this operation are never the same value.
bool standsAlone(Op Op);

} // namespace retrylint::ir

#endif // RETRYLINT_IR_NORMALIZE_H
