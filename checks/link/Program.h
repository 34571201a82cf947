//===- Program.h - Units joined ---------------------------------*- C++ -*-===//
///
/// \file
/// A program: the units of one run, in an order that does not depend on the
/// order they are added in. One unit alone is a program of one unit.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_LINK_PROGRAM_H
#define RETRYLINT_LINK_PROGRAM_H

#include "ir/Ir.h"
#include "link/Observations.h"
#include "link/RetryCycle.h"

#include <memory>
#include <vector>

namespace retrylint::link {

class Program {
public:
  Program();
  Program(Program &&);
  Program &operator=(Program &&);
  ~Program();

  /// Adds a unit. Functions that several units define (inline, templates) are
  /// kept once.
  void add(ir::Unit Unit);

  /// Joins what was added: call graph, summaries, retry cycles. Call once, after
  /// the last add. No I/O, no exceptions, bounded time.
  void link();

  /// All retry cycles, ordered by file, line and column of the attempt.
  const std::vector<RetryCycle> &cycles() const;

  /// What is no cycle.
  const Observations &observations() const;

  /// The units, ordered by the path of their main file.
  const std::vector<ir::Unit> &units() const;

private:
  struct Impl;
  std::unique_ptr<Impl> State;
};

} // namespace retrylint::link

#endif // RETRYLINT_LINK_PROGRAM_H
