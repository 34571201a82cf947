//===- ServiceConfig.cpp - What a gRPC service config says of retries -----===//

#include "models/OptionText.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace retrylint::models {
namespace {

using Json = nlohmann::ordered_json;

/// Statuses, and whether the same call meets them again.
struct StatusName {
  std::string_view Name;
  bool Permanent;
};
constexpr StatusName Statuses[] = {
    {"OK", false},                {"CANCELLED", true},
    {"UNKNOWN", false},           {"INVALID_ARGUMENT", true},
    {"DEADLINE_EXCEEDED", false}, {"NOT_FOUND", true},
    {"ALREADY_EXISTS", true},     {"PERMISSION_DENIED", true},
    {"RESOURCE_EXHAUSTED", false}, {"FAILED_PRECONDITION", true},
    {"ABORTED", false},           {"OUT_OF_RANGE", true},
    {"UNIMPLEMENTED", true},      {"INTERNAL", false},
    {"UNAVAILABLE", false},       {"DATA_LOSS", true},
    {"UNAUTHENTICATED", true}};

/// "1.5s" in seconds.
std::optional<double> duration(const Json &Value) {
  if (!Value.is_string())
    return std::nullopt;
  const std::string &Text = Value.get_ref<const std::string &>();
  double Seconds = 0;
  auto [End, Error] = std::from_chars(Text.data(), Text.data() + Text.size(), Seconds);
  if (Error != std::errc() || std::string_view(End) != "s")
    return std::nullopt;
  return Seconds;
}

class Reader {
public:
  explicit Reader(std::vector<std::string> &Out) : Out(Out) {}

  void config(const Json &Root) {
    if (Root.contains("methodConfig") && Root["methodConfig"].is_array())
      for (const Json &Method : Root["methodConfig"])
        if (Method.is_object())
          method(Method);
    if (Root.contains("retryThrottling") && Root["retryThrottling"].is_object())
      throttling(Root["retryThrottling"]);
  }

private:
  void say(std::string Text) {
    if (std::find(Out.begin(), Out.end(), Text) == Out.end())
      Out.push_back(std::move(Text));
  }

  void method(const Json &Method) {
    if (!Method.contains("retryPolicy"))
      return;
    const Json &Name = Method.value("name", Json());
    if (!Name.is_array() || Name.empty())
      say("a methodConfig without \"name\" is that of no method, so its retryPolicy does "
          "nothing; \"name\": [{}] is all methods");
    const Json &Policy = Method["retryPolicy"];
    if (!Policy.is_object())
      return say("retryPolicy is no object, and gRPC refuses the whole config; give it "
                 "\"maxAttempts\", \"initialBackoff\", \"maxBackoff\", \"backoffMultiplier\" and "
                 "\"retryableStatusCodes\"");
    attempts(Policy);
    backoff(Policy);
    codes(Policy);
  }

  /// The value of a key that gRPC does not do without.
  const Json *needed(const Json &Policy, const char *Key) {
    if (Policy.contains(Key))
      return &Policy[Key];
    say(std::string("retryPolicy has no \"") + Key +
        "\", and gRPC refuses the whole config; add it");
    return nullptr;
  }

  void attempts(const Json &Policy) {
    const Json *Value = needed(Policy, "maxAttempts");
    if (!Value)
      return;
    std::optional<double> Count = number(*Value);
    if (!Count || *Count != std::floor(*Count) || *Count < 2)
      return say("maxAttempts is " + Value->dump() +
                 ", and gRPC refuses the whole config; it counts the first attempt, so it is 2 "
                 "or more");
    if (*Count > 5)
      say("maxAttempts is " + Value->dump() +
          ", and gRPC makes 5 attempts all the same; say 5, and leave the rest to a caller that "
          "waits longer");
  }

  void backoff(const Json &Policy) {
    std::optional<double> Spans[2];
    const char *const Names[] = {"initialBackoff", "maxBackoff"};
    for (int I = 0; I < 2; ++I)
      if (const Json *Value = needed(Policy, Names[I])) {
        Spans[I] = duration(*Value);
        if (!Spans[I] || *Spans[I] <= 0) {
          say(std::string(Names[I]) + " is " + Value->dump() +
              ", and gRPC refuses the whole config; write seconds above 0, as in \"0.1s\"");
          Spans[I].reset();
        }
      }
    const Json *Value = needed(Policy, "backoffMultiplier");
    std::optional<double> Factor = Value ? number(*Value) : std::nullopt;
    if (Value && (!Factor || *Factor <= 0))
      say("backoffMultiplier is " + Value->dump() +
          ", and gRPC refuses the whole config; it is a number above 0, 2 for instance");
    else if (Value && *Factor <= 1)
      say("backoffMultiplier is " + Value->dump() +
          ", so no wait is longer than the one before it; take a number above 1");
    if (Spans[0] && Spans[1] && *Spans[0] > *Spans[1])
      say("initialBackoff " + Policy["initialBackoff"].dump() + " is above maxBackoff " +
          Policy["maxBackoff"].dump() + ", so every wait is the latter; begin lower");
  }

  void codes(const Json &Policy) {
    const Json *List = needed(Policy, "retryableStatusCodes");
    if (!List)
      return;
    if (!List->is_array() || List->empty())
      return say("retryableStatusCodes is empty, and gRPC refuses the whole config; list "
                 "\"UNAVAILABLE\"");
    for (const Json &Code : *List) {
      std::string Name;
      if (Code.is_string())
        Name = Code.get<std::string>();
      else if (Code.is_number_integer() && Code.get<std::int64_t>() >= 0 &&
               Code.get<std::int64_t>() < std::int64_t(std::size(Statuses)))
        Name = Statuses[Code.get<std::int64_t>()].Name;
      std::string Upper = Name;
      std::transform(Upper.begin(), Upper.end(), Upper.begin(),
                     [](unsigned char C) { return char(std::toupper(C)); });
      auto Known = std::find_if(std::begin(Statuses), std::end(Statuses),
                                [&](const StatusName &Each) { return Each.Name == Upper; });
      if (Known == std::end(Statuses))
        say("no status is called " + Code.dump() +
            ", and gRPC refuses the whole config; \"UNAVAILABLE\" is the one to retry");
      else if (Known->Permanent)
        say("a call that ended with " + Name +
            " is sent again, and meets it again; take it out of retryableStatusCodes");
    }
  }

  void throttling(const Json &Throttling) {
    std::optional<double> Tokens = number(Throttling.value("maxTokens", Json()));
    if (!Tokens || *Tokens <= 0 || *Tokens > 1000)
      say("maxTokens of retryThrottling is not from 1 to 1000, and gRPC refuses the whole "
          "config; 10 is common");
    std::optional<double> Ratio = number(Throttling.value("tokenRatio", Json()));
    if (!Ratio || *Ratio <= 0)
      say("tokenRatio of retryThrottling is not above 0, and gRPC refuses the whole config; 0.1 "
          "is common");
  }

  static std::optional<double> number(const Json &Value) {
    if (!Value.is_number())
      return std::nullopt;
    return Value.get<double>();
  }

  std::vector<std::string> &Out;
};

} // namespace

std::vector<std::string> serviceConfigComplaints(std::string_view Text) {
  std::vector<std::string> Out;
  Json Root = Json::parse(Text, nullptr, /*allow_exceptions=*/false);
  if (Root.is_discarded() || !Root.is_object())
    Out.push_back("the service config is no JSON object, and gRPC refuses it; run it through a "
                  "JSON parser");
  else
    Reader(Out).config(Root);
  return Out;
}

} // namespace retrylint::models
