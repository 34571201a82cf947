//===- JsonReader.h - JSON values with a place ------------------*- C++ -*-===//
///
/// \file
/// A cursor over parsed JSON that knows its JSON pointer, so that every message
/// says where: "acme.json: (/functions/0/role) unknown role "wiat"; use ...".
/// Only for files that read JSON; no exception leaves them.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_MODELS_JSONREADER_H
#define RETRYLINT_MODELS_JSONREADER_H

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retrylint::models {

using Json = nlohmann::ordered_json;

/// Where messages go.
struct JsonErrors {
  std::string File;
  std::vector<std::string> &Messages;
};

/// "a", "a" or "b", "a", "b" or "c"
std::string alternatives(const std::vector<std::string_view> &Words);

class Cursor {
public:
  Cursor(const Json &Value, std::string Pointer, JsonErrors &Errors)
      : Value(&Value), Pointer(std::move(Pointer)), Errors(&Errors) {}

  const Json &json() const { return *Value; }
  const std::string &pointer() const { return Pointer; }
  void fail(const std::string &What) const;

  bool isObject() const { return Value->is_object(); }
  bool isArray() const { return Value->is_array(); }
  bool isString() const { return Value->is_string(); }
  bool isNumber() const { return Value->is_number(); }
  bool isNull() const { return Value->is_null(); }

  /// Each reports a value of another type and returns nothing.
  std::optional<std::string> string() const;
  std::optional<double> number() const;
  std::optional<std::int64_t> integer() const;
  std::optional<bool> boolean() const;
  /// A string, or an array of strings.
  std::vector<std::string> strings() const;
  /// One of these words: its index.
  std::optional<std::size_t> word(const char *Noun,
                                  const std::vector<std::string_view> &Words) const;

  std::vector<Cursor> elements() const;                       ///< of an array
  std::vector<std::pair<std::string, Cursor>> members() const;///< of an object

  /// What it is, for messages: "a string", "the number 3".
  std::string description() const;

private:
  const Json *Value;
  std::string Pointer;
  JsonErrors *Errors;
};

/// Parses text. Syntax errors and repeated keys are reported with line and column.
std::optional<Json> parseJson(std::string_view Text, JsonErrors &Errors);

} // namespace retrylint::models

#endif // RETRYLINT_MODELS_JSONREADER_H
