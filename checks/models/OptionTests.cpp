#include "models/OptionTests.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <vector>

namespace retrylint::models {

using ir::Compare;
using Words = std::vector<std::string_view>;

static Words split(std::string_view Text) {
  Words Result;
  while (true) {
    Text.remove_prefix(std::min(Text.find_first_not_of(' '), Text.size()));
    if (Text.empty())
      return Result;
    Result.push_back(Text.substr(0, Text.find(' ')));
    Text.remove_prefix(Result.back().size());
  }
}

static bool isName(std::string_view Word) {
  return std::isalpha(static_cast<unsigned char>(Word.front())) &&
         std::all_of(Word.begin(), Word.end(),
                     [](unsigned char C) { return std::isalnum(C); });
}

template <class T> static bool readNumber(std::string_view Word, T &To) {
  auto [End, Error] = std::from_chars(Word.data(), Word.data() + Word.size(), To);
  return Error == std::errc() && End == Word.data() + Word.size();
}

/// A name, or "arg N"; moves At behind it.
static bool readPlace(const Words &All, std::size_t &At, std::string &Attribute,
                      std::int32_t &Arg) {
  if (At < All.size() && All[At] == "arg") {
    bool Good = At + 1 < All.size() && readNumber(All[At + 1], Arg) && Arg >= 0 && Arg < 64;
    At += 2;
    return Good;
  }
  if (At >= All.size() || !isName(All[At]))
    return false;
  Attribute = All[At++];
  return true;
}

static bool readValue(const Words &All, std::size_t &At, double &Number) {
  if (At >= All.size() || !readNumber(All[At], Number))
    return false;
  ++At;
  static constexpr std::pair<std::string_view, double> Units[] = {
      {"s", 1e9}, {"ms", 1e6}, {"us", 1e3}, {"ns", 1}, {"min", 60e9}};
  for (auto [Word, Nanoseconds] : Units)
    if (At < All.size() && All[At] == Word) {
      Number *= Nanoseconds;
      ++At;
      break;
    }
  return true;
}

std::optional<ir::OptionTest> parseOptionTest(std::string_view Text) {
  static constexpr std::pair<std::string_view, Compare> Operators[] = {
      {"==", Compare::Eq}, {"!=", Compare::Ne}, {"<", Compare::Lt},
      {"<=", Compare::Le}, {">", Compare::Gt},  {">=", Compare::Ge}};
  Words All = split(Text);
  ir::OptionTest Result;
  std::size_t At = 0;
  if (!readPlace(All, At, Result.Attribute, Result.Arg) || At >= All.size())
    return std::nullopt;
  std::string_view Operator = All[At++];
  if (Operator == "unset") {
    Result.Unset = true;
    return At == All.size() && Result.Arg < 0 ? std::optional(Result) : std::nullopt;
  }
  for (auto [Word, Test] : Operators)
    if (Word == Operator)
      Result.Test = Test;
  bool Good = Result.Test != Compare::Unknown &&
              (readValue(All, At, Result.Number) ||
               readPlace(All, At, Result.OtherAttribute, Result.OtherArg));
  return Good && At == All.size() ? std::optional(Result) : std::nullopt;
}

} // namespace retrylint::models
