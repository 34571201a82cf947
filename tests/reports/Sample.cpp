#include "Sample.h"

#include "driver/reports/Fingerprint.h"

namespace retrylint::driver::test {
namespace {

using link::StepKind;

constexpr const char *Feed = R"(#include "feed.h"

// Holt den Fahrplan: „Straßenbahn“ 🚋
int fetchTimetable(CURL *Handle) {
  while (curl_easy_perform(Handle) != CURLE_OK)
    sleep(1);
  return 0;
}

void Session::onConnect(error_code Error) {
  if (Error)
    Socket.async_connect(Peer, [this](error_code E) { onConnect(E); });
}
)";

constexpr const char *Poll = "void poll_station(int *t) {\n"
                             "\t/* \xe9t\xe9 */ for (;;) { if (connect_to(t[0]) == 0) break; }\n"
                             "}\n";

} // namespace

Sample::Sample()
    : Client({{"src/tram feed.cpp", Feed}, {"src/poll.c", Poll}}) {
  const std::string File = "src/tram feed.cpp";

  ReportedFinding Constant = Client.finding(
      "retry-constant-delay", Client.place(File, "sleep(1)"),
      "every retry waits the same 1 s; let the delay grow between attempts, up to a cap, with jitter",
      "fetchTimetable");
  Constant.Finding.Path = {
      {StepKind::Attempt, Client.place(File, "curl_easy_perform(Handle)"),
       "'curl_easy_perform' is called here", 0},
      {StepKind::Failure, Client.place(File, "curl_easy_perform(Handle) != CURLE_OK"),
       "it fails", 0},
      {StepKind::Wait, Client.place(File, "sleep(1)"), "waits 1 s", 0},
      {StepKind::Again, Client.place(File, "curl_easy_perform(Handle)"),
       "'curl_easy_perform' is called again here", 0},
  };
  Edit Doubled;
  Doubled.Where = Client.place(File, "sleep(1)");
  Doubled.Text = "sleep(Delay)";
  Edit Declared;
  Declared.Where = Client.place(File, "while");
  Declared.Where.At.EndLine = Declared.Where.At.Line;
  Declared.Where.At.EndColumn = Declared.Where.At.Column;
  Declared.Where.At.EndOffset = Declared.Where.At.Offset;
  Declared.Text = "unsigned Delay = 1;\n  ";
  Constant.Finding.Fixes = {{"wait twice as long each time", {Declared, Doubled}, false}};
  Findings.push_back(Constant);

  ReportedFinding Callback = Client.finding(
      "retry-callback-without-delay", Client.place(File, "Socket.async_connect"),
      "'async_connect' is started again from its own failure handler with no delay; wait on a timer first",
      "Session::onConnect");
  Callback.Finding.Level = Level::Error;
  Callback.Finding.Confidence = Confidence::Medium;
  Callback.Finding.Path = {
      {StepKind::Attempt, Client.place(File, "Socket.async_connect"),
       "'async_connect' is started here", 0},
      {StepKind::Callback, Client.place(File, "[this]"), "its handler runs", 1},
      {StepKind::Call, Client.place(File, "onConnect(E)"), "calls 'onConnect'", 1},
      {StepKind::Test, Client.place(File, "Error)", 2), "on failure", 2},
      {StepKind::Again, Client.place(File, "Socket.async_connect"),
       "'async_connect' is started again here", 2},
  };
  Findings.push_back(Callback);

  ReportedFinding Hot = Client.finding(
      "retry-without-delay", Client.place("src/poll.c", "for"),
      "'connect_to' is called again at once with t[0](the first station); wait in between",
      "poll_station");
  Hot.Finding.Confidence = Confidence::Low;
  Hot.Suppressed = true;
  Hot.Justification = "the station's own firmware waits 2 s";
  Findings.push_back(Hot);

  addFingerprints(Findings, *Client.Sources);
  Client.Run.ExitCode = 3;
  Client.Run.Units = 4;
  Client.Run.FailedUnits = {
      {"src/broken.cpp", "src/broken.cpp:3:10: 'missing.h' file not found", false},
      {"src/poll.c", "src/poll.c:9:1: unknown type name 'station_t'", true}};
  Client.Run.Notes = {"the baseline has 1 entry that matches nothing any more"};
}

} // namespace retrylint::driver::test
