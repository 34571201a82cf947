//===- ModelReader.h - From JSON to models ----------------------*- C++ -*-===//
///
/// \file
/// Reads one model file: ModelFile.cpp its members, ModelEntries.cpp the functions and
/// groups of them, ModelValues.cpp what stands under their keys.
///
/// Internal to this folder.
///
//===----------------------------------------------------------------------===//

#ifndef RETRYLINT_MODELS_MODELREADER_H
#define RETRYLINT_MODELS_MODELREADER_H

#include "ir/Fields.h"
#include "models/JsonReader.h"
#include "models/ModelFile.h"

#include <algorithm>

namespace retrylint::models {

using namespace ir;
using Words = std::vector<std::string_view>;

/// The words of an enumeration, which the text form of the IR has too, as model
/// files write them: without "unknown", and with Space for its underscores.
template <class E> const Words &wordsOf(char Space) {
  static const std::vector<std::string> Spelled = [=] {
    std::vector<std::string> All;
    for (std::string_view Word : ir::Words<E>::List) {
      std::string Text(Word);
      std::replace(Text.begin(), Text.end(), '_', Space);
      if (Text.starts_with("arg0"))
        Text.insert(3, " ");
      All.push_back(std::move(Text));
    }
    All.erase(All.begin());
    return All;
  }();
  static const Words Views(Spelled.begin(), Spelled.end());
  return Views;
}

/// An entry's keys, its own and those of the groups around it.
class Keys {
public:
  void set(const std::string &Name, const Cursor &Value) {
    for (auto &[Key, Old] : Members)
      if (Key == Name) {
        Old = Value;
        return;
      }
    Members.emplace_back(Name, Value);
  }
  const Cursor *find(std::string_view Name) const {
    for (const auto &[Key, Value] : Members)
      if (Key == Name)
        return &Value;
    return nullptr;
  }

private:
  std::vector<std::pair<std::string, Cursor>> Members;
};

class ModelReader {
public:
  ModelReader(JsonErrors &Errors, const CodeTables &Shared) : Errors(Errors), Shared(Shared) {}

  ModelFile read(const Json &Root);

private:
  // Members of the file.
  void readTables(const Cursor &At);
  using Names = std::vector<std::string>;
  void readEntries(const Cursor &At, const Keys &Outer, const Names &Scopes, unsigned Depth);
  void readEntry(const Cursor &At, const Keys &Entry, const Names &Scopes);
  void readErrorArg(const Cursor &At, std::vector<Model> &Variants);
  void readTypes(const Cursor &At);
  void readHooks(const Cursor &At, HookKind Kind);
  void readCompile(const Cursor &At);
  void addAliases(const Cursor &At);

  // Values.
  std::vector<std::string> names(const Cursor &At, const std::vector<std::string> &Scopes);
  std::optional<std::int32_t> argument(const Cursor &At);
  TimeArg time(const Cursor &At);
  bool timeUnit(const Cursor &At, TimeShape &Shape, double &Unit);
  Setting setting(const Cursor &At);
  Complaint complaint(const Cursor &At);
  void constants(const Cursor &At, std::vector<std::int64_t> &Numbers,
                 std::vector<std::string> &Texts);
  void when(const Cursor &At, std::int32_t &Arg, std::vector<std::int64_t> &Numbers,
            std::vector<std::string> &Texts);
  CallbackSpec callback(const Cursor &At);
  void failures(const Cursor &At, FunctionSummary &Summary);
  void codes(const Cursor &At, FunctionSummary &Summary);
  void match(const Keys &Entry, Match &Match);
  void facts(const Keys &Entry, FunctionSummary &Summary);
  void roleNeeds(const Cursor &At, const FunctionSummary &Summary, bool SaysFails);

  bool known(const std::string &Key, const Cursor &Value, const Words &Allowed) {
    if (std::find(Allowed.begin(), Allowed.end(), Key) != Allowed.end())
      return true;
    Value.fail("unknown key \"" + Key + "\"; use " + alternatives(Allowed));
    return false;
  }

  JsonErrors &Errors;
  const CodeTables &Shared;
  ModelFile File;
  bool Record = true;   ///< constants of what is read now are in the headers
};

} // namespace retrylint::models

#endif // RETRYLINT_MODELS_MODELREADER_H
