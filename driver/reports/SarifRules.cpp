#include "driver/Pages.h"
#include "driver/reports/SarifParts.h"

#include "llvm/ADT/StringExtras.h"

#include <set>

using namespace llvm;

namespace retrylint::driver::sarif {
namespace {

/// Code scanning services refuse longer ones.
constexpr std::size_t MostText = 1000;

struct Weakness {
  unsigned Number;
  std::string_view Name;
};

/// Titles as MITRE publishes them.
constexpr Weakness Weaknesses[] = {
    {190, "Integer Overflow or Wraparound"},
    {335, "Incorrect Usage of Seeds in Pseudo-Random Number Generator (PRNG)"},
    {400, "Uncontrolled Resource Consumption"},
    {557, "Concurrency Issues"},
    {664, "Improper Control of a Resource Through its Lifetime"},
    {667, "Improper Locking"},
    {672, "Operation on a Resource after Expiration or Release"},
    {674, "Uncontrolled Recursion"},
    {755, "Improper Handling of Exceptional Conditions"},
    {770, "Allocation of Resources Without Limits or Throttling"},
    {835, "Loop with Unreachable Exit Condition ('Infinite Loop')"},
    {837, "Improper Enforcement of a Single, Unique Action"},
    {1050, "Excessive Platform Resource Consumption within a Loop"},
    {1088, "Synchronous Access of Remote Resource without Timeout"},
    {1188, "Initialization of a Resource with an Insecure Default"},
    {1284, "Improper Validation of Specified Quantity in Input"},
};

std::string weaknessName(unsigned Number) {
  for (const Weakness &Known : Weaknesses)
    if (Known.Number == Number)
      return std::string(Known.Name);
  return "CWE-" + std::to_string(Number);
}

/// The numbers that the catalogue uses, ascending.
std::vector<unsigned> usedWeaknesses() {
  std::set<unsigned> Used;
  for (const CheckInfo &Check : allChecks())
    if (Check.Cwe)
      Used.insert(Check.Cwe);
  return {Used.begin(), Used.end()};
}

/// Only a check for what can exhaust a server is a security rule; a score on the
/// others would put them among vulnerabilities. The scores are CVSS 3.1's for a
/// network denial of service without privileges: 7.5 with a high impact on
/// availability, 5.3 with a low one.
const char *securitySeverity(const CheckInfo &Check) {
  if ((Check.Cwe != 400 && Check.Cwe != 770) || Check.Level == Level::Note)
    return nullptr;
  return Check.Level == Level::Error ? "7.5" : "5.3";
}

const char *problemSeverity(Level Level) {
  return Level == Level::Error     ? "error"
         : Level == Level::Warning ? "warning"
                                   : "recommendation";
}

std::string joinedLines(StringRef Paragraph) {
  std::string Out;
  for (StringRef Line : split(Paragraph, '\n'))
    if (StringRef Text = Line.trim(); !Text.empty())
      Out += (Out.empty() ? "" : " ") + Text.str();
  return Out;
}

/// The summary, and the prose that follows it on the page, as far as it fits.
std::string fullDescription(const CheckInfo &Check, StringRef Page) {
  std::string Out = std::string(Check.Summary) + ".";
  bool PastSummary = false;
  while (!Page.empty()) {
    auto [Paragraph, Rest] = Page.split("\n\n");
    Page = Rest;
    StringRef Text = Paragraph.trim();
    if (Text.empty() || Text.starts_with("# "))
      continue;
    if (!PastSummary) {
      PastSummary = true;
      continue;
    }
    // A heading, code, a list or a table: the introduction is over.
    if (Text.find_first_of("#`*-|>") == 0)
      break;
    std::string More = " " + joinedLines(Text);
    if (Out.size() + More.size() > MostText)
      break;
    Out += More;
  }
  return Out;
}

/// The page without the marks that only a renderer needs.
std::string plainText(StringRef Page) {
  std::string Out;
  for (StringRef Line : split(Page, '\n')) {
    if (Line.starts_with("```"))
      continue;
    if (Line.starts_with("#"))
      Line = Line.ltrim('#').ltrim();
    Out += Line.rtrim().str() + "\n";
  }
  return StringRef(Out).trim().str();
}

std::string pageUrl(std::string_view Check) {
  return std::string(RETRYLINT_URL) + "/checks/" + std::string(Check);
}

Json weaknessReference(unsigned Number) {
  std::vector<unsigned> Used = usedWeaknesses();
  Json Target;
  Target["id"] = std::to_string(Number);
  Target["index"] = std::ranges::find(Used, Number) - Used.begin();
  Target["toolComponent"] = {{"name", "CWE"}, {"index", 0}};
  Json Relationship;
  Relationship["target"] = std::move(Target);
  Relationship["kinds"] = Json::array({"superset"});
  return Relationship;
}

Json rule(const CheckInfo &Check) {
  StringRef Page = checkPage(Check.Name);
  std::string Summary = std::string(Check.Summary) + ".";
  std::string Url = pageUrl(Check.Name);

  Json Rule;
  Rule["id"] = Check.Name;
  Rule["name"] = Check.Id;
  Rule["shortDescription"] = message(Summary);
  Rule["fullDescription"] = message(fullDescription(Check, Page));
  Json Help = message(Page.empty() ? Summary + " See " + Url : plainText(Page));
  Help["markdown"] = validUtf8(Page.empty() ? Summary + " See <" + Url + ">" : Page.str());
  Rule["help"] = std::move(Help);
  Rule["helpUri"] = Url;
  Rule["defaultConfiguration"]["level"] = levelName(Check.Level);
  if (Check.Cwe)
    Rule["relationships"] = Json::array({weaknessReference(Check.Cwe)});

  Json Tags = {"reliability", "retry"};
  if (securitySeverity(Check))
    Tags.push_back("security");
  if (Check.Cwe)
    Tags.push_back("external/cwe/cwe-" + std::string(Check.Cwe < 100 ? "0" : "") +
                   std::to_string(Check.Cwe));
  Json &Properties = Rule["properties"];
  Properties["tags"] = std::move(Tags);
  // What is left to a reader's judgement is a note, and says so.
  Properties["precision"] = Check.Level == Level::Note ? "medium" : "high";
  Properties["problem.severity"] = problemSeverity(Check.Level);
  if (const char *Score = securitySeverity(Check))
    Properties["security-severity"] = Score;
  return Rule;
}

struct NoticeInfo {
  std::string_view Id, Name, Short, Full;
  std::string_view Level;
};

/// In the order of Notice.
constexpr NoticeInfo Notices[] = {
    {"unit-failed", "UnitFailed", "A translation unit could not be analysed.",
     "A translation unit could not be analysed: its findings, if there are any, are "
     "not in this log.",
     "error"},
    {"unit-incomplete", "UnitIncomplete",
     "A translation unit has compile errors and was analysed as far as it parsed.",
     "A translation unit has compile errors. It was analysed as far as it parsed: "
     "findings near the errors may be missing.",
     "warning"},
    {"results-cut", "ResultsCut", "Not all results fit into this log.",
     "The service that this log is for takes a limited number of results. Those of "
     "the lowest rank were left out.",
     "warning"},
    {"run-note", "RunNote", "Something about the run that a reader should know.",
     "Something about the run that a reader of the results should know, such as a "
     "stale entry in the baseline.",
     "note"},
};

Json notification(const NoticeInfo &Notice) {
  Json Out;
  Out["id"] = Notice.Id;
  Out["name"] = Notice.Name;
  Out["shortDescription"] = message(Notice.Short);
  Out["fullDescription"] = message(Notice.Full);
  Out["help"] = message(Notice.Full);
  Out["helpUri"] = std::string(RETRYLINT_URL) + "/user-guide#sarif";
  Out["defaultConfiguration"]["level"] = Notice.Level;
  return Out;
}

} // namespace

std::string_view noticeId(Notice Which) {
  return Notices[static_cast<unsigned>(Which)].Id;
}

int ruleIndex(StringRef Check) {
  const std::vector<CheckInfo> &All = allChecks();
  for (std::size_t I = 0; I < All.size(); ++I)
    if (StringRef(All[I].Name) == Check)
      return I;
  return -1;
}

Json toolDriver(const RunInfo &Run) {
  Json Driver;
  Driver["name"] = "retrylint";
  Driver["fullName"] = "retrylint " + Run.ToolVersion;
  Driver["version"] = Run.ToolVersion;
  Driver["semanticVersion"] = Run.ToolVersion;
  Driver["informationUri"] = RETRYLINT_URL;
  Driver["language"] = "en-US";
  Json Rules = Json::array();
  for (const CheckInfo &Check : allChecks())
    Rules.push_back(rule(Check));
  Driver["rules"] = std::move(Rules);
  Json Notifications = Json::array();
  for (const NoticeInfo &Notice : Notices)
    Notifications.push_back(notification(Notice));
  Driver["notifications"] = std::move(Notifications);
  Driver["supportedTaxonomies"] = Json::array({{{"name", "CWE"}, {"index", 0}}});
  return Driver;
}

Json taxonomies() {
  Json Taxa = Json::array();
  for (unsigned Number : usedWeaknesses()) {
    std::string Name = weaknessName(Number);
    Json Taxon;
    Taxon["id"] = std::to_string(Number);
    Taxon["shortDescription"] = message(Name + ".");
    Taxon["helpUri"] =
        "https://cwe.mitre.org/data/definitions/" + std::to_string(Number) + ".html";
    Taxa.push_back(std::move(Taxon));
  }
  Json Cwe;
  Cwe["name"] = "CWE";
  Cwe["organization"] = "MITRE";
  Cwe["informationUri"] = "https://cwe.mitre.org/";
  Cwe["shortDescription"] = message("The MITRE Common Weakness Enumeration.");
  Cwe["isComprehensive"] = false;
  Cwe["taxa"] = std::move(Taxa);
  return Json::array({std::move(Cwe)});
}

} // namespace retrylint::driver::sarif
