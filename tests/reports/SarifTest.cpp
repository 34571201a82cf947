// What a SARIF log says about a run; that it is well-formed is the validators' part.

#include "Sample.h"

#include "driver/reports/SarifParts.h"
#include "driver/reports/Tally.h"
#include "driver/reports/Writers.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace retrylint;
using namespace retrylint::driver;
using nlohmann::json;
using retrylint::driver::test::Project;
using retrylint::driver::test::Sample;

namespace {

json log(llvm::ArrayRef<ReportedFinding> Findings, const RunInfo &Run) {
  return json::parse(test::written(writeSarif, Findings, Run), nullptr, false);
}

json sampleRun() {
  Sample Sample;
  return log(Sample.Findings, Sample.Client.Run)["runs"][0];
}

json onlyResult(const Project &Code, const ReportedFinding &Reported) {
  return log({Reported}, Code.Run)["runs"][0]["results"][0];
}

TEST(Sarif, SameInputSameBytes) {
  Sample One, Two;
  EXPECT_EQ(test::written(writeSarif, One.Findings, One.Client.Run),
            test::written(writeSarif, Two.Findings, Two.Client.Run));
}

TEST(Sarif, NamesNoMachine) {
  Sample Sample;
  Sample.Client.Run.CommandLine = {"/usr/bin/retrylint", "check"};
  Sample.Client.Run.Start = Sample.Client.Run.End = std::chrono::system_clock::now();
  std::string Text = test::written(writeSarif, Sample.Findings, Sample.Client.Run);
  EXPECT_EQ(Text.find("/home/dev"), std::string::npos);
  EXPECT_EQ(Text.find("Utc"), std::string::npos);
  EXPECT_EQ(Text.find("/usr/bin"), std::string::npos);
}

TEST(Sarif, TellsTheMachineWhereAsked) {
  Sample Sample;
  RunInfo &Run = Sample.Client.Run;
  Run.Details = true;
  Run.CommandLine = {"/usr/bin/retrylint", "check", "src"};
  Run.Start = std::chrono::system_clock::from_time_t(0);
  Run.End = std::chrono::system_clock::from_time_t(61);
  json Root = log(Sample.Findings, Run)["runs"][0];
  EXPECT_EQ(Root["originalUriBaseIds"]["SRCROOT"]["uri"], "file:///home/dev/client/");
  json Invocation = Root["invocations"][0];
  EXPECT_EQ(Invocation["startTimeUtc"], "1970-01-01T00:00:00Z");
  EXPECT_EQ(Invocation["endTimeUtc"], "1970-01-01T00:01:01Z");
  EXPECT_EQ(Invocation["arguments"], json({"check", "src"}));
}

TEST(Sarif, EveryCheckIsARule) {
  json Rules = sampleRun()["tool"]["driver"]["rules"];
  ASSERT_EQ(Rules.size(), allChecks().size());
  for (std::size_t I = 0; I < Rules.size(); ++I) {
    EXPECT_EQ(Rules[I]["id"], allChecks()[I].Name);
    EXPECT_EQ(Rules[I]["name"], allChecks()[I].Id);
    EXPECT_EQ(Rules[I]["shortDescription"]["text"], std::string(allChecks()[I].Summary) + ".");
    EXPECT_LE(Rules[I]["fullDescription"]["text"].get<std::string>().size(), 1024u);
    EXPECT_FALSE(Rules[I]["help"]["text"].get<std::string>().empty());
    EXPECT_LE(Rules[I]["properties"]["tags"].size(), 10u);
  }
}

TEST(Sarif, ScoresOnlyDenialOfService) {
  for (const json &Rule : sampleRun()["tool"]["driver"]["rules"]) {
    std::string Weakness = Rule["relationships"][0]["target"]["id"];
    bool Exhausts = Weakness == "400" || Weakness == "770";
    bool Note = Rule["defaultConfiguration"]["level"] == "note";
    EXPECT_EQ(Rule["properties"].contains("security-severity"), Exhausts && !Note) << Rule["id"];
  }
}

TEST(Sarif, RulesPointIntoTheTaxonomy) {
  json Run = sampleRun();
  json Taxa = Run["taxonomies"][0]["taxa"];
  for (const json &Rule : Run["tool"]["driver"]["rules"]) {
    json Target = Rule["relationships"][0]["target"];
    EXPECT_EQ(Taxa[Target["index"].get<int>()]["id"], Target["id"]);
    EXPECT_NE(Taxa[Target["index"].get<int>()]["shortDescription"]["text"],
              "CWE-" + Target["id"].get<std::string>() + ".")
        << "a title is missing in SarifRules.cpp";
  }
}

TEST(Sarif, ResultsPointToTheirRules) {
  json Run = sampleRun();
  for (const json &Result : Run["results"])
    EXPECT_EQ(Run["tool"]["driver"]["rules"][Result["ruleIndex"].get<int>()]["id"], Result["ruleId"]);
}

TEST(Sarif, ColumnsAreUtf16) {
  Project Code({{"a.cpp", "/* 😀ß */ sleep(1);\n"}});
  json Region = onlyResult(Code, Code.finding("retry-unbounded", Code.place("a.cpp", "sleep(1)"), "m"))
      ["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(Region["startColumn"], 11);
  EXPECT_EQ(Region["endColumn"], 19);
  EXPECT_EQ(Region["snippet"]["text"], "sleep(1)");
}

TEST(Sarif, PrimaryRegionIsOneLine) {
  Project Code({{"a.c", "  while (connect(fd,\n    peer) < 0) {\n  }\n"}});
  json Region = onlyResult(Code, Code.finding("retry-unbounded",
                                              Code.place("a.c", "while (connect(fd,\n    peer)"), "m"))
      ["locations"][0]["physicalLocation"]["region"];
  EXPECT_EQ(Region["startLine"], 1);
  EXPECT_EQ(Region["endLine"], 1);
  EXPECT_EQ(Region["endColumn"], 21);
  EXPECT_EQ(Region["snippet"]["text"], "while (connect(fd,");
}

TEST(Sarif, ContextStaysInTheFile) {
  Project Code({{"a.c", "first();\nlast();\n"}});
  json Context = onlyResult(Code, Code.finding("retry-unbounded", Code.place("a.c", "last"), "m"))
      ["locations"][0]["physicalLocation"]["contextRegion"];
  EXPECT_EQ(Context["startLine"], 1);
  EXPECT_EQ(Context["endLine"], 2);
  EXPECT_EQ(Context["snippet"]["text"], "first();\nlast();");
}

TEST(Sarif, PathIsACodeFlow) {
  json Result = sampleRun()["results"][1];
  json Steps = Result["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(Steps.size(), 5u);
  EXPECT_EQ(Steps[0]["importance"], "essential");
  EXPECT_EQ(Steps[1]["nestingLevel"], 1);
  EXPECT_EQ(Steps[4]["executionOrder"], 5);
  EXPECT_EQ(Steps[4]["location"]["message"]["text"], "'async_connect' is started again here");
}

TEST(Sarif, RelatedLocationsRepeatNoPlace) {
  json Result = sampleRun()["results"][0];
  ASSERT_EQ(Result["relatedLocations"].size(), 1u); // the wait is the finding's own place
  EXPECT_EQ(Result["relatedLocations"][0]["id"], 1);
  EXPECT_EQ(Result["relatedLocations"][0]["physicalLocation"]["region"]["snippet"]["text"],
            "curl_easy_perform(Handle)");
}

TEST(Sarif, SubscriptInAMessageIsNoLink) {
  EXPECT_EQ(sarif::message("t[0](first) and [x] y")["text"], "t\\[0](first) and [x] y");
  EXPECT_EQ(sarif::message("catch (...) [")["text"], "catch (...) [");
}

TEST(Sarif, UrisAreEscaped) {
  EXPECT_EQ(sarif::uri("src/tram feed.cpp"), "src/tram%20feed.cpp");
  EXPECT_EQ(sarif::uri("a:b/c:d.c"), "a%3Ab/c:d.c");
  EXPECT_EQ(sarif::uri("50%#1?.c"), "50%25%231%3F.c");
  EXPECT_EQ(sarif::uri("stra\xc3\x9f" "e.c"), "stra%C3%9Fe.c");
  EXPECT_EQ(sarif::uri("back\\slash.c"), "back%5Cslash.c");
  EXPECT_EQ(sarif::uri("/usr/include/x.h"), "file:///usr/include/x.h");
}

TEST(Sarif, FixInsertsAndReplaces) {
  json Fix = sampleRun()["results"][0]["fixes"][0];
  json Replacements = Fix["artifactChanges"][0]["replacements"];
  ASSERT_EQ(Replacements.size(), 2u);
  json Inserted = Replacements[0]["deletedRegion"];
  EXPECT_EQ(Inserted["startColumn"], Inserted["endColumn"]);
  json Replaced = Replacements[1]["deletedRegion"];
  EXPECT_EQ(Replaced["endColumn"].get<int>() - Replaced["startColumn"].get<int>(), 8);
  EXPECT_EQ(Replacements[1]["insertedContent"]["text"], "sleep(Delay)");
}

TEST(Sarif, SuppressionKeepsItsReason) {
  json Results = sampleRun()["results"];
  EXPECT_EQ(Results[0]["suppressions"], json::array());
  EXPECT_EQ(Results[2]["suppressions"][0]["kind"], "inSource");
  EXPECT_EQ(Results[2]["suppressions"][0]["justification"], "the station's own firmware waits 2 s");
}

TEST(Sarif, BaselineStateOnlyWithABaseline) {
  Project Code({{"a.c", "retry();\n"}});
  ReportedFinding Reported = Code.finding("retry-unbounded", Code.place("a.c", "retry"), "m");
  EXPECT_FALSE(onlyResult(Code, Reported).contains("baselineState"));
  Reported.Baseline = BaselineState::New;
  EXPECT_EQ(onlyResult(Code, Reported)["baselineState"], "new");
  Reported.Baseline = BaselineState::Unchanged;
  EXPECT_EQ(onlyResult(Code, Reported)["baselineState"], "unchanged");
}

TEST(Sarif, FailedUnitsAreTold) {
  json Run = sampleRun();
  json Invocation = Run["invocations"][0];
  EXPECT_EQ(Invocation["executionSuccessful"], false);
  EXPECT_EQ(Invocation["exitCode"], 3);
  json Told = Invocation["toolExecutionNotifications"];
  ASSERT_EQ(Told.size(), 3u);
  EXPECT_EQ(Told[0]["level"], "error");
  EXPECT_EQ(Told[1]["level"], "warning");
  EXPECT_EQ(Told[2]["level"], "note");
  for (const json &Notice : Told)
    EXPECT_EQ(Run["tool"]["driver"]["notifications"][Notice["descriptor"]["index"].get<int>()]["id"],
              Notice["descriptor"]["id"]);
}

TEST(Sarif, FindingsAreNoFailureOfTheRun) {
  Project Code({{"a.c", "retry();\n"}});
  Code.Run.ExitCode = 1;
  EXPECT_EQ(log({}, Code.Run)["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

TEST(Sarif, RankFollowsLevelThenConfidence) {
  Finding F;
  F.Level = Level::Error;
  F.Confidence = Confidence::Low;
  double LowError = rank(F);
  F.Level = Level::Warning;
  F.Confidence = Confidence::High;
  EXPECT_LE(rank(F), LowError);
  F.Confidence = Confidence::Medium;
  EXPECT_LT(rank(F), LowError);
}

TEST(Sarif, FileThatIsGoneStillHasItsPlace) {
  Project Code({{"a.c", "retry();\n"}});
  ReportedFinding Reported = Code.finding("retry-unbounded", Code.place("a.c", "retry"), "m");
  Reported.Finding.Where.File = "gone.c";
  json Result = onlyResult(Code, Reported);
  EXPECT_EQ(Result["locations"][0]["physicalLocation"]["region"]["startLine"], 1);
  EXPECT_FALSE(Result.contains("partialFingerprints"));
}

TEST(Sarif, FileThatShrankStillHasValidRegions) {
  Project Code({{"a.c", "x\n"}});
  ReportedFinding Reported = Code.finding("retry-unbounded", Code.place("a.c", "x"), "m");
  Reported.Finding.Where.At = {1, 40, 9, 400, 40, 14, 405, false};
  json Region = onlyResult(Code, Reported)["locations"][0]["physicalLocation"]["region"];
  EXPECT_LE(Region["startColumn"], Region["endColumn"]);
  EXPECT_FALSE(Region.contains("snippet"));
}

TEST(Sarif, HashOfTheFileIsIndependent) {
  Project Code({{"a.c", "retry();\n"}});
  json Artifact =
      log({Code.finding("retry-unbounded", Code.place("a.c", "retry"), "m")}, Code.Run)["runs"][0]["artifacts"][0];
  EXPECT_EQ(Artifact["hashes"]["sha-256"],
            "417714123361e501771db08c616cac1d599455548d432b4a80ce977d21ca613d");
  EXPECT_EQ(Artifact["length"], 9);
}

} // namespace
