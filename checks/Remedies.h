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

#include <algorithm>
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

/// The name of std::chrono's own type whose tick takes so many seconds; empty for others.
inline std::string durationType(double Tick) {
  return Tick == 1      ? "std::chrono::seconds"
         : Tick == 1e-3 ? "std::chrono::milliseconds"
         : Tick == 1e-6 ? "std::chrono::microseconds"
         : Tick == 1e-9 ? "std::chrono::nanoseconds"
                        : "";
}

/// "std::min(Name * Factor, Limit)", where its operands have one type or can be given
/// one; empty where not.
inline std::string smallerOf(const link::GrowthStep &Step, const std::string &Grown,
                             double Value, const std::string &Limit) {
  bool Whole = Step.Factor == std::floor(Step.Factor);
  if (!Step.Min)
    return "";
  if (Step.Duration) {
    std::string Type = Step.Integer ? durationType(Step.Tick) : "";
    return Type.empty() ? "" : "std::min<" + Type + ">(" + Grown + ", " + Limit + ")";
  }
  if (Step.Integer) {
    // What grows is at most the limit, and its multiple has to fit, too.
    if (Step.Bits != 32 || !Whole || Value * Step.Factor >= 2147483648.0)
      return "";
    return "std::min(" + Grown + ", " + Limit + (Step.Signed ? ")" : "u)");
  }
  if (Step.Bits != 64)
    return "";
  bool Point = Limit.find_first_of(".e") != std::string::npos;
  return "std::min(" + Grown + ", " + Limit + (Point ? ")" : ".0)");
}

/// Makes the assignment that a delay grows by stop at Most: with std::min, or by a
/// conditional, which C has too, and which needs neither a header nor operands of one
/// type.
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
  std::string Grown = Name + " * " + literal(Step.Factor);
  std::string Made = smallerOf(Step, Grown, Most.Nanoseconds / std::max(Step.Unit, 1.0), Limit);
  if (Made.empty())
    Made = Name + " < " + Last + " ? " + Grown + " : " + Limit;
  Fix Out;
  Out.Description = "stop growing at " + Most.str();
  Out.Edits.push_back({Wait.GrowthWhere, Name + " = " + Made});
  Out.Safe = true;
  return Out;
}

/// A place of no extent where another begins or ends.
inline Place startOf(Place Where) {
  Where.At.EndLine = Where.At.Line;
  Where.At.EndColumn = Where.At.Column;
  Where.At.EndOffset = Where.At.Offset;
  return Where;
}
inline Place endOf(Place Where) {
  Where.At.Line = Where.At.EndLine;
  Where.At.Column = Where.At.EndColumn;
  Where.At.Offset = Where.At.EndOffset;
  return Where;
}

/// Limits the exponent that a delay grows by, so that no more than Most is waited; where
/// a limit stands behind the arithmetic, so that the limit is what is waited.
inline std::optional<Fix> limitExponent(const Delay &Wait, Span Most) {
  if (!Wait.Exponent)
    return std::nullopt;
  const link::Exponent &Part = *Wait.Exponent;
  std::optional<double> Last;
  for (std::size_t I = 0; I < Part.Turns.size(); ++I) {
    auto [Value, Waits] = Part.Turns[I];
    double Now = Waits.Nanoseconds;
    bool Limited = I + 1 < Part.Turns.size() && Part.Turns[I + 1].second == Waits;
    // What has left its type says nothing.
    bool Wrapped = I && Now < Part.Turns[I - 1].second.Nanoseconds;
    if (Wrapped || (Now > Most.Nanoseconds && !Limited))
      break;
    Last = Value;
    if (Limited)
      break;
  }
  if (!Last || *Last < 1 || *Last > 60 || *Last != std::floor(*Last))
    return std::nullopt;
  std::string Limit = literal(*Last);
  Fix Out;
  Out.Description = "limit the exponent to " + Limit;
  bool Signed = Part.Type == "int", Unsigned = Part.Type == "unsigned int";
  if (Part.Min && (Signed || Unsigned)) {
    Out.Edits.push_back({startOf(Part.Where), "std::min("});
    Out.Edits.push_back({endOf(Part.Where), ", " + Limit + (Signed ? ")" : "u)")});
  } else if (!Part.Text.empty()) {
    Out.Edits.push_back(
        {Part.Where, "(" + Part.Text + " < " + Limit + " ? " + Part.Text + " : " + Limit + ")"});
  } else {
    return std::nullopt;
  }
  Out.Safe = true;
  return Out;
}

/// Advances a counter that nothing in the loop moves, at the end of each turn.
inline std::optional<Fix> advanceCounter(const RetryCycle &Retry) {
  const link::Bound &Limit = Retry.Bound;
  if (!Limit.StuckStep || Limit.StuckCounter.empty() || !Retry.Body || !Retry.Body->ToEnd)
    return std::nullopt;
  std::string Step = (Limit.StuckStep > 0 ? "++" : "--") + Limit.StuckCounter;
  Fix Out;
  Out.Description = "add '" + Step + "'";
  Out.Edits.push_back({endOf(Retry.Body->Inside), "\n" + Retry.Body->Indent + Step + ";"});
  // Who reads it elsewhere has counted on what it was.
  Out.Safe = !Limit.StuckRead;
  return Out;
}

/// Declares what serves one attempt in the loop, not before it.
inline std::optional<Fix> declareInLoop(const RetryCycle &Retry, const link::Reuse &Shared) {
  if (!Shared.Declaration.valid() || !Retry.Body)
    return std::nullopt;
  Fix Out;
  Out.Description = "declare '" + Shared.Name + "' in the loop";
  Out.Edits.push_back({Shared.Declaration, ""});
  Out.Edits.push_back({startOf(Retry.Body->Inside),
                       "\n" + Retry.Body->Indent + Shared.DeclarationText});
  Out.Safe = true;
  return Out;
}

/// Leaves the loop on failures that a function of its own does not name, which knows the
/// library's codes of what may pass, and is the author's to complete.
inline std::optional<Fix> giveUpOnOthers(const RetryCycle &Retry) {
  if (!Retry.Selectivity.Kept)
    return std::nullopt;
  const link::KeptResult &Kept = *Retry.Selectivity.Kept;
  auto Identifier = [](const std::string &Name) {
    return !Name.empty() && !(Name[0] >= '0' && Name[0] <= '9') &&
           Name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789_") == Name.npos;
  };
  if (!Identifier(Kept.Function) || Kept.MayPass.empty())
    return std::nullopt;
  std::string Cases;
  for (const std::string &Code : Kept.MayPass)
    Cases += Kept.Indent + "  case " + Code + ":\n";
  bool Snake = !Kept.Bool || Kept.Function.find('_') != Kept.Function.npos;
  std::string Name = Kept.Function + (Snake ? "_may_pass" : "MayPass");
  const std::string &In = Kept.Indent;
  auto Answer = [&](bool Yes) {
    return std::string(Kept.Bool ? (Yes ? "true" : "false") : (Yes ? "1" : "0"));
  };
  Fix Out;
  Out.Description = "give up on what '" + Name + "' does not name";
  Out.Edits.push_back(
      {Kept.Definition,
       In + "// TODO: which failures may pass? All others end the retries.\n" + In + "static " +
           (Kept.Bool ? "bool " : "int ") + Name + "(" + Kept.Type + " code) {\n" + In +
           "  switch (code) {\n" + Cases + In + "    return " + Answer(true) + ";\n" + In +
           "  default:\n" + In + "    return " + Answer(false) + ";\n" + In + "  }\n" + In +
           "}\n\n"});
  std::string Inner = Retry.Body ? Retry.Body->Indent : In + "  ";
  std::string Leave = "if (" + Kept.Variable + " " + Kept.Failed + " && !" + Name + "(" +
                      Kept.Variable + "))\n";
  if (Kept.Behind.valid()) {
    Out.Edits.push_back({Kept.Behind, "\n" + Inner + Leave + Inner + "  break;"});
  } else {
    Out.Edits.push_back({Kept.Before, Kept.Type + " " + Kept.Variable + " = " + Kept.CallText +
                                          ";\n" + Inner + Leave + Inner + "  break;\n" + Inner});
    Out.Edits.push_back({Kept.Call, Kept.Variable});
  }
  // Which failures pass is the author's to say.
  Out.Safe = false;
  return Out;
}

/// Seeds the generator of a delay's random part from the system's entropy.
inline std::optional<Fix> seedFromEntropy(const Delay &Wait) {
  if ((Wait.Generator.empty() && Wait.SeedCall.empty()) || Wait.SeedWhere.At.InMacro)
    return std::nullopt;
  Fix Out;
  Out.Description = "seed " +
                    (Wait.Generator.empty() ? std::string("it") : "'" + Wait.Generator + "'") +
                    " with std::random_device";
  Out.Edits.push_back({Wait.SeedWhere, Wait.SeedCall.empty()
                                           ? Wait.Generator + "{std::random_device{}()}"
                                           : Wait.SeedCall + "(std::random_device{}())"});
  // Others may draw from one that is no local, and count on what it gives them.
  Out.Safe = Wait.LocalGenerator;
  return Out;
}

} // namespace retrylint

#endif // RETRYLINT_REMEDIES_H
