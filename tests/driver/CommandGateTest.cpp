// The gate: which findings fail a run, and what a project already knows.

#include "TemporaryProject.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace retrylint {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// The same mistakes in another function.
constexpr const char *Uploader = "#include <curl/curl.h>\n"
                                 "unsigned sleep(unsigned seconds);\n"
                                 "int upload(CURL *handle) {\n"
                                 "  while (curl_easy_perform(handle) != CURLE_OK)\n"
                                 "    sleep(2);\n"
                                 "  return 0;\n"
                                 "}\n";

class CommandGate : public testing::Test {
protected:
  TemporaryProject Project;

  void SetUp() override {
    Project.writeClients();
    Project.database("compile_commands.json", {"src/fetch.c", "src/once.c"});
  }
  Ran baseline(const std::string &Action) const {
    return Project.run({"baseline", Action, "--baseline", "known.json"});
  }
  Ran gate(std::vector<std::string> More = {}) const {
    More.insert(More.begin(), {"check", "--baseline", "known.json", "--format=concise"});
    return Project.run(More);
  }
};

TEST_F(CommandGate, WhatIsKnownFailsNoRun) {
  EXPECT_EQ(gate().Exit, 2) << "there is no baseline yet";
  EXPECT_EQ(baseline("create").Exit, 0);
  Ran Run = gate();
  EXPECT_EQ(Run.Exit, 0) << Run.Out << Run.Err;
  EXPECT_THAT(Run.Out, IsEmpty());
  EXPECT_THAT(Run.Err, HasSubstr("3 in the baseline"));
  // Everything is still in a report that has room for it.
  gate({"--output=sarif=full.sarif", "--output=sarif-github=open.sarif"});
  EXPECT_THAT(Project.read("full.sarif"),
              AllOf(HasSubstr("\"baselineState\": \"unchanged\""), HasSubstr("retry-unbounded")));
  EXPECT_THAT(Project.read("open.sarif"), HasSubstr("\"results\":[]"));
}

TEST_F(CommandGate, CodeMayMoveAndFilesMayBeRenamed) {
  baseline("create");
  std::string Moved = std::string("/* A header comment.\n * On two lines.\n */\n") + StubbornClient;
  Project.write("src/fetch.c", Moved);
  EXPECT_EQ(gate().Exit, 0) << gate().Out;
  std::filesystem::rename(Project.path("src/fetch.c"), Project.path("src/download.c"));
  Project.database("compile_commands.json", {"src/download.c", "src/once.c"});
  Ran Run = gate();
  EXPECT_EQ(Run.Exit, 0) << Run.Out;
  EXPECT_THAT(Run.Err, Not(HasSubstr("fixed or changed")));
  // An update writes where they are now.
  EXPECT_EQ(baseline("update").Exit, 0);
  EXPECT_THAT(Project.read("known.json"), AllOf(HasSubstr("src/download.c"), Not(HasSubstr("src/fetch.c"))));
}

TEST_F(CommandGate, WhatIsNewFailsTheRunAndWhatIsKnownIsNotTold) {
  baseline("create");
  Project.write("src/upload.c", Uploader);
  Project.database("compile_commands.json", {"src/fetch.c", "src/once.c", "src/upload.c"});
  Ran Run = gate();
  EXPECT_EQ(Run.Exit, 1);
  EXPECT_THAT(Run.Out, AllOf(HasSubstr("src/upload.c:"), Not(HasSubstr("src/fetch.c:"))));
  Ran Checked = baseline("check");
  EXPECT_EQ(Checked.Exit, 1);
  EXPECT_THAT(Checked.Out, HasSubstr("new: retry-unbounded in upload, src/upload.c\n"));
}

TEST_F(CommandGate, WhatIsRepairedIsToldUntilItIsOffTheList) {
  baseline("create");
  Project.write("src/fetch.c", PlainClient);
  Ran Run = gate();
  EXPECT_EQ(Run.Exit, 0) << "a repair is no reason to fail";
  EXPECT_THAT(Run.Err, AllOf(HasSubstr("3 findings of the baseline fixed or changed"),
                             HasSubstr("retrylint baseline update")));
  Ran Checked = baseline("check");
  EXPECT_EQ(Checked.Exit, 1) << "a list that is out of date is one, for the command that asks";
  EXPECT_THAT(Checked.Out, HasSubstr("gone: retry-unbounded in fetch, src/fetch.c\n"));
  EXPECT_EQ(baseline("update").Exit, 0);
  EXPECT_THAT(gate().Err, Not(HasSubstr("fixed or changed")));
  EXPECT_EQ(baseline("check").Exit, 0);
}

TEST_F(CommandGate, APartOfTheProjectSaysNothingOfTheRest) {
  baseline("create");
  Ran Run = gate({"src/once.c"});
  EXPECT_EQ(Run.Exit, 0);
  EXPECT_THAT(Run.Err, Not(HasSubstr("fixed or changed")));
}

TEST_F(CommandGate, CreateWritesOverNothing) {
  Project.write("known.json", "mine\n");
  Ran Run = baseline("create");
  EXPECT_EQ(Run.Exit, 2);
  EXPECT_THAT(Run.Err, HasSubstr("known.json exists already"));
  EXPECT_EQ(Project.read("known.json"), "mine\n");
}

TEST_F(CommandGate, LevelsDecide) {
  for (auto [Level, Exit] : {std::pair("note", 1), {"warning", 1}, {"error", 0}, {"never", 0}}) {
    Ran Run = Project.run({"check", std::string("--fail-on=") + Level});
    EXPECT_EQ(Run.Exit, Exit) << Level;
    EXPECT_THAT(Run.Out, HasSubstr("[retry-unbounded]")) << Level;
  }
  Ran Wrong = Project.run({"check", "--fail-on=eror"});
  EXPECT_EQ(Wrong.Exit, 2);
  EXPECT_THAT(Wrong.Err, HasSubstr("'eror'"));
}

TEST_F(CommandGate, AllReportsInOneRun) {
  std::vector<std::string> Words = {"check"};
  const std::vector<std::string> Formats = {"text",   "concise", "json",       "sarif", "sarif-github", "junit",
                                            "github", "gitlab",  "checkstyle", "agent", "html"};
  for (const std::string &Each : Formats)
    Words.push_back("--output=" + Each + "=report." + Each);
  Ran Run = Project.run(Words);
  EXPECT_EQ(Run.Exit, 1) << Run.Err;
  for (const std::string &Each : Formats)
    EXPECT_THAT(Project.read("report." + Each), HasSubstr("retry-unbounded")) << Each;
}

} // namespace
} // namespace retrylint
