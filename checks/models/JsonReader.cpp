#include "models/JsonReader.h"

#include <cmath>
#include <set>

namespace retrylint::models {

std::string alternatives(const std::vector<std::string_view> &Words) {
  std::string Text;
  for (std::size_t I = 0; I < Words.size(); ++I) {
    if (I)
      Text += I + 1 == Words.size() ? " or " : ", ";
    Text += '"' + std::string(Words[I]) + '"';
  }
  return Text;
}

void Cursor::fail(const std::string &What) const {
  Errors->Messages.push_back(Errors->File + ": (" + (Pointer.empty() ? "/" : Pointer) + ") " + What);
}

std::string Cursor::description() const {
  switch (Value->type()) {
  case Json::value_t::object: return "an object";
  case Json::value_t::array: return "an array";
  case Json::value_t::string: return "the string \"" + Value->get<std::string>() + "\"";
  case Json::value_t::boolean: return Value->get<bool>() ? "true" : "false";
  case Json::value_t::null: return "null";
  default: return "the number " + Value->dump();
  }
}

std::optional<std::string> Cursor::string() const {
  if (Value->is_string() && !Value->get_ref<const std::string &>().empty())
    return Value->get<std::string>();
  fail("found " + description() + "; use a string");
  return std::nullopt;
}

std::optional<double> Cursor::number() const {
  if (Value->is_number())
    return Value->get<double>();
  fail("found " + description() + "; use a number");
  return std::nullopt;
}

std::optional<std::int64_t> Cursor::integer() const {
  if (Value->is_number_integer() &&
      !(Value->is_number_unsigned() &&
        Value->get<std::uint64_t>() > std::uint64_t(INT64_MAX)))
    return Value->get<std::int64_t>();
  fail("found " + description() + "; use a whole number");
  return std::nullopt;
}

std::optional<bool> Cursor::boolean() const {
  if (Value->is_boolean())
    return Value->get<bool>();
  fail("found " + description() + "; use true or false");
  return std::nullopt;
}

std::vector<std::string> Cursor::strings() const {
  std::vector<std::string> Result;
  if (Value->is_array()) {
    for (const Cursor &Element : elements())
      if (auto Text = Element.string())
        Result.push_back(std::move(*Text));
  } else if (Value->is_string()) {
    if (auto Text = string())
      Result.push_back(std::move(*Text));
  } else {
    fail("found " + description() + "; use a string or an array of strings");
  }
  return Result;
}

std::optional<std::size_t>
Cursor::word(const char *Noun, const std::vector<std::string_view> &Words) const {
  if (!Value->is_string()) {
    fail("found " + description() + "; use " + alternatives(Words));
    return std::nullopt;
  }
  const auto &Text = Value->get_ref<const std::string &>();
  for (std::size_t I = 0; I < Words.size(); ++I)
    if (Words[I] == Text)
      return I;
  fail("unknown " + std::string(Noun) + " \"" + Text + "\"; use " + alternatives(Words));
  return std::nullopt;
}

std::vector<Cursor> Cursor::elements() const {
  std::vector<Cursor> Result;
  if (!Value->is_array()) {
    fail("found " + description() + "; use an array");
    return Result;
  }
  Result.reserve(Value->size());
  for (std::size_t I = 0; I < Value->size(); ++I)
    Result.emplace_back((*Value)[I], Pointer + "/" + std::to_string(I), *Errors);
  return Result;
}

/// RFC 6901: "~" is "~0" and "/" is "~1" within a pointer.
static std::string escaped(std::string_view Key) {
  std::string Result;
  for (char C : Key) {
    if (C == '~')
      Result += "~0";
    else if (C == '/')
      Result += "~1";
    else
      Result += C;
  }
  return Result;
}

std::vector<std::pair<std::string, Cursor>> Cursor::members() const {
  std::vector<std::pair<std::string, Cursor>> Result;
  if (!Value->is_object()) {
    fail("found " + description() + "; use an object");
    return Result;
  }
  Result.reserve(Value->size());
  for (const auto &[Key, Member] : Value->items())
    Result.emplace_back(Key, Cursor(Member, Pointer + "/" + escaped(Key), *Errors));
  return Result;
}

static std::pair<std::size_t, std::size_t> lineAndColumn(std::string_view Text,
                                                         std::size_t Offset) {
  std::size_t Line = 1, Column = 1;
  for (std::size_t I = 0; I < Offset && I < Text.size(); ++I) {
    if (Text[I] == '\n') {
      ++Line;
      Column = 1;
    } else {
      ++Column;
    }
  }
  return {Line, Column};
}

std::optional<Json> parseJson(std::string_view Text, JsonErrors &Errors) {
  // nlohmann keeps the last of two members with one key, without a word; a
  // table of codes with a name twice is a slip that should be seen.
  std::vector<std::set<std::string>> Keys;
  std::vector<std::string> Repeated;
  auto Watch = [&](int, Json::parse_event_t Event, Json &Parsed) {
    if (Event == Json::parse_event_t::object_start)
      Keys.emplace_back();
    else if (Event == Json::parse_event_t::object_end)
      Keys.pop_back();
    else if (Event == Json::parse_event_t::key &&
             !Keys.back().insert(Parsed.get<std::string>()).second)
      Repeated.push_back(Parsed.get<std::string>());
    return true;
  };
  try {
    Json Result = Json::parse(Text.begin(), Text.end(), Watch);
    for (const std::string &Key : Repeated)
      Errors.Messages.push_back(Errors.File + ": the key \"" + Key +
                                "\" stands twice in one object; keep one");
    return Result;
  } catch (const Json::parse_error &Error) {
    auto [Line, Column] = lineAndColumn(Text, Error.byte ? Error.byte - 1 : 0);
    Errors.Messages.push_back(Errors.File + ": (line " + std::to_string(Line) + ", column " +
                              std::to_string(Column) + ") the file is no JSON from here on");
  } catch (const Json::exception &Error) {
    Errors.Messages.push_back(Errors.File + ": the file can't be read as JSON: " + Error.what());
  }
  return std::nullopt;
}

} // namespace retrylint::models
