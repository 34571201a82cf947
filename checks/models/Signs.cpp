#include "models/Signs.h"

#include <charconv>
#include <vector>

namespace retrylint::models {

using namespace ir;

/// Words of a sign; a comma only separates.
static std::vector<std::string_view> split(std::string_view Text) {
  std::vector<std::string_view> Words;
  while (true) {
    std::size_t From = Text.find_first_not_of(" ,");
    if (From == std::string_view::npos)
      return Words;
    Text.remove_prefix(From);
    std::size_t To = std::min(Text.find_first_of(" ,"), Text.size());
    Words.push_back(Text.substr(0, To));
    Text.remove_prefix(To);
  }
}

static bool readNumber(std::string_view Word, std::int64_t &Number) {
  bool Negative = Word.starts_with('-');
  if (Negative)
    Word.remove_prefix(1);
  int Base = 10;
  if (Word.starts_with("0x")) {
    Base = 16;
    Word.remove_prefix(2);
  }
  auto [End, Error] = std::from_chars(Word.data(), Word.data() + Word.size(), Number, Base);
  if (Error != std::errc() || End != Word.data() + Word.size() || Number < 0)
    return false;
  if (Negative)
    Number = -Number;
  return true;
}

static constexpr std::pair<std::string_view, Compare> Operators[] = {
    {"==", Compare::Eq}, {"!=", Compare::Ne}, {"<", Compare::Lt}, {"<=", Compare::Le},
    {">", Compare::Gt},  {">=", Compare::Ge}, {"&", Compare::Mask}};

/// "null", "!= 0", "== 1 2 3"
static bool readTest(const std::vector<std::string_view> &Words, std::size_t At,
                     FailureSign &Sign) {
  if (At + 1 == Words.size()) {
    if (Words[At] == "null" || Words[At] == "false")
      Sign.Test = Compare::Eq;
    else if (Words[At] == "true")
      Sign.Test = Compare::Ne;
    else
      return false;
    return true;
  }
  if (At + 2 > Words.size())
    return false;
  for (auto [Text, Test] : Operators)
    if (Text == Words[At])
      Sign.Test = Test;
  if (Sign.Test == Compare::Unknown || !readNumber(Words[At + 1], Sign.Number))
    return false;
  for (std::size_t I = At + 2; I < Words.size(); ++I) {
    std::int64_t Number = 0;
    if (!readNumber(Words[I], Number))
      return false;
    Sign.Others.push_back(Number);
  }
  return Sign.Others.empty() || Sign.Test == Compare::Eq || Sign.Test == Compare::Ne;
}

SignOrError parseSign(std::string_view Text) {
  SignOrError Result;
  FailureSign &Sign = Result.Sign;
  std::vector<std::string_view> Words = split(Text);
  // "returns.err", "arg 1.err": the field is cut from the word that says where.
  for (std::size_t I = 0; I < std::min<std::size_t>(Words.size(), 2); ++I)
    if (std::size_t Dot = Words[I].find('.');
        Dot != std::string_view::npos && Words[0] != "throws" && Result.Field.empty()) {
      Result.Field = Words[I].substr(Dot + 1);
      Words[I] = Words[I].substr(0, Dot);
    }
  bool Good = false;
  if (!Words.empty() && Words[0] == "returns") {
    Sign.In = FailureIn::Return;
    Good = readTest(Words, 1, Sign);
  } else if (!Words.empty() && Words[0] == "throws") {
    Sign.In = FailureIn::Exception;
    Sign.Types.assign(Words.begin() + 1, Words.end());
    Good = true;
  } else if (Words.size() > 2 &&
             (Words[0] == "arg" || Words[0] == "param" || Words[0] == "callback")) {
    Sign.In = Words[0] == "arg" ? FailureIn::Argument : FailureIn::CallbackParam;
    std::int64_t Index = 0;
    Good = readNumber(Words[1], Index) && Index >= 0 && Index < 64 && readTest(Words, 2, Sign);
    Sign.Index = std::uint32_t(Index);
  }
  if (!Good)
    Result.Error = "\"" + std::string(Text) +
                   "\" is no failure sign; use \"returns TEST\", \"arg N TEST\", \"callback N TEST\" "
                   "or \"throws TYPES\", where TEST is null, false, true, or one of == != < <= > >= & "
                   "and a number";
  return Result;
}

std::string signText(const FailureSign &Sign) {
  std::string Text;
  switch (Sign.In) {
  case FailureIn::Unknown:
    return "";
  case FailureIn::Exception:
    Text = "throws";
    for (std::size_t I = 0; I < Sign.Types.size(); ++I)
      Text += (I ? ", " : " ") + Sign.Types[I];
    return Text;
  case FailureIn::Return:
    Text = "returns";
    break;
  case FailureIn::Argument:
    Text = "arg " + std::to_string(Sign.Index);
    break;
  case FailureIn::CallbackParam:
    Text = "param " + std::to_string(Sign.Index);
    break;
  }
  for (auto [Word, Test] : Operators)
    if (Test == Sign.Test)
      Text += " " + std::string(Word) + " " + std::to_string(Sign.Number);
  for (std::int64_t Other : Sign.Others)
    Text += ", " + std::to_string(Other);
  return Text;
}

} // namespace retrylint::models
