//===- Judgement.h - What several checks ask of a cycle ---------*- C++ -*-===//
///
/// \file
/// The silences that several checks share, each with its reason, and the words
/// for what their messages quote. Inline, without state.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_JUDGEMENT_H
#define RETRYLINT_JUDGEMENT_H

#include "RetryCheck.h"

#include <cmath>

namespace retrylint {

/// Coming back to the peer often does it no harm.
inline bool harmless(const RetryCycle &Retry) {
  // A process on this machine has one client more, not one client each.
  if (Retry.Attempt.Local == Tristate::Yes)
    return true;
  // A person who is asked each time is slower than any backoff.
  if (Retry.Interactive)
    return true;
  // Walking over addresses or mirrors asks each peer once.
  return Retry.Attempt.SameTarget == Tristate::No;
}

/// At most this many attempts are made.
inline bool atMost(const RetryCycle &Retry, unsigned Attempts) {
  return Retry.Bound.MaxAttempts && *Retry.Bound.MaxAttempts <= Attempts;
}

/// The cycle comes back by way of an event loop, not in the thread of the
/// attempt.
inline bool asynchronous(const RetryCycle &Retry) {
  return Retry.Back == Back::Callback || Retry.Back == Back::Timer ||
         Retry.Back == Back::Queue;
}

/// The wait grows from attempt to attempt.
inline bool grows(const Delay &Wait) {
  return Wait.Growth == Growth::Linear || Wait.Growth == Growth::Exponential ||
         Wait.Growth == Growth::Table;
}

/// The wait after failed attempt number N (1 is the first), where it is known.
inline std::optional<Span> waitAfter(const Delay &Wait, unsigned N) {
  if (N >= 1 && N <= Wait.Sequence.size())
    return Wait.Sequence[N - 1];
  if (N < 1 || !Wait.First)
    return std::nullopt;
  double Turns = N - 1;
  switch (Wait.Growth) {
  case Growth::Constant:
    return Wait.First;
  case Growth::Linear:
    if (Wait.Increment)
      return Span{Wait.First->Nanoseconds +
                  Turns * Wait.Increment->Nanoseconds};
    return std::nullopt;
  case Growth::Exponential:
    if (Wait.Factor)
      return Span{Wait.First->Nanoseconds * std::pow(*Wait.Factor, Turns)};
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

/// 'name', as messages quote the operation.
inline std::string quoted(const std::string &Name) { return "'" + Name + "'"; }

/// ", up to 5 times" with a leading separator, or nothing where no count is
/// known.
inline std::string upToTimes(const RetryCycle &Retry) {
  if (!Retry.Bound.MaxAttempts)
    return "";
  return ", up to " + std::to_string(*Retry.Bound.MaxAttempts) + " times";
}

} // namespace retrylint

#endif // RETRYLINT_JUDGEMENT_H
