#include "driver/Baseline.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

using namespace llvm;

namespace retrylint::driver {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char *FormatName = "retrylint-baseline/1";

std::string quoted(const std::string &Text) {
  return Json(Text).dump(-1, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

/// The string at Key, or nothing and an error.
std::optional<std::string> member(const Json &Object, const char *Key, const std::string &Place,
                                  std::string &Error) {
  auto It = Object.find(Key);
  if (It != Object.end() && It->is_string())
    return It->get<std::string>();
  Error = Place + (It == Object.end() ? " has no \"" : " has no text as \"") + Key +
          "\"; write the file anew with 'retrylint baseline update'";
  return std::nullopt;
}

std::optional<Json> parsed(StringRef Text, StringRef Name, std::string &Error) {
  try {
    return Json::parse(Text.begin(), Text.end());
  } catch (const Json::parse_error &Failed) {
    std::size_t Line = Text.take_front(Failed.byte ? Failed.byte - 1 : 0).count('\n') + 1;
    Error = Name.str() + ":" + std::to_string(Line) +
            ": no valid JSON; after a merge, resolve the conflict or write the file anew "
            "with 'retrylint baseline update'";
    return std::nullopt;
  }
}

BaselineEntry entry(const ReportedFinding &Reported) {
  const Finding &F = Reported.Finding;
  return {F.Where.File, F.Check, F.Function,
          StringRef(Reported.Fingerprint).split(':').first.str()};
}

} // namespace

std::optional<Baseline> Baseline::parse(StringRef Text, StringRef Name, std::string &Error) {
  std::optional<Json> Log = parsed(Text, Name, Error);
  if (!Log)
    return std::nullopt;
  if (!Log->is_object() || Log->value("format", Json()) != FormatName) {
    Error = Name.str() + ": not a baseline: \"format\" is not \"" + FormatName + "\"";
    return std::nullopt;
  }
  auto List = Log->find("findings");
  if (List == Log->end() || !List->is_array()) {
    Error = Name.str() + ": (/findings) not a list of findings";
    return std::nullopt;
  }
  Baseline Out;
  for (std::size_t I = 0; I < List->size(); ++I) {
    const Json &Object = (*List)[I];
    std::string Place = Name.str() + ": (/findings/" + std::to_string(I) + ")";
    if (!Object.is_object()) {
      Error = Place + " is no object; write the file anew with 'retrylint baseline update'";
      return std::nullopt;
    }
    auto File = member(Object, "file", Place, Error);
    auto Check = File ? member(Object, "check", Place, Error) : std::nullopt;
    auto Function = Check ? member(Object, "function", Place, Error) : std::nullopt;
    auto Hash = Function ? member(Object, "hash", Place, Error) : std::nullopt;
    if (!Hash)
      return std::nullopt;
    Out.Entries.push_back({*File, *Check, *Function, *Hash});
  }
  return Out;
}

std::string Baseline::text() const {
  std::vector<BaselineEntry> Ordered = Entries;
  std::ranges::sort(Ordered);
  std::string Out = std::string("{\n  \"format\": \"") + FormatName + "\",\n  \"findings\": [";
  const char *Separator = "\n";
  for (const BaselineEntry &Each : Ordered) {
    Out += Separator;
    Out += "    {\"file\": " + quoted(Each.File) + ", \"check\": " + quoted(Each.Check) +
           ", \"function\": " + quoted(Each.Function) + ", \"hash\": " + quoted(Each.Hash) + "}";
    Separator = ",\n";
  }
  return Out + "\n  ]\n}\n";
}

BaselineMatch compare(const Baseline &Known, std::vector<ReportedFinding> &Findings,
                      function_ref<bool(StringRef)> LookedAt) {
  std::map<std::string, std::vector<BaselineEntry>> Open;
  for (const BaselineEntry &Each : Known.Entries)
    Open[Each.Hash].push_back(Each);

  BaselineMatch Out;
  auto Take = [&](ReportedFinding &Reported, bool SameFileOnly) {
    BaselineEntry Now = entry(Reported);
    std::vector<BaselineEntry> &Candidates = Open[Now.Hash];
    auto It = std::ranges::find_if(Candidates, [&](const BaselineEntry &Each) {
      return Each.Check == Now.Check && (!SameFileOnly || Each.File == Now.File);
    });
    if (It == Candidates.end())
      return;
    Candidates.erase(It);
    Reported.Baseline = BaselineState::Unchanged;
    Out.Matched.Entries.push_back(std::move(Now));
  };
  for (ReportedFinding &Reported : Findings)
    Reported.Baseline = BaselineState::New;
  // Twins in other files must not take the entries of those that stayed.
  for (bool SameFileOnly : {true, false})
    for (ReportedFinding &Reported : Findings)
      if (!Reported.Suppressed && Reported.Baseline == BaselineState::New)
        Take(Reported, SameFileOnly);

  for (const ReportedFinding &Reported : Findings)
    if (!Reported.Suppressed && Reported.Baseline == BaselineState::New)
      Out.New.Entries.push_back(entry(Reported));
  for (const auto &[Hash, Left] : Open)
    for (const BaselineEntry &Each : Left)
      (LookedAt(Each.File) ? Out.Stale : Out.Unseen).Entries.push_back(Each);
  std::ranges::sort(Out.Stale.Entries);
  std::ranges::sort(Out.Unseen.Entries);
  return Out;
}

} // namespace retrylint::driver
