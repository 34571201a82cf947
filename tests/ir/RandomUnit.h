//===- RandomUnit.h - Well-formed units by chance ---------------*- C++ -*-===//
///
/// \file
/// Makes units that use every field and every enumerator, for round trips. The
/// same seed gives the same unit.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TESTS_IR_RANDOMUNIT_H
#define RETRYLINT_TESTS_IR_RANDOMUNIT_H

#include "ir/Ir.h"

namespace retrylint::ir::test {

struct UnitShape {
  unsigned Functions = 4; ///< at most
  unsigned Blocks = 5;    ///< a function, at most
  unsigned Insts = 4;     ///< a block, at most
};

/// \returns a unit that verify() has nothing to say about.
Unit randomUnit(std::uint64_t Seed, const UnitShape &Shape = {});

} // namespace retrylint::ir::test

#endif // RETRYLINT_TESTS_IR_RANDOMUNIT_H
