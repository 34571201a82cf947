#include "driver/reports/Fingerprint.h"
#include "driver/reports/SarifParts.h"
#include "driver/reports/Tally.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SHA256.h"

#include <algorithm>

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
std::vector<StringRef> kinds(StepKind Kind) {
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
    return {"branch"};
  case StepKind::Return:
    return {"return", "function"};
  case StepKind::Wait:
  case StepKind::Note:
    return {};
  }
  return {};
}

/// Where the text of a line ends that is worth pointing at, as a 1-based column
/// in bytes, exclusive.
unsigned endOfText(StringRef Line) { return Line.rtrim().size() + 1; }

/// The text of a message, protected from being read as an embedded link.
std::string escaped(StringRef Text) {
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
  return Out;
}

} // namespace

Json message(StringRef Text) {
  Json Message;
  Message["text"] = escaped(Text);
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

const Artifacts::Location &Artifacts::find(StringRef Path) {
  auto [It, Inserted] = Locations.try_emplace(Path);
  if (Inserted) {
    It->second = {uri(Path), !sys::path::is_absolute(Path), Paths.size()};
    Paths.push_back(Path.str());
  }
  return It->second;
}

Json Artifacts::location(StringRef Path) {
  const Location &At = find(Path);
  Json Out;
  Out["uri"] = At.Uri;
  if (At.Relative)
    Out["uriBaseId"] = SourceRoot;
  Out["index"] = At.Index;
  return Out;
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

void Results::messageOf(StringRef Name, StringRef Text) {
  To.attributeObject(Name, [&] { To.attribute("text", escaped(Text)); });
}

void Results::artifactLocation(StringRef Path) {
  const Artifacts::Location &At = Files.find(Path);
  To.attributeObject("artifactLocation", [&] {
    To.attribute("uri", At.Uri);
    if (At.Relative)
      To.attribute("uriBaseId", StringRef(SourceRoot));
    To.attribute("index", At.Index);
  });
}

void Results::region(const Place &Where) {
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

  unsigned Number = std::max(At.Line, 1u);
  To.attributeObject("region", [&] {
    To.attribute("startLine", Number);
    To.attribute("startColumn", File ? File->utf16Column(Number, Begin) : Begin);
    To.attribute("endLine", Number);
    To.attribute("endColumn", File ? File->utf16Column(Number, End) : End);
    if (File && End > Begin)
      To.attributeObject("snippet", [&] {
        To.attribute("text", validUtf8(Line.slice(Begin - 1, End - 1)));
      });
  });
}

void Results::contextRegion(const Place &Where) {
  const SourceFile *File = Run.Sources->get(Where.File);
  unsigned Line = Where.At.Line;
  if (!File || Line == 0 || Line > File->lineCount())
    return;
  unsigned First = Line > ContextLines ? Line - ContextLines : 1;
  unsigned Last = std::min(Line + ContextLines, File->lineCount());
  std::string Text;
  for (unsigned Number = First; Number <= Last; ++Number)
    Text += (Number == First ? "" : "\n") + validUtf8(File->line(Number));
  To.attributeObject("contextRegion", [&] {
    To.attribute("startLine", First);
    To.attribute("startColumn", 1);
    To.attribute("endLine", Last);
    To.attribute("endColumn", utf16Length(File->line(Last)) + 1);
    To.attributeObject("snippet", [&] { To.attribute("text", Text); });
  });
}

void Results::physicalLocation(const Place &Where, bool WithContext) {
  To.attributeObject("physicalLocation", [&] {
    artifactLocation(Where.File);
    if (Where.At.Line)
      region(Where);
    if (WithContext)
      contextRegion(Where);
  });
}

void Results::codeFlow(const Finding &F) {
  if (none_of(F.Path, [](const Step &Each) { return Each.Where.valid(); }))
    return;
  auto Steps = [&] {
    unsigned Order = 0;
    for (const Step &Step : F.Path) {
      if (!Step.Where.valid())
        continue;
      To.object([&] {
        To.attributeObject("location", [&] {
          physicalLocation(Step.Where);
          messageOf("message", Step.Text);
        });
        if (std::vector<StringRef> Kinds = kinds(Step.Kind); !Kinds.empty())
          To.attributeArray("kinds", [&] {
            for (StringRef Kind : Kinds)
              To.value(Kind);
          });
        To.attribute("nestingLevel", Step.Nesting);
        To.attribute("executionOrder", ++Order);
        To.attribute("importance", importance(Step.Kind));
      });
    }
  };
  To.attributeArray("codeFlows", [&] {
    To.object([&] {
      To.attributeArray("threadFlows", [&] {
        To.object([&] { To.attributeArray("locations", Steps); });
      });
    });
  });
}

/// The corner points of the way round, for viewers that show no code flows.
void Results::relatedLocations(const Finding &F) {
  std::vector<const Step *> Corners;
  for (const Step &Step : F.Path) {
    bool Corner = Step.Kind == StepKind::Attempt || Step.Kind == StepKind::Wait ||
                  Step.Kind == StepKind::Timer || Step.Kind == StepKind::Again ||
                  Step.Kind == StepKind::Note;
    if (Corner && Step.Where.valid() && Step.Where != F.Where &&
        none_of(Corners, [&](const auto *Seen) { return Seen->Where == Step.Where; }))
      Corners.push_back(&Step);
  }
  if (Corners.empty())
    return;
  To.attributeArray("relatedLocations", [&] {
    for (std::size_t I = 0; I < Corners.size(); ++I)
      To.object([&] {
        To.attribute("id", I + 1);
        physicalLocation(Corners[I]->Where);
        messageOf("message", Corners[I]->Text);
      });
  });
}

void Results::replacement(const Edit &Edit) {
  const ir::Location &At = Edit.Where.At;
  const SourceFile *File = Run.Sources->get(Edit.Where.File);
  auto Column = [&](unsigned Line, unsigned Bytes) {
    return File ? File->utf16Column(Line, Bytes) : std::max(Bytes, 1u);
  };
  bool Insertion = At.EndLine == 0 || At.EndOffset <= At.Offset;
  To.object([&] {
    To.attributeObject("deletedRegion", [&] {
      To.attribute("startLine", At.Line);
      To.attribute("startColumn", Column(At.Line, At.Column));
      To.attribute("endLine", Insertion ? At.Line : At.EndLine);
      To.attribute("endColumn", Insertion ? Column(At.Line, At.Column)
                                          : Column(At.EndLine, At.EndColumn));
    });
    To.attributeObject("insertedContent",
                       [&] { To.attribute("text", validUtf8(Edit.Text)); });
  });
}

void Results::fix(const Fix &Change) {
  // One change a file, its replacements in order.
  std::vector<StringRef> Order;
  for (const Edit &Edit : Change.Edits)
    if (!is_contained(Order, Edit.Where.File))
      Order.push_back(Edit.Where.File);
  To.object([&] {
    messageOf("description", Change.Description);
    To.attributeArray("artifactChanges", [&] {
      for (StringRef Path : Order)
        To.object([&] {
          artifactLocation(Path);
          To.attributeArray("replacements", [&] {
            for (const Edit &Edit : Change.Edits)
              if (Edit.Where.File == Path)
                replacement(Edit);
          });
        });
    });
    To.attributeObject("properties", [&] { To.attribute("safe", Change.Safe); });
  });
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
  Files.find(F.Where.File);
  for (const Step &Step : F.Path)
    if (Step.Where.valid())
      Files.find(Step.Where.File);
  for (const Fix &Change : F.Fixes)
    for (const Edit &Edit : Change.Edits)
      Files.find(Edit.Where.File);
}

void Results::location(const Finding &F) {
  To.object([&] {
    physicalLocation(F.Where, /*WithContext=*/true);
    if (F.Function.empty())
      return;
    StringRef Name = F.Function;
    std::size_t Scope = Name.rfind("::");
    To.attributeArray("logicalLocations", [&] {
      To.object([&] {
        bool Scoped = Scope != StringRef::npos && Scope + 2 < Name.size();
        To.attribute("name", validUtf8(Scoped ? Name.substr(Scope + 2) : Name));
        To.attribute("fullyQualifiedName", validUtf8(Name));
        To.attribute("kind", "function");
      });
    });
  });
}

void Results::partialFingerprints(const ReportedFinding &Reported) {
  std::string Hash = lineHash(Reported.Finding.Where);
  if (Hash.empty() && Reported.Fingerprint.empty())
    return;
  To.attributeObject("partialFingerprints", [&] {
    if (!Hash.empty())
      To.attribute("primaryLocationLineHash", Hash);
    if (!Reported.Fingerprint.empty())
      To.attribute("retrylint/v1", Reported.Fingerprint);
  });
}

void Results::suppressions(const ReportedFinding &Reported) {
  To.attributeArray("suppressions", [&] {
    if (Reported.Suppressed)
      To.object([&] {
        To.attribute("kind", "inSource");
        To.attribute("status", "accepted");
        if (!Reported.Justification.empty())
          To.attribute("justification", validUtf8(Reported.Justification));
      });
  });
}

void Results::write(const ReportedFinding &Reported) {
  const Finding &F = Reported.Finding;
  To.object([&] {
    To.attribute("ruleId", F.Check);
    if (int Index = ruleIndex(F.Check); Index >= 0)
      To.attribute("ruleIndex", Index);
    To.attribute("kind", "fail");
    To.attribute("level", StringRef(levelName(F.Level)));
    To.attributeBegin("rank");
    To.rawValue(Json(rank(F)).dump());
    To.attributeEnd();
    messageOf("message", F.Message);
    To.attributeArray("locations", [&] { location(F); });
    codeFlow(F);
    relatedLocations(F);
    partialFingerprints(Reported);
    if (any_of(F.Fixes, [](const Fix &Change) { return !Change.Edits.empty(); }))
      To.attributeArray("fixes", [&] {
        for (const Fix &Change : F.Fixes)
          if (!Change.Edits.empty())
            fix(Change);
      });
    suppressions(Reported);
    if (HasBaseline)
      To.attribute("baselineState",
                   Reported.Baseline == BaselineState::Unchanged ? "unchanged" : "new");
    To.attributeObject("properties", [&] {
      To.attribute("confidence", confidenceName(F.Confidence));
    });
  });
}

} // namespace retrylint::driver::sarif
