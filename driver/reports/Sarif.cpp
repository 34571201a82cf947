#include "driver/reports/SarifParts.h"
#include "driver/reports/Tally.h"
#include "driver/reports/VersionControl.h"
#include "driver/reports/Writers.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"

#include <ctime>

using namespace llvm;

namespace retrylint::driver {
namespace {

using namespace sarif;

/// GitHub refuses an upload with more results in a run, or of more bytes when
/// compressed.
constexpr std::size_t MostResults = 25'000;
constexpr std::size_t MostBytes = 10'000'000;

/// A stream into a string has no buffer unless it is given one, and JSON is written by
/// single characters.
constexpr std::size_t BufferBytes = 1 << 16;

std::string utc(std::chrono::system_clock::time_point Time) {
  std::time_t Seconds = std::chrono::system_clock::to_time_t(Time);
  std::tm Parts{};
  gmtime_r(&Seconds, &Parts);
  char Text[32];
  std::strftime(Text, sizeof Text, "%Y-%m-%dT%H:%M:%SZ", &Parts);
  return Text;
}

Json notification(Notice Which, const char *Level, StringRef Text) {
  Json Descriptor;
  Descriptor["id"] = noticeId(Which);
  Descriptor["index"] = static_cast<unsigned>(Which);
  Json Out;
  Out["descriptor"] = std::move(Descriptor);
  Out["level"] = Level;
  Out["message"] = message(Text);
  return Out;
}

Json invocation(const RunInfo &Run, Artifacts &Files) {
  Json Notifications = Json::array();
  for (const FailedUnit &Unit : Run.FailedUnits) {
    Json Notification =
        notification(Unit.Partial ? Notice::UnitIncomplete : Notice::UnitFailed,
                     Unit.Partial ? "warning" : "error", Unit.Message);
    Json Location;
    Location["physicalLocation"]["artifactLocation"] = Files.location(Unit.File);
    Notification["locations"] = Json::array({std::move(Location)});
    Notifications.push_back(std::move(Notification));
  }
  for (const std::string &Note : Run.Notes)
    Notifications.push_back(notification(Notice::Note, "note", Note));

  Json Out;
  // Findings are no failure of the run; a unit that could not be read is.
  Out["executionSuccessful"] = Run.ExitCode == 0 || Run.ExitCode == 1;
  Out["exitCode"] = Run.ExitCode;
  Out["toolExecutionNotifications"] = std::move(Notifications);
  if (Run.Details) {
    if (Run.Start)
      Out["startTimeUtc"] = utc(*Run.Start);
    if (Run.End)
      Out["endTimeUtc"] = utc(*Run.End);
    Json Arguments = Json::array();
    for (const std::string &Argument : drop_begin(Run.CommandLine))
      Arguments.push_back(validUtf8(Argument));
    if (!Run.CommandLine.empty()) {
      Out["executableLocation"]["uri"] = uri(Run.CommandLine.front());
      Out["arguments"] = std::move(Arguments);
    }
    Out["workingDirectory"]["uri"] = uri(Run.Root) + "/";
  }
  return Out;
}

Json provenance(const VersionControl &Git) {
  Json Out;
  Out["repositoryUri"] = validUtf8(Git.Repository);
  Out["revisionId"] = Git.Revision;
  if (!Git.Branch.empty())
    Out["branch"] = validUtf8(Git.Branch);
  // Only the root of the work tree can be mapped to; below it, SRCROOT is not it.
  if (Git.Prefix.empty())
    Out["mappedTo"]["uriBaseId"] = SourceRoot;
  return Out;
}

/// Everything of the run but its results, which come last.
/// \param Cut  how many findings were left out
Json runObject(std::size_t Results, const RunInfo &Run, Artifacts &Files, unsigned Cut) {
  Json Invocation = invocation(Run, Files);
  if (Cut)
    Invocation["toolExecutionNotifications"].push_back(notification(
        Notice::ResultsCut, "warning",
        counted(Cut, "result") + " of " + std::to_string(Cut + Results) +
            " left out, those of the lowest rank: more do not fit into one upload"));

  Json Out;
  Out["tool"]["driver"] = toolDriver(Run);
  Out["automationDetails"]["id"] = validUtf8(Run.Category) + "/";
  Out["invocations"] = Json::array({std::move(Invocation)});
  if (auto Git = versionControl(Run.Root, *vfs::getRealFileSystem()))
    Out["versionControlProvenance"] = Json::array({provenance(*Git)});
  Json Root;
  if (Run.Details)
    Root["uri"] = uri(Run.Root) + "/";
  Root["description"] = message("The root of the analysed project.");
  Out["originalUriBaseIds"][std::string(SourceRoot)] = std::move(Root);
  Out["columnKind"] = "utf16CodeUnits";
  Out["defaultEncoding"] = "utf-8";
  Out["newlineSequences"] = {"\r\n", "\n", "\r"};
  Out["taxonomies"] = taxonomies();
  Out["artifacts"] = Files.list();
  Out["results"] = Json::array();
  return Out;
}

std::string dumped(const Json &Value, int Indent) {
  return Value.dump(Indent, ' ', /*ensure_ascii=*/false, Json::error_handler_t::replace);
}

/// Results are written as they are made: a tree of all of them would take gigabytes,
/// and trees of one each still longer to make and to free than to write.
void writeLog(raw_ostream &Out, ArrayRef<const ReportedFinding *> Findings,
              const RunInfo &Run, unsigned Cut, int Indent) {
  bool HasBaseline = any_of(Findings, [](const ReportedFinding *Reported) {
    return Reported->Baseline != BaselineState::None;
  });
  Artifacts Files(Run);
  // The list of files stands before the results that number them.
  for (const ReportedFinding *Reported : Findings)
    Results::mention(Reported->Finding, Files);
  Json Log;
  Log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  Log["version"] = "2.1.0";
  Log["runs"] = Json::array({runObject(Findings.size(), Run, Files, Cut)});
  std::string Around = dumped(Log, Indent);
  Log = Json();
  std::size_t At = Around.rfind("[]") + 1;
  Out << StringRef(Around).take_front(At);
  // What has been written is made as if by this stream, so that results are indented as
  // elements of runs[0].results.
  std::string Text;
  raw_string_ostream Buffer(Text);
  Buffer.SetBufferSize(BufferBytes);
  json::OStream Stream(Buffer, std::max(Indent, 0));
  Stream.objectBegin();
  Stream.attributeBegin("runs");
  Stream.arrayBegin();
  Stream.objectBegin();
  Stream.attributeBegin("results");
  Stream.arrayBegin();
  Buffer.flush();
  Text.clear();
  Results Maker(Run, Files, HasBaseline, Stream);
  for (const ReportedFinding *Reported : Findings) {
    Maker.write(*Reported);
    Out << Text;
    Text.clear();
  }
  Stream.arrayEnd();
  Buffer.flush();
  Out << Text << StringRef(Around).drop_front(At + 1) << "\n";
  // To leave the stream in good order; nobody reads it.
  Stream.attributeEnd();
  Stream.objectEnd();
  Stream.arrayEnd();
  Stream.attributeEnd();
  Stream.objectEnd();
}

/// What an upload of this text weighs. Without zlib nothing is known that is less
/// than all of it.
std::size_t compressedSize(StringRef Text) {
  if (!compression::zlib::isAvailable())
    return Text.size();
  SmallVector<uint8_t, 0> Packed;
  compression::zlib::compress(arrayRefFromStringRef(Text), Packed);
  return Packed.size();
}

} // namespace

void writeSarif(raw_ostream &Out, ArrayRef<ReportedFinding> Findings, const RunInfo &Run) {
  std::vector<const ReportedFinding *> All;
  for (const ReportedFinding &Reported : Findings)
    All.push_back(&Reported);
  writeLog(Out, All, Run, 0, /*Indent=*/2);
}

void writeSarifGithub(raw_ostream &Out, ArrayRef<ReportedFinding> Findings, const RunInfo &Run) {
  Out << sarif::upload(Findings, Run, MostResults, MostBytes);
}

std::string sarif::upload(ArrayRef<ReportedFinding> Findings, const RunInfo &Run,
                          std::size_t MostResults, std::size_t MostBytes) {
  std::vector<const ReportedFinding *> Ranked = byRank(Findings);
  const std::size_t All = Ranked.size();
  std::size_t Keep = std::min(All, MostResults);
  for (;;) {
    std::vector<const ReportedFinding *> Kept(Ranked.begin(), Ranked.begin() + Keep);
    // Back to the order of places, in which neighbours stay neighbours.
    std::ranges::sort(Kept);
    std::string Text;
    raw_string_ostream Stream(Text);
    writeLog(Stream, Kept, Run, All - Keep, /*Indent=*/-1);
    if (Text.size() <= MostBytes || Keep == 0)
      return Text;
    std::size_t Size = compressedSize(Text);
    if (Size <= MostBytes)
      return Text;
    // A tenth less than proportion says, so that few rounds are needed.
    Keep = std::min(Keep - 1, std::size_t(0.9 * Keep * MostBytes / Size));
  }
}

} // namespace retrylint::driver
