#include "models/ModelReader.h"
#include "models/OptionTests.h"
#include "models/Signs.h"

namespace retrylint::models {

struct UnitWord {
  std::string_view Word;
  TimeShape Shape;
  double Seconds;
};
static constexpr UnitWord Units[] = {
    {"s", TimeShape::Number, 1},          {"ms", TimeShape::Number, 1e-3},
    {"us", TimeShape::Number, 1e-6},      {"ns", TimeShape::Number, 1e-9},
    {"min", TimeShape::Number, 60},       {"duration", TimeShape::Duration, 0},
    {"timeval", TimeShape::Timeval, 0},   {"timespec", TimeShape::Timespec, 0}};

/// "a{,b,c}d" is "ad", "abd", "acd"; several braces multiply.
static std::optional<std::vector<std::string>> expand(const std::string &Text) {
  std::size_t Open = Text.find('{');
  if (Open == std::string::npos)
    return Text.find('}') == std::string::npos
               ? std::optional(std::vector{Text})
               : std::nullopt;
  std::size_t Close = Text.find('}', Open);
  if (Close == std::string::npos)
    return std::nullopt;
  auto Rests = expand(Text.substr(Close + 1));
  if (!Rests)
    return std::nullopt;
  std::vector<std::string> Result;
  std::string Inside = Text.substr(Open + 1, Close - Open - 1);
  for (std::size_t From = 0; From <= Inside.size();) {
    std::size_t To = std::min(Inside.find(',', From), Inside.size());
    for (const std::string &Rest : *Rests)
      Result.push_back(Text.substr(0, Open) + Inside.substr(From, To - From) + Rest);
    From = To + 1;
  }
  return Result;
}

std::vector<std::string> ModelReader::names(const Cursor &At, const std::vector<std::string> &Scopes) {
  std::vector<std::string> Result;
  auto Add = [&](const std::string &Text) {
    auto Names = expand(Text);
    if (!Names)
      return At.fail("unbalanced brace in \"" + Text + "\"; write \"prefix{A,W}\"");
    for (const std::string &Name : *Names) {
      if (Name.starts_with("::"))
        Result.push_back(Name.substr(2));
      else if (Scopes.empty() || Name.starts_with("-[") || Name.starts_with("+["))
        Result.push_back(Name);
      else
        for (const std::string &Scope : Scopes)
          Result.push_back(Name[0] == '-' || Name[0] == '+'
                               ? Name.substr(0, 1) + "[" + Scope + " " + Name.substr(1) + "]"
                               : Scope + "::" + Name);
    }
  };
  for (const std::string &Text : At.strings())
    Add(Text);
  return Result;
}

std::optional<std::int32_t> ModelReader::argument(const Cursor &At) {
  auto Number = At.integer();
  if (!Number)
    return std::nullopt;
  if (*Number >= 0 && *Number < 64)
    return std::int32_t(*Number);
  At.fail("found " + At.description() + "; use an argument's index from 0 to 63");
  return std::nullopt;
}

bool ModelReader::timeUnit(const Cursor &At, TimeShape &Shape, double &Unit) {
  Words Allowed;
  for (const UnitWord &Word : Units)
    Allowed.push_back(Word.Word);
  auto Index = At.word("unit", Allowed);
  if (!Index)
    return false;
  Shape = Units[*Index].Shape;
  Unit = Units[*Index].Seconds;
  return true;
}

TimeArg ModelReader::time(const Cursor &At) {
  TimeArg Time;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"arg", "attribute", "unit", "absolute", "nanosecondsArg", "note"}))
      continue;
    if (Key == "arg")
      Time.Arg = argument(Value).value_or(-1);
    else if (Key == "attribute")
      Time.Attribute = Value.string().value_or("");
    else if (Key == "unit")
      timeUnit(Value, Time.Shape, Time.Unit);
    else if (Key == "absolute")
      Time.Absolute = Value.boolean().value_or(false);
    else if (Key == "nanosecondsArg")
      Time.UnitArg = argument(Value).value_or(-1);
  }
  if (!At.isObject())
    return Time;
  if (!At.json().contains("arg") && !At.json().contains("attribute"))
    At.fail("a time without a place; add \"arg\" or \"attribute\"");
  else if (!At.json().contains("attribute") && !At.json().contains("unit"))
    At.fail("a time without a unit; add \"unit\"");
  return Time;
}

void ModelReader::constants(const Cursor &At, std::vector<std::int64_t> &Numbers,
                       std::vector<std::string> &Texts) {
  if (At.isArray() || At.isString()) {
    Texts = At.strings();
    return;
  }
  if (!At.isObject())
    return At.fail("found " + At.description() +
                   "; use an object of named numbers, or an array of strings");
  for (const auto &[Key, Value] : At.members())
    if (auto Number = Value.integer()) {
      Numbers.push_back(*Number);
      if (Record)
        File.Constants.emplace_back(Key, *Number);
    }
}

void ModelReader::when(const Cursor &At, std::int32_t &Arg, std::vector<std::int64_t> &Numbers,
                  std::vector<std::string> &Texts) {
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"arg", "is"}))
      continue;
    if (Key == "arg" && Value.isString() && Value.string() == "receiver")
      Arg = Match::WhenReceiver;
    else if (Key == "arg")
      Arg = argument(Value).value_or(-1);
    else
      constants(Value, Numbers, Texts);
  }
  if (At.isObject() && (!At.json().contains("arg") || !At.json().contains("is")))
    At.fail("a condition needs \"arg\" and \"is\"");
}

Setting ModelReader::setting(const Cursor &At) {
  Setting Result;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"attribute", "when", "arg", "value", "unit", "absolute", "format",
                            "key", "note"}))
      continue;
    if (Key == "attribute")
      Result.Attribute = Value.string().value_or("");
    else if (Key == "when")
      when(Value, Result.WhenArg, Result.Equals, Result.Text);
    else if (Key == "arg")
      Result.Arg = argument(Value).value_or(-1);
    else if (Key == "value")
      Result.Constant = Value.integer().value_or(0);
    else if (Key == "unit")
      timeUnit(Value, Result.Shape, Result.Unit);
    else if (Key == "absolute")
      Result.Absolute = Value.boolean().value_or(false);
    else if (Key == "key")
      Result.Key = Value.string().value_or("");
    else if (Key == "format") {
      if (auto Index = Value.word("format", wordsOf<TextFormat>(' ')))
        Result.Format = TextFormat(*Index + 1);
    }
  }
  if (!At.isObject())
    return Result;
  bool HasKeys = Result.Format == TextFormat::Pairs || Result.Format == TextFormat::Uri;
  if (HasKeys != !Result.Key.empty())
    At.fail(HasKeys ? "a text with many values; add \"key\""
                    : "a key of no text; add \"format\": \"pairs\" or \"uri\"");
  if (!At.json().contains("attribute"))
    At.fail("a setting without a name; add \"attribute\"");
  if (At.json().contains("arg") == At.json().contains("value"))
    At.fail("a setting takes its value from one place; use \"arg\" or \"value\"");
  return Result;
}

Complaint ModelReader::complaint(const Cursor &At) {
  Complaint Result;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"if", "says", "note"}))
      continue;
    if (Key == "says") {
      Result.Says = Value.string().value_or("");
      continue;
    }
    if (Key == "note")
      continue;
    for (const std::string &Text : Value.strings())
      if (auto Test = parseOptionTest(Text))
        Result.If.push_back(std::move(*Test));
      else
        Value.fail("\"" + Text + "\" is no condition; use \"OPTION TEST VALUE\" or \"OPTION "
                   "unset\", where OPTION is an attribute or \"arg N\", TEST is one of == != < "
                   "<= > >=, and VALUE is a number, with a unit for times, or another OPTION");
  }
  if (At.isObject() && Result.Says.empty())
    At.fail("a complaint without words; add \"says\"");
  return Result;
}

CallbackSpec ModelReader::callback(const Cursor &At) {
  CallbackSpec Spec;
  for (const auto &[Key, Value] : At.members()) {
    if (!known(Key, Value, {"arg", "field", "role", "fails", "note"}))
      continue;
    if (Key == "arg") {
      if (Value.isNumber())
        Spec.Arg = argument(Value).value_or(-1);
      else if (auto Index = Value.word("argument", {"last", "last callable"}))
        Spec.LastCallable = *Index == 1;
    } else if (Key == "field") {
      Spec.Field = Value.string().value_or("");
    } else if (Key == "role") {
      if (auto Index = Value.word("callback role", wordsOf<CallbackRole>(' ')))
        Spec.Role = CallbackRole(*Index + 1);
    } else if (Key == "fails") {
      if (auto Text = Value.string()) {
        SignOrError Sign = parseSign(*Text);
        if (!Sign.Error.empty())
          Value.fail(Sign.Error);
        else if (Sign.Sign.In != FailureIn::CallbackParam)
          Value.fail("\"" + *Text + "\" is not about the callback; use \"param N TEST\"");
        else if (!Sign.Field.empty())
          Value.fail("\"" + *Text + "\" is about a field, which only \"fails\" of a function can be");
        else
          Spec.Failure = Sign.Sign;
      }
    }
  }
  if (Spec.Role == CallbackRole::Unknown && Spec.Failure.In != FailureIn::Unknown)
    Spec.Role = CallbackRole::Completion;
  if (At.isObject() && !At.json().contains("role") && !At.json().contains("fails"))
    At.fail("a callback without a meaning; add \"role\" or \"fails\"");
  return Spec;
}

void ModelReader::failures(const Cursor &At, FunctionSummary &Summary) {
  auto Add = [&](const Cursor &Value) {
    auto Text = Value.string();
    if (!Text)
      return;
    SignOrError Sign = parseSign(*Text);
    if (!Sign.Error.empty())
      return Value.fail(Sign.Error);
    if (!Sign.Field.empty()) {
      Summary.FieldFailures.push_back({std::move(Sign.Field), std::move(Sign.Sign)});
      return;
    }
    if (Sign.Sign.In != FailureIn::CallbackParam) {
      Summary.Failures.push_back(std::move(Sign.Sign));
      return;
    }
    CallbackSpec Spec;
    Spec.LastCallable = true;
    Spec.Role = CallbackRole::Completion;
    Spec.Failure = std::move(Sign.Sign);
    Summary.Callbacks.push_back(std::move(Spec));
  };
  if (!At.isArray())
    return Add(At);
  for (const Cursor &Element : At.elements())
    Add(Element);
}

void ModelReader::codes(const Cursor &At, FunctionSummary &Summary) {
  for (const std::string &Name : At.strings()) {
    const CodeTables &Tables = File.Tables.contains(Name) ? File.Tables : Shared;
    auto Table = Tables.find(Name);
    if (Table == Tables.end()) {
      Words Known;
      for (const auto &[Key, Classes] : File.Tables)
        Known.push_back(Key);
      for (const auto &[Key, Classes] : Shared)
        Known.push_back(Key);
      At.fail("unknown table \"" + Name + "\"; " +
              (Known.empty() ? "the file has no \"codes\"" : "use " + alternatives(Known)));
      continue;
    }
    Summary.Classes.insert(Summary.Classes.end(), Table->second.begin(), Table->second.end());
  }
}

} // namespace retrylint::models
