//===- Cycles.h - Hand-made retry cycles for tests --------------*- C++ -*-===//
///
/// \file
/// Cycles as the link stage would compute them, so that checks are tested
/// without one, and a shorthand that runs a single check.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_TESTS_CHECKS_CYCLES_H
#define RETRYLINT_TESTS_CHECKS_CYCLES_H

#include "RetryCheck.h"

namespace retrylint::test {

inline link::Place at(unsigned Line, unsigned Column = 1,
                      const char *File = "client.cpp") {
  link::Place Where;
  Where.File = File;
  Where.At.File = 1;
  Where.At.Line = Line;
  Where.At.Column = Column;
  return Where;
}

inline link::Span seconds(double Seconds) { return {Seconds * 1e9}; }

/// A loop that asks an HTTP server again, at most five times, whatever failed.
/// The attempt is on line 10, its loop on line 8, its failure test on line 11.
inline link::RetryCycle loop() {
  link::RetryCycle Retry;
  Retry.Attempt.Name = "fetch";
  Retry.Attempt.Where = at(10);
  Retry.Attempt.Function = "Client::load";
  Retry.Attempt.Local = Tristate::No;
  Retry.Attempt.SameTarget = Tristate::Yes;
  Retry.Attempt.Model.Role = ir::Role::Attempt;
  Retry.Attempt.Model.Protocol = "http";
  Retry.Attempt.Model.CarriesStatus = Tristate::Yes;
  Retry.Back = link::Back::Loop;
  Retry.BackWhere = at(8);
  Retry.Waits = Tristate::No;
  Retry.Bound.ByCount = Tristate::Yes;
  Retry.Bound.MaxAttempts = 5;
  Retry.Bound.ByDeadline = Tristate::No;
  Retry.Bound.ByStop = Tristate::No;
  Retry.Selectivity.Classified = Tristate::No;
  Retry.Selectivity.CatchAllWhere = at(11);
  Retry.Selectivity.CatchAllText = "!fetch()";
  Retry.Confidence = link::Confidence::High;
  Retry.Path = {{link::StepKind::Attempt, at(10), "'fetch' is called", 0},
                {link::StepKind::Again, at(10), "'fetch' is called again", 0}};
  return Retry;
}

/// The same without end.
inline link::RetryCycle endless() {
  link::RetryCycle Retry = loop();
  Retry.Bound.ByCount = Tristate::No;
  Retry.Bound.MaxAttempts.reset();
  return Retry;
}

/// The way back goes through an event loop.
inline link::RetryCycle callback() {
  link::RetryCycle Retry = endless();
  Retry.Attempt.Model.Role = ir::Role::Start;
  Retry.Back = link::Back::Callback;
  return Retry;
}

/// A wait on line 14 that is the same each time.
inline link::Delay constant(double Seconds) {
  link::Delay Wait;
  Wait.Where = at(14);
  Wait.Call = "pause";
  Wait.Kind = link::WaitKind::Blocking;
  Wait.Growth = link::Growth::Constant;
  Wait.First = seconds(Seconds);
  Wait.Capped = Tristate::Yes;
  Wait.Cap = Wait.First;
  Wait.Jittered = Tristate::No;
  return Wait;
}

/// A wait on line 14 that is multiplied on line 15 after each failure.
inline link::Delay growing(double First, double Factor = 2) {
  link::Delay Wait = constant(First);
  Wait.Growth = link::Growth::Exponential;
  Wait.Factor = Factor;
  Wait.Capped = Tristate::No;
  Wait.Cap.reset();
  Wait.GrowthWhere = at(15);
  return Wait;
}

inline link::Delay capped(link::Delay Wait, double Cap) {
  Wait.Capped = Tristate::Yes;
  Wait.Cap = seconds(Cap);
  return Wait;
}

inline link::Delay jittered(link::Delay Wait) {
  Wait.Jittered = Tristate::Yes;
  Wait.JitterQuality = ir::RandomQuality::Good;
  return Wait;
}

inline link::RetryCycle with(link::RetryCycle Retry, link::Delay Wait) {
  Retry.Waits = Tristate::Yes;
  Retry.Delays.push_back(std::move(Wait));
  return Retry;
}

/// What the named check alone finds on these cycles.
inline std::vector<Finding> findings(std::string_view Check,
                                     std::vector<link::RetryCycle> Cycles,
                                     const CheckOptions &Options = {}) {
  CheckSet Set([&](std::string_view Name) { return Name == Check; }, Options);
  return Set.run(Cycles);
}

/// Message of its only finding; "" where there is none, "several" where there
/// are more.
inline std::string message(std::string_view Check, link::RetryCycle Retry,
                           const CheckOptions &Options = {}) {
  std::vector<Finding> All = findings(Check, {std::move(Retry)}, Options);
  return All.empty() ? "" : All.size() == 1 ? All[0].Message : "several";
}

} // namespace retrylint::test

#endif // RETRYLINT_TESTS_CHECKS_CYCLES_H
