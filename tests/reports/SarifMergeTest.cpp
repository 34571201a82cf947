// Logs of runs over parts of a project, joined.

#include "Sample.h"

#include "driver/reports/Fingerprint.h"
#include "driver/reports/SarifMerge.h"
#include "driver/reports/Writers.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace retrylint;
using namespace retrylint::driver;
using nlohmann::ordered_json;
using retrylint::driver::test::Project;
using retrylint::driver::test::Sample;
using retrylint::driver::test::written;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

ordered_json merge(std::initializer_list<std::string> Texts) {
  std::vector<NamedLog> Logs;
  for (const std::string &Text : Texts)
    Logs.push_back({"log", Text});
  std::string Error;
  std::optional<std::string> Out = mergeSarif(Logs, Error);
  EXPECT_TRUE(Out) << Error;
  return Out ? ordered_json::parse(*Out, nullptr, false) : ordered_json();
}

TEST(SarifMerge, PartsMakeTheWhole) {
  Sample Run;
  std::vector<ReportedFinding> &All = Run.Findings;
  std::ranges::sort(All, {}, [](const ReportedFinding &Reported) {
    return std::pair(Reported.Finding.Where.File, Reported.Finding.Where.At.Line);
  });
  RunInfo &Info = Run.Client.Run;
  Info.FailedUnits.clear();
  Info.Notes.clear();
  Info.ExitCode = 1;
  ordered_json Whole = ordered_json::parse(written(writeSarif, All, Info), nullptr, false);
  ordered_json Joined = merge({written(writeSarif, {All[2]}, Info), written(writeSarif, {All[0]}, Info),
                               written(writeSarif, {All[1]}, Info)});
  ordered_json &Got = Joined["runs"][0], &Expected = Whole["runs"][0];
  ASSERT_EQ(Joined["runs"].size(), 1u);
  EXPECT_EQ(Got["tool"], Expected["tool"]);
  EXPECT_EQ(Got["taxonomies"], Expected["taxonomies"]);
  EXPECT_EQ(Got["invocations"].size(), 3u);
  ASSERT_EQ(Got["results"].size(), 3u);
  // Files have other numbers, but the numbers lead to the same files.
  std::function<void(ordered_json &, const ordered_json &)> Resolve =
      [&](ordered_json &Value, const ordered_json &Artifacts) {
        if (Value.is_object() && Value.contains("uri") && Value.contains("index"))
          Value["index"] = Artifacts[Value["index"].get<int>()]["location"]["uri"];
        if (Value.is_structured())
          for (ordered_json &Part : Value)
            Resolve(Part, Artifacts);
      };
  ordered_json Artifacts = Got["artifacts"];
  Resolve(Got["results"], Artifacts);
  Resolve(Expected["results"], Expected["artifacts"]);
  EXPECT_EQ(Got["results"], Expected["results"]);
}

TEST(SarifMerge, FindingOfAHeaderStaysOnce) {
  Project Code({{"retry.h", "retry();\n"}});
  std::vector<ReportedFinding> Findings = {
      Code.finding("retry-unbounded", Code.place("retry.h", "retry"), "m")};
  addFingerprints(Findings, *Code.Sources);
  std::string Text = written(writeSarif, Findings, Code.Run);
  EXPECT_EQ(merge({Text, Text})["runs"][0]["results"].size(), 1u);
}

TEST(SarifMerge, TwinsOfDifferentRunsAreNumbered) {
  Project Code({{"a.c", "retry();\n"}, {"b.c", "retry();\n"}});
  std::vector<std::string> Texts;
  for (const char *File : {"b.c", "a.c"}) {
    std::vector<ReportedFinding> Findings = {
        Code.finding("retry-unbounded", Code.place(File, "retry"), "m")};
    addFingerprints(Findings, *Code.Sources);
    Texts.push_back(written(writeSarif, Findings, Code.Run));
  }
  ordered_json Results = merge({Texts[0], Texts[1]})["runs"][0]["results"];
  std::string First = Results[0]["partialFingerprints"]["retrylint/v1"];
  std::string Second = Results[1]["partialFingerprints"]["retrylint/v1"];
  EXPECT_EQ(First.substr(0, 16), Second.substr(0, 16));
  EXPECT_EQ(First.substr(16), ":1");
  EXPECT_EQ(Second.substr(16), ":2");
}

TEST(SarifMerge, OtherCategoriesAndToolsStayApart) {
  Project Code({{"a.c", ""}});
  std::string One = written(writeSarif, {}, Code.Run);
  Code.Run.Category = "retrylint-windows";
  std::string Two = written(writeSarif, {}, Code.Run);
  EXPECT_EQ(merge({One, Two, One})["runs"].size(), 2u);
  EXPECT_EQ(merge({One, R"({"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "other"}}, "results": []}]})"})
                ["runs"].size(),
            2u);
}

TEST(SarifMerge, BaselineStateIsOfAllOrNone) {
  Project Code({{"a.c", "retry();\nretry();\n"}});
  ReportedFinding Known = Code.finding("retry-unbounded", Code.place("a.c", "retry", 1), "m");
  ReportedFinding Plain = Code.finding("retry-unbounded", Code.place("a.c", "retry", 2), "m");
  Known.Baseline = BaselineState::Unchanged;
  ordered_json Results = merge({written(writeSarif, {Known}, Code.Run), written(writeSarif, {Plain}, Code.Run)})
      ["runs"][0]["results"];
  EXPECT_EQ(Results[0]["baselineState"], "unchanged");
  EXPECT_EQ(Results[1]["baselineState"], "new");
}

std::string errorOf(const std::string &Text) {
  std::string Error;
  EXPECT_FALSE(mergeSarif({{"x.sarif", Text}}, Error)) << Text;
  return Error;
}

TEST(SarifMerge, WhatIsNoLogIsTold) {
  EXPECT_EQ(errorOf(""), "x.sarif: no valid JSON");
  EXPECT_EQ(errorOf("[]"), "x.sarif: no SARIF 2.1.0 log");
  EXPECT_EQ(errorOf(R"({"version": "2.0.0", "runs": []})"), "x.sarif: no SARIF 2.1.0 log");
  EXPECT_EQ(errorOf(R"({"version": "2.1.0"})"), "x.sarif: no SARIF 2.1.0 log");
  EXPECT_THAT(errorOf(R"({"version": "2.1.0", "runs": [{"results": [{"ruleIndex": 1, "ruleId": 1,
      "partialFingerprints": {"retrylint/v1": "x"}}], "tool": 5}]})"),
              StartsWith("x.sarif: no SARIF"));
}

TEST(SarifMerge, OddLogsDoNotCrash) {
  for (const char *Run : {"{}", "null", "7", R"({"results": null, "artifacts": 3})", R"({"results": [7, {}, []]})",
                          R"({"results": [{"locations": [3], "message": []}]})"}) {
    std::string Error;
    mergeSarif({{"x.sarif", std::string(R"({"version": "2.1.0", "runs": [)") + Run + "]}"}}, Error);
  }
}

} // namespace
