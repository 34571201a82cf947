// schema.json, which editors read, says what the loader says.
#include "models/Models.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

using namespace retrylint::models;

namespace {

using Set = std::set<std::string>;

const nlohmann::json &schema() {
  static const nlohmann::json Schema =
      nlohmann::json::parse(std::ifstream(PROJECT_ROOT "/checks/models/schema.json"));
  return Schema;
}

/// The words in quotes of the message's second half: what is allowed.
Set allowed(const std::string &File) {
  Set Words;
  std::vector<std::string> Errors = ModelSet().add(File, "x.json");
  EXPECT_EQ(Errors.size(), 1u);
  if (Errors.empty())
    return Words;
  std::string Text = Errors[0].substr(Errors[0].rfind("; use ") + 6);
  for (std::size_t At = 0; (At = Text.find('"', At)) != std::string::npos;) {
    std::size_t End = Text.find('"', At + 1);
    Words.insert(Text.substr(At + 1, End - At - 1));
    At = End + 1;
  }
  return Words;
}

Set keys(const nlohmann::json &Object) {
  Set Keys;
  for (const auto &[Key, Value] : Object.at("properties").items())
    Keys.insert(Key);
  return Keys;
}

Set words(const nlohmann::json &Enum) { return Enum.at("enum").get<Set>(); }

std::string entry(const std::string &Keys) {
  return R"({"library": "x", "functions": [{"name": "f", )" + Keys + "}]}";
}

TEST(Schema, HasTheKeysThatTheLoaderKnows) {
  const auto &Defs = schema().at("$defs");
  EXPECT_EQ(keys(schema()), allowed(R"({"library": "x", "?": 1})"));
  EXPECT_EQ(keys(Defs.at("entry")), allowed(entry(R"("role": "neutral", "?": 1)")));
  EXPECT_EQ(keys(Defs.at("time")), allowed(entry(R"("role": "wait", "delay": {"arg": 0, "unit": "s", "?": 1})")));
  EXPECT_EQ(keys(Defs.at("when")), allowed(entry(R"("role": "neutral", "when": {"arg": 0, "is": ["a"], "?": 1})")));
  EXPECT_EQ(keys(Defs.at("setting")),
            allowed(entry(R"("role": "option", "sets": [{"attribute": "a", "value": 1, "?": 1}])")));
  EXPECT_EQ(keys(Defs.at("complaint")),
            allowed(entry(R"("role": "neutral", "complaints": [{"says": "no; yes", "?": 1}])")));
  EXPECT_EQ(keys(Defs.at("callback")),
            allowed(entry(R"("role": "register", "callbacks": [{"role": "failure", "?": 1}])")));
  EXPECT_EQ(keys(Defs.at("entry").at("properties").at("errorArg")),
            allowed(entry(R"("role": "neutral", "errorArg": {"types": ["a"], "at": [1], "?": 1})")));
  EXPECT_EQ(keys(Defs.at("hook")), allowed(R"({"library": "x", "signals": [{"name": "s", "role": "failure", "?": 1}]})"));
  EXPECT_EQ(keys(Defs.at("type")), allowed(R"({"library": "x", "types": [{"name": "t", "?": 1}]})"));
  EXPECT_EQ(keys(schema().at("properties").at("compile")), allowed(R"({"library": "x", "compile": {"?": 1}})"));
}

TEST(Schema, HasTheWordsThatTheLoaderKnows) {
  const auto &Defs = schema().at("$defs");
  const auto &Entry = Defs.at("entry").at("properties");
  EXPECT_EQ(words(Entry.at("role")), allowed(entry(R"("role": "?")")));
  EXPECT_EQ(words(Entry.at("returns")), allowed(entry(R"("role": "neutral", "returns": "?")")));
  EXPECT_EQ(words(Entry.at("quality")), allowed(entry(R"("role": "neutral", "quality": "?")")));
  EXPECT_EQ(words(Defs.at("setting").at("properties").at("format")),
            allowed(entry(R"("role": "option", "sets": [{"attribute": "a", "arg": 1, "format": "?"}])")));
  EXPECT_EQ(words(Defs.at("unit")), allowed(entry(R"("role": "wait", "delay": {"arg": 0, "unit": "?"})")));
  EXPECT_EQ(words(Defs.at("callbackRole")), allowed(entry(R"("role": "register", "callbacks": [{"role": "?"}])")));
  EXPECT_EQ(words(Defs.at("class")), allowed(R"({"library": "x", "types": [{"name": "t", "class": "?"}]})"));
  EXPECT_EQ(words(schema().at("properties").at("language")), allowed(R"({"library": "x", "language": "?"})"));
}

} // namespace
