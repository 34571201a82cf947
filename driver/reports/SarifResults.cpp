#include "driver/reports/Fingerprint.h"
#include "driver/reports/SarifParts.h"
#include "driver/reports/Tally.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"

#include <algorithm>
#include <map>

using namespace llvm;

namespace retrylint::driver::sarif {
namespace {

using link::Step;
using link::StepKind;

/// Lines of context on each side of a finding.
constexpr unsigned ContextLines = 2;

const char *confidenceName(Confidence Confidence) {
  return Confidence == Confidence::High     ? "high"
         : Confidence == Confidence::Medium ? "medium"
                                            : "low";
}

const char *importance(StepKind Kind) {
  switch (Kind) {
  case StepKind::Attempt:
  case StepKind::Failure:
  case StepKind::Again:
    return "essential";
  case StepKind::Wait:
  case StepKind::Timer:
  case StepKind::Callback:
  case StepKind::Test:
    return "important";
  case StepKind::Call:
  case StepKind::Return:
  case StepKind::Note:
    return "unimportant";
  }
  return "important";
}

/// The words that the standard suggests for threadFlowLocation.kinds.
Json kinds(StepKind Kind) {
  switch (Kind) {
  case StepKind::Attempt:
  case StepKind::Again:
  case StepKind::Call:
    return {"call", "function"};
  case StepKind::Callback:
  case StepKind::Timer:
    return {"enter", "handler"};
  case StepKind::Failure:
  case StepKind::Test:
    return Json::array({"branch"});
  case StepKind::Return:
    return {"return", "function"};
  case StepKind::Wait:
  case StepKind::Note:
    return Json::array();
  }
  return Json::array();
}

/// Where the text of a line ends that is worth pointing at, as a 1-based column
/// in bytes, exclusive.
unsigned endOfText(StringRef Line) { return Line.rtrim().size() + 1; }

} // namespace

Json message(StringRef Text) {
  std::string Valid = validUtf8(Text);
  std::string Out;
  for (std::size_t I = 0; I < Valid.size(); ++I) {
    // "[text](1)" in a message is a link to a related location: a subscript or a
    // lambda that only looks like one must not become it.
    if (Valid[I] == '[') {
      std::size_t Close = Valid.find(']', I);
      if (Close != std::string::npos && Close + 1 < Valid.size() && Valid[Close + 1] == '(')
        Out += '\\';
    }
    Out += Valid[I];
  }
  Json Message;
  Message["text"] = std::move(Out);
  return Message;
}

std::string uri(StringRef Path) {
  std::string Out;
  bool Absolute = sys::path::is_absolute(Path);
  if (Absolute)
    Out = "file://";
  bool FirstSegment = !Absolute;
  for (char C : Path) {
    FirstSegment &= C != '/';
    // A colon in the first segment of a relative reference would end a scheme.
    bool Plain = isAlnum(C) || StringRef("-._~/!$&'()*+,;=@").contains(C) ||
                 (C == ':' && !FirstSegment);
    if (Plain) {
      Out += C;
    } else {
      Out += '%';
      Out += hexdigit(static_cast<unsigned char>(C) >> 4);
      Out += hexdigit(static_cast<unsigned char>(C) & 15);
    }
  }
  return Out;
}

Json Artifacts::location(StringRef Path) {
  auto [It, Inserted] = Locations.try_emplace(Path);
  if (Inserted) {
    Json &Out = It->second;
    Out["uri"] = uri(Path);
    if (!sys::path::is_absolute(Path))
      Out["uriBaseId"] = SourceRoot;
    Out["index"] = Paths.size();
    Paths.push_back(Path.str());
  }
  return It->second;
}

Json Artifacts::list() const {
  Json Out = Json::array();
  for (const std::string &Path : Paths) {
    Json Location;
    Location["uri"] = uri(Path);
    if (!sys::path::is_absolute(Path))
      Location["uriBaseId"] = SourceRoot;
    Json Artifact;
    Artifact["location"] = std::move(Location);
    if (const SourceFile *File = Run.Sources->get(Path)) {
      Artifact["length"] = File->bytes().size();
      SHA256 Hash;
      Hash.update(File->bytes());
      Artifact["hashes"]["sha-256"] = toHex(Hash.final(), /*LowerCase=*/true);
    }
    Out.push_back(std::move(Artifact));
  }
  return Out;
}

Json Results::region(const Place &Where, bool WithSnippet) {
  const ir::Location &At = Where.At;
  const SourceFile *File = Run.Sources->get(Where.File);
  StringRef Line = File ? File->line(At.Line) : StringRef();
  // One line at most: services show a finding in a diff only where all of it is
  // part of the diff.
  unsigned Begin = std::max(At.Column, 1u);
  unsigned End = At.EndLine == At.Line ? At.EndColumn : 0;
  if (File) {
    Begin = std::min<unsigned>(Begin, Line.size() + 1);
    if (End == 0 || End > Line.size() + 1)
      End = endOfText(Line);
  }
  End = std::max(End, Begin);

  Json Out;
  unsigned Number = std::max(At.Line, 1u);
  Out["startLine"] = Number;
  Out["startColumn"] = File ? File->utf16Column(Number, Begin) : Begin;
  Out["endLine"] = Number;
  Out["endColumn"] = File ? File->utf16Column(Number, End) : End;
  if (WithSnippet && File && End > Begin)
    Out["snippet"]["text"] = validUtf8(Line.slice(Begin - 1, End - 1));
  return Out;
}

Json Results::contextRegion(const Place &Where) {
  const SourceFile *File = Run.Sources->get(Where.File);
  unsigned Line = Where.At.Line;
  if (!File || Line == 0 || Line > File->lineCount())
    return {};
  unsigned First = Line > ContextLines ? Line - ContextLines : 1;
  unsigned Last = std::min(Line + ContextLines, File->lineCount());
  std::string Text;
  for (unsigned Number = First; Number <= Last; ++Number)
    Text += (Number == First ? "" : "\n") + validUtf8(File->line(Number));
  Json Out;
  Out["startLine"] = First;
  Out["startColumn"] = 1;
  Out["endLine"] = Last;
  Out["endColumn"] = utf16Length(File->line(Last)) + 1;
  Out["snippet"]["text"] = std::move(Text);
  return Out;
}

Json Results::physicalLocation(const Place &Where) {
  Json Out;
  Out["artifactLocation"] = Files.location(Where.File);
  if (Where.At.Line)
    Out["region"] = region(Where, /*WithSnippet=*/true);
  return Out;
}

Json Results::codeFlow(const Finding &F) {
  Json Locations = Json::array();
  unsigned Order = 0;
  for (const Step &Step : F.Path) {
    if (!Step.Where.valid())
      continue;
    Json Location;
    Location["physicalLocation"] = physicalLocation(Step.Where);
    Location["message"] = message(Step.Text);
    Json Out;
    Out["location"] = std::move(Location);
    if (Json Kinds = kinds(Step.Kind); !Kinds.empty())
      Out["kinds"] = std::move(Kinds);
    Out["nestingLevel"] = Step.Nesting;
    Out["executionOrder"] = ++Order;
    Out["importance"] = importance(Step.Kind);
    Locations.push_back(std::move(Out));
  }
  if (Locations.empty())
    return {};
  Json Thread;
  Thread["locations"] = std::move(Locations);
  Json Flow;
  Flow["threadFlows"] = Json::array({std::move(Thread)});
  return Flow;
}

/// The corner points of the way round, for viewers that show no code flows.
Json Results::relatedLocations(const Finding &F) {
  Json Out = Json::array();
  std::vector<Place> Seen = {F.Where};
  for (const Step &Step : F.Path) {
    bool Corner = Step.Kind == StepKind::Attempt || Step.Kind == StepKind::Wait ||
                  Step.Kind == StepKind::Timer || Step.Kind == StepKind::Again ||
                  Step.Kind == StepKind::Note;
    if (!Corner || !Step.Where.valid() || is_contained(Seen, Step.Where))
      continue;
    Seen.push_back(Step.Where);
    Json Location;
    Location["id"] = Out.size() + 1;
    Location["physicalLocation"] = physicalLocation(Step.Where);
    Location["message"] = message(Step.Text);
    Out.push_back(std::move(Location));
  }
  return Out;
}

Json Results::fix(const Fix &Change) {
  // One change a file, its replacements in order.
  std::vector<std::string> Order;
  std::map<std::string, Json> Replacements;
  for (const Edit &Edit : Change.Edits) {
    const ir::Location &At = Edit.Where.At;
    const SourceFile *File = Run.Sources->get(Edit.Where.File);
    auto Column = [&](unsigned Line, unsigned Bytes) {
      return File ? File->utf16Column(Line, Bytes) : std::max(Bytes, 1u);
    };
    bool Insertion = At.EndLine == 0 || At.EndOffset <= At.Offset;
    Json Deleted;
    Deleted["startLine"] = At.Line;
    Deleted["startColumn"] = Column(At.Line, At.Column);
    Deleted["endLine"] = Insertion ? At.Line : At.EndLine;
    Deleted["endColumn"] = Insertion ? Column(At.Line, At.Column)
                                     : Column(At.EndLine, At.EndColumn);
    Json Replacement;
    Replacement["deletedRegion"] = std::move(Deleted);
    Replacement["insertedContent"]["text"] = validUtf8(Edit.Text);
    auto [It, Inserted] = Replacements.try_emplace(Edit.Where.File, Json::array());
    if (Inserted)
      Order.push_back(Edit.Where.File);
    It->second.push_back(std::move(Replacement));
  }
  Json Changes = Json::array();
  for (const std::string &Path : Order) {
    Json OneFile;
    OneFile["artifactLocation"] = Files.location(Path);
    OneFile["replacements"] = std::move(Replacements[Path]);
    Changes.push_back(std::move(OneFile));
  }
  Json Out;
  Out["description"] = message(Change.Description);
  Out["artifactChanges"] = std::move(Changes);
  Out["properties"]["safe"] = Change.Safe;
  return Out;
}

std::string Results::lineHash(const Place &Where) {
  auto [It, Inserted] = Hashes.try_emplace(Where.File);
  if (Inserted)
    if (const SourceFile *File = Run.Sources->get(Where.File))
      It->second = lineHashes(File->bytes());
  unsigned Line = Where.At.Line;
  return Line && Line <= It->second.size() ? It->second[Line - 1] : std::string();
}

void Results::mention(const Finding &F, Artifacts &Files) {
  Files.location(F.Where.File);
  for (const Step &Step : F.Path)
    if (Step.Where.valid())
      Files.location(Step.Where.File);
  for (const Fix &Change : F.Fixes)
    for (const Edit &Edit : Change.Edits)
      Files.location(Edit.Where.File);
}

Json Results::result(const ReportedFinding &Reported) {
  const Finding &F = Reported.Finding;
  Json Out;
  Out["ruleId"] = F.Check;
  if (int Index = ruleIndex(F.Check); Index >= 0)
    Out["ruleIndex"] = Index;
  Out["kind"] = "fail";
  Out["level"] = levelName(F.Level);
  Out["rank"] = rank(F);
  Out["message"] = message(F.Message);

  Json Location;
  Location["physicalLocation"] = physicalLocation(F.Where);
  if (Json Context = contextRegion(F.Where); !Context.is_null())
    Location["physicalLocation"]["contextRegion"] = std::move(Context);
  if (!F.Function.empty()) {
    StringRef Name = F.Function;
    Json Function;
    Function["name"] = validUtf8(Name.substr(Name.rfind("::") + 2 < Name.size() &&
                                                     Name.contains("::")
                                                 ? Name.rfind("::") + 2
                                                 : 0));
    Function["fullyQualifiedName"] = validUtf8(Name);
    Function["kind"] = "function";
    Location["logicalLocations"] = Json::array({std::move(Function)});
  }
  Out["locations"] = Json::array({std::move(Location)});
  if (Json Flow = codeFlow(F); !Flow.is_null())
    Out["codeFlows"] = Json::array({std::move(Flow)});
  if (Json Related = relatedLocations(F); !Related.empty())
    Out["relatedLocations"] = std::move(Related);

  Json Prints = Json::object();
  if (std::string Hash = lineHash(F.Where); !Hash.empty())
    Prints["primaryLocationLineHash"] = Hash;
  if (!Reported.Fingerprint.empty())
    Prints["retrylint/v1"] = Reported.Fingerprint;
  if (!Prints.empty())
    Out["partialFingerprints"] = std::move(Prints);

  Json Fixes = Json::array();
  for (const Fix &Change : F.Fixes)
    if (!Change.Edits.empty())
      Fixes.push_back(fix(Change));
  if (!Fixes.empty())
    Out["fixes"] = std::move(Fixes);

  Json Suppressions = Json::array();
  if (Reported.Suppressed) {
    Json Comment;
    Comment["kind"] = "inSource";
    Comment["status"] = "accepted";
    if (!Reported.Justification.empty())
      Comment["justification"] = validUtf8(Reported.Justification);
    Suppressions.push_back(std::move(Comment));
  }
  Out["suppressions"] = std::move(Suppressions);
  if (HasBaseline)
    Out["baselineState"] =
        Reported.Baseline == BaselineState::Unchanged ? "unchanged" : "new";
  Out["properties"]["confidence"] = confidenceName(F.Confidence);
  return Out;
}

} // namespace retrylint::driver::sarif
