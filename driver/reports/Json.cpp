#include "driver/reports/Tally.h"
#include "driver/reports/Writers.h"

#include <nlohmann/json.hpp>

namespace retrylint::driver {
namespace {

using Json = nlohmann::ordered_json;
using link::StepKind;

const char *confidenceName(Confidence Confidence) {
  return Confidence == Confidence::High     ? "high"
         : Confidence == Confidence::Medium ? "medium"
                                            : "low";
}

const char *baselineName(BaselineState State) {
  return State == BaselineState::New         ? "new"
         : State == BaselineState::Unchanged ? "unchanged"
                                             : "none";
}

const char *stepName(StepKind Kind) {
  switch (Kind) {
  case StepKind::Attempt:
    return "attempt";
  case StepKind::Failure:
    return "failure";
  case StepKind::Call:
    return "call";
  case StepKind::Return:
    return "return";
  case StepKind::Wait:
    return "wait";
  case StepKind::Test:
    return "test";
  case StepKind::Callback:
    return "callback";
  case StepKind::Timer:
    return "timer";
  case StepKind::Again:
    return "again";
  case StepKind::Note:
    return "note";
  }
  return "note";
}

void addPlace(Json &To, const Place &Where) {
  To["file"] = Where.File;
  To["line"] = Where.At.Line;
  To["column"] = Where.At.Column;
  To["endLine"] = Where.At.EndLine;
  To["endColumn"] = Where.At.EndColumn;
}

Json edit(const Edit &Change) {
  const ir::Location &At = Change.Where.At;
  Json Out;
  addPlace(Out, Change.Where);
  Out["offset"] = At.Offset;
  Out["length"] = At.EndOffset > At.Offset ? At.EndOffset - At.Offset : 0;
  Out["text"] = Change.Text;
  return Out;
}

Json finding(const ReportedFinding &Reported) {
  const Finding &F = Reported.Finding;
  Json Out;
  Out["check"] = F.Check;
  Out["level"] = levelName(F.Level);
  Out["message"] = F.Message;
  addPlace(Out, F.Where);
  Out["function"] = F.Function;
  Out["confidence"] = confidenceName(F.Confidence);
  Out["rank"] = rank(F);
  Out["fingerprint"] = Reported.Fingerprint;
  Out["baseline"] = baselineName(Reported.Baseline);
  Out["suppressed"] = Reported.Suppressed;
  if (Reported.Suppressed)
    Out["justification"] = Reported.Justification;
  Json Path = Json::array();
  for (const link::Step &Step : F.Path) {
    Json Entry;
    Entry["kind"] = stepName(Step.Kind);
    Entry["text"] = Step.Text;
    addPlace(Entry, Step.Where);
    Entry["nesting"] = Step.Nesting;
    Path.push_back(std::move(Entry));
  }
  Out["path"] = std::move(Path);
  Json Fixes = Json::array();
  for (const Fix &Change : F.Fixes) {
    Json Entry;
    Entry["description"] = Change.Description;
    Entry["safe"] = Change.Safe;
    Json Edits = Json::array();
    for (const Edit &Part : Change.Edits)
      Edits.push_back(edit(Part));
    Entry["edits"] = std::move(Edits);
    Fixes.push_back(std::move(Entry));
  }
  Out["fixes"] = std::move(Fixes);
  return Out;
}

} // namespace

void writeJson(llvm::raw_ostream &Out, llvm::ArrayRef<ReportedFinding> Findings,
               const RunInfo &Run) {
  Tally Count = tally(Findings);
  Json Log;
  Log["format"] = "retrylint/1";
  Log["version"] = Run.ToolVersion;
  Log["exitCode"] = Run.ExitCode;
  Json &Summary = Log["summary"];
  Summary["units"] = Run.Units;
  Summary["findings"] = Count.active();
  Summary["errors"] = Count.Errors;
  Summary["warnings"] = Count.Warnings;
  Summary["notes"] = Count.Notes;
  Summary["suppressed"] = Count.Suppressed;
  Summary["inBaseline"] = Count.Known;
  Json List = Json::array();
  for (const ReportedFinding &Reported : Findings)
    List.push_back(finding(Reported));
  Log["findings"] = std::move(List);
  Json Failed = Json::array();
  for (const FailedUnit &Unit : Run.FailedUnits) {
    Json Entry;
    Entry["file"] = Unit.File;
    Entry["message"] = Unit.Message;
    Entry["partial"] = Unit.Partial;
    Failed.push_back(std::move(Entry));
  }
  Log["failedUnits"] = std::move(Failed);
  Json Notes = Json::array();
  for (const std::string &Note : Run.Notes)
    Notes.push_back(Note);
  Log["notes"] = std::move(Notes);
  Out << Log.dump(2, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace)
      << '\n';
}

} // namespace retrylint::driver
