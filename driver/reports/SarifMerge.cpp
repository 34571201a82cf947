#include "driver/reports/SarifMerge.h"

#include "llvm/ADT/StringRef.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace llvm;

namespace retrylint::driver {
namespace {

using Json = nlohmann::ordered_json;

// Logs come from elsewhere: what is missing is null, and what has another type
// than the standard says throws, and is told by mergeSarif.
const Json &at(const Json &Object, const char *Key) {
  static const Json Null;
  if (!Object.is_object())
    return Null;
  auto It = Object.find(Key);
  return It == Object.end() ? Null : *It;
}

std::string text(const Json &Value) {
  return Value.is_string() ? Value.get<std::string>() : std::string();
}

using Key = std::pair<std::string, std::string>;

Key artifactKey(const Json &Location) {
  return {text(at(Location, "uri")), text(at(Location, "uriBaseId"))};
}

/// Numbers things in the order they come in.
template <typename T> class Numbered {
  std::map<T, std::size_t> Index;

public:
  Json List = Json::array();

  std::size_t add(const T &Key, const Json &Value) {
    auto [It, Inserted] = Index.try_emplace(Key, List.size());
    if (Inserted)
      List.push_back(Value);
    return It->second;
  }
};

struct Place {
  std::string Uri;
  std::int64_t Line = 0, Column = 0;
  auto operator<=>(const Place &) const = default;
};

Place placeOf(const Json &Result) {
  const Json &Locations = at(Result, "locations");
  if (!Locations.is_array() || Locations.empty())
    return {};
  const Json &Physical = at(Locations[0], "physicalLocation");
  const Json &Region = at(Physical, "region");
  auto Number = [](const Json &Value) {
    return Value.is_number_integer() ? Value.get<std::int64_t>() : 0;
  };
  return {text(at(at(Physical, "artifactLocation"), "uri")),
          Number(at(Region, "startLine")), Number(at(Region, "startColumn"))};
}

/// Runs of one tool, version and category.
class Merged {
  Json First;
  Numbered<std::string> Rules;
  Numbered<Key> Files;
  Json Invocations = Json::array();
  std::vector<Json> Results;
  using Identity = std::tuple<Place, std::string, std::string>;
  std::set<Identity> Seen;

  void renumber(Json &Value) {
    if (Value.is_object()) {
      if (Value.contains("uri") && Value.contains("index")) {
        Json Location = Value;
        Location.erase("index");
        Value["index"] = Files.add(artifactKey(Value), {{"location", Location}});
      }
      for (auto &[Name, Part] : Value.items())
        renumber(Part);
    } else if (Value.is_array()) {
      for (Json &Part : Value)
        renumber(Part);
    }
  }

  void number(std::map<std::string, unsigned> &Twins, Json &Result) {
    if (!Result.contains("partialFingerprints") ||
        !Result["partialFingerprints"].contains("retrylint/v1"))
      return;
    Json &Print = Result["partialFingerprints"]["retrylint/v1"];
    std::string Hash = StringRef(text(Print)).split(':').first.str();
    Print = Hash + ":" + std::to_string(++Twins[Hash]);
  }

public:
  void add(Json Run) {
    for (const Json &Rule : at(at(at(Run, "tool"), "driver"), "rules"))
      Rules.add(text(at(Rule, "id")), Rule);
    for (const Json &Artifact : at(Run, "artifacts"))
      Files.add(artifactKey(at(Artifact, "location")), Artifact);
    for (Json Result : at(Run, "results")) {
      renumber(Result);
      if (Result.contains("ruleIndex")) {
        Json Rule;
        Rule["id"] = Result["ruleId"];
        Result["ruleIndex"] = Rules.add(text(at(Result, "ruleId")), Rule);
      }
      if (Seen.insert({placeOf(Result), text(at(Result, "ruleId")),
                       text(at(at(Result, "message"), "text"))})
              .second)
        Results.push_back(std::move(Result));
    }
    for (Json Invocation : at(Run, "invocations")) {
      renumber(Invocation);
      Invocations.push_back(std::move(Invocation));
    }
    if (First.is_null())
      First = std::move(Run);
    else if (at(First, "versionControlProvenance") != at(Run, "versionControlProvenance"))
      First.erase("versionControlProvenance");
  }

  Json run() {
    std::ranges::stable_sort(Results, {}, placeOf);
    bool HasBaseline = std::ranges::any_of(
        Results, [](const Json &Result) { return Result.contains("baselineState"); });
    std::map<std::string, unsigned> Twins;
    Json List = Json::array();
    for (Json &Result : Results) {
      number(Twins, Result);
      // All of a run's results have a state, or none has.
      if (HasBaseline && !Result.contains("baselineState"))
        Result["baselineState"] = "new";
      List.push_back(std::move(Result));
    }
    Json Out = std::move(First);
    if (!Rules.List.empty())
      Out["tool"]["driver"]["rules"] = std::move(Rules.List);
    if (!Invocations.empty())
      Out["invocations"] = std::move(Invocations);
    if (!Files.List.empty())
      Out["artifacts"] = std::move(Files.List);
    Out["results"] = std::move(List);
    return Out;
  }
};

std::string merged(ArrayRef<NamedLog> Logs, std::string &Current) {
  std::vector<std::string> Order;
  std::map<std::string, Merged> Groups;
  Json Schema;
  for (const NamedLog &Log : Logs) {
    Current = Log.Name;
    Json Whole = Json::parse(Log.Text);
    if (text(at(Whole, "version")) != "2.1.0" || !at(Whole, "runs").is_array()) {
      Current += ": no SARIF 2.1.0 log";
      return {};
    }
    if (Schema.is_null())
      Schema = at(Whole, "$schema");
    for (Json &Run : Whole["runs"]) {
      const Json &Driver = at(at(Run, "tool"), "driver");
      std::string Name = text(at(Driver, "name")) + '\n' + text(at(Driver, "version")) +
                         '\n' + text(at(at(Run, "automationDetails"), "id"));
      if (!Groups.contains(Name))
        Order.push_back(Name);
      Groups[Name].add(std::move(Run));
    }
  }
  Json Out;
  if (!Schema.is_null())
    Out["$schema"] = std::move(Schema);
  Out["version"] = "2.1.0";
  Json Runs = Json::array();
  for (const std::string &Name : Order)
    Runs.push_back(Groups[Name].run());
  Out["runs"] = std::move(Runs);
  return Out.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace) + "\n";
}

} // namespace

std::optional<std::string> mergeSarif(ArrayRef<NamedLog> Logs, std::string &Error) {
  std::string Current;
  try {
    std::string Out = merged(Logs, Current);
    if (!Out.empty())
      return Out;
    Error = Current;
  } catch (const Json::parse_error &) {
    Error = Current + ": no valid JSON";
  } catch (const Json::exception &) {
    Error = Current + ": no SARIF 2.1.0 log: a property has not the type that the standard says";
  }
  return std::nullopt;
}

} // namespace retrylint::driver
