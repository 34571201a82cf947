//===- Remedies.h - Fixes that several checks propose -----------*- C++ -*-===//
///
/// \file
/// Text that replaces what the cycle knows the source of. A check sees no source,
/// so a fix writes a whole assignment or initializer anew, or there is none.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_REMEDIES_H
#define RETRYLINT_REMEDIES_H

#include "RetryCheck.h"

#include <cmath>
#include <cstdio>

namespace retrylint {

/// The shortest way to write a number so that it is read back the same, nearly.
inline std::string literal(double Number) {
  char Text[32];
  std::snprintf(Text, sizeof Text, "%.9g", Number);
  return Text;
}

/// A constant of std::chrono.
inline std::string durationLiteral(Span Time) {
  double Seconds = Time.seconds();
  if (Seconds == std::floor(Seconds))
    return "std::chrono::seconds(" + literal(Seconds) + ")";
  return "std::chrono::milliseconds(" + literal(std::round(Seconds * 1000)) + ")";
}

/// Makes the assignment that a delay grows by stop at Most. A conditional, which C
/// has too, and which needs neither a header nor operands of one type.
inline std::optional<Fix> limitGrowth(const Delay &Wait, Span Most) {
  if (!Wait.Step || Wait.GrowthWhere.At.InMacro)
    return std::nullopt;
  const link::GrowthStep &Step = *Wait.Step;
  std::string Last, Limit;
  if (Step.Duration) {
    // A whole number of ticks times a broken one is no duration of that type.
    if (Step.Integer && Step.Factor != std::floor(Step.Factor))
      return std::nullopt;
    Last = durationLiteral({Most.Nanoseconds / Step.Factor});
    Limit = durationLiteral(Most);
  } else {
    double Value = Most.Nanoseconds / Step.Unit;
    if (Step.Integer)
      Value = std::floor(Value);
    // A unit this coarse leaves nothing to grow.
    if (Value < Step.Factor || Value > 1e9)
      return std::nullopt;
    Last = literal(Step.Integer ? std::ceil(Value / Step.Factor) : Value / Step.Factor);
    Limit = literal(Value);
  }
  const std::string &Name = Step.Variable;
  Fix Out;
  Out.Description = "stop growing at " + Most.str();
  Out.Edits.push_back({Wait.GrowthWhere, Name + " = " + Name + " < " + Last + " ? " + Name + " * " +
                                             literal(Step.Factor) + " : " + Limit});
  Out.Safe = true;
  return Out;
}

/// Seeds the generator of a delay's random part from the system's entropy.
inline std::optional<Fix> seedFromEntropy(const Delay &Wait) {
  if (Wait.Generator.empty() || Wait.SeedWhere.At.InMacro)
    return std::nullopt;
  Fix Out;
  Out.Description = "seed '" + Wait.Generator + "' with std::random_device";
  Out.Edits.push_back({Wait.SeedWhere, Wait.Generator + "{std::random_device{}()}"});
  // Others may draw from one that is no local, and count on what it gives them.
  Out.Safe = Wait.LocalGenerator;
  return Out;
}

} // namespace retrylint

#endif // RETRYLINT_REMEDIES_H
