//===- Span.cpp - How spans of time are said ------------------------------===//

#include "link/RetryCycle.h"

#include <cmath>
#include <cstdio>

namespace retrylint::link {

/// At most one decimal, none where it is zero.
static std::string number(double Value) {
  char Text[32];
  std::snprintf(Text, sizeof Text, "%.1f", Value);
  std::string Result = Text;
  if (Result.ends_with(".0"))
    Result.resize(Result.size() - 2);
  return Result;
}

/// "9 h 6 min": Value counts Small, of which Ratio make one Large.
static std::string pair(double Value, double Ratio, const char *Large,
                        const char *Small) {
  double Whole = std::floor(Value / Ratio);
  double Rest = Value - Whole * Ratio;
  std::string Result = number(Whole) + " " + Large;
  if (Rest > 0)
    Result += " " + number(Rest) + " " + Small;
  return Result;
}

std::string Span::str() const {
  if (std::isnan(Nanoseconds))
    return "an unknown time";
  if (Nanoseconds < 0)
    return "-" + Span{-Nanoseconds}.str();
  if (std::isinf(Nanoseconds))
    return "for ever";
  if (Nanoseconds == 0)
    return "0 s";

  // Each unit ends where its own rounding would reach the next one, so that
  // 59.96 s is "1 min" and not "60 s".
  struct Unit {
    double Nanoseconds, Limit;
    const char *Name;
  };
  static constexpr Unit Units[] = {{1, 999.95, "ns"},
                                   {1e3, 999.95, "us"},
                                   {1e6, 999.95, "ms"},
                                   {1e9, 59.95, "s"}};
  for (const Unit &U : Units)
    if (Nanoseconds / U.Nanoseconds < U.Limit)
      return number(Nanoseconds / U.Nanoseconds) + " " + U.Name;

  double Seconds = std::round(seconds());
  if (Seconds < 3600)
    return pair(Seconds, 60, "min", "s");
  double Minutes = std::round(Seconds / 60);
  if (Minutes < 24 * 60)
    return pair(Minutes, 60, "h", "min");
  double Hours = std::round(Minutes / 60);
  if (Hours < 365 * 24)
    return pair(Hours, 24, "d", "h");
  double Years = std::round(Hours / 24 / 365);
  if (Years >= 1e6)
    return "over a million years";
  return number(Years) + (Years == 1 ? " year" : " years");
}

} // namespace retrylint::link
