// Which findings a project already knows, after its code has moved on.

#include "Project.h"

#include "driver/Baseline.h"
#include "driver/reports/Fingerprint.h"

#include <gmock/gmock.h>

using namespace retrylint::driver;
using retrylint::driver::test::Project;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

using Findings = std::vector<ReportedFinding>;

const char *Connect = "int dial(int fd) {\n  while (connect(fd) < 0)\n    ;\n  return fd;\n}\n";

Findings dialFindings(const Project &Code, const std::string &File) {
  Findings Out = {Code.finding("retry-unbounded", Code.place(File, "while"), "m", "dial")};
  addFingerprints(Out, *Code.Sources);
  return Out;
}

Baseline of(Findings All) {
  return compare(Baseline(), All, [](llvm::StringRef) { return true; }).New;
}

BaselineMatch compareAll(const Baseline &Known, Findings &Now) {
  return compare(Known, Now, [](llvm::StringRef) { return true; });
}

TEST(Baseline, WithoutEntriesAllIsNew) {
  Project Code({{"net.c", Connect}});
  Findings Now = dialFindings(Code, "net.c");
  BaselineMatch Match = compareAll(Baseline(), Now);
  EXPECT_EQ(Now[0].Baseline, BaselineState::New);
  EXPECT_TRUE(Now[0].active());
  EXPECT_EQ(Match.New.Entries.size(), 1u);
}

TEST(Baseline, KnowsWhatMovedWithinItsFile) {
  Project Before({{"net.c", Connect}}), After({{"net.c", "#include <a.h>\n\n" + std::string(Connect)}});
  Findings Now = dialFindings(After, "net.c");
  BaselineMatch Match = compareAll(of(dialFindings(Before, "net.c")), Now);
  EXPECT_EQ(Now[0].Baseline, BaselineState::Unchanged);
  EXPECT_FALSE(Now[0].active());
  EXPECT_TRUE(Match.Stale.Entries.empty());
}

TEST(Baseline, KnowsWhatMovedToAnotherFile) {
  Project Before({{"net.c", Connect}}), After({{"lib/dial.c", Connect}});
  Findings Now = dialFindings(After, "lib/dial.c");
  BaselineMatch Match = compareAll(of(dialFindings(Before, "net.c")), Now);
  EXPECT_EQ(Now[0].Baseline, BaselineState::Unchanged);
  ASSERT_EQ(Match.Matched.Entries.size(), 1u);
  EXPECT_EQ(Match.Matched.Entries[0].File, "lib/dial.c"); // what update will write
}

TEST(Baseline, OtherCodeOnTheLineIsNew) {
  Project Before({{"net.c", Connect}});
  Project After({{"net.c", "int dial(int fd) {\n  while (connect(fd) == -1)\n    ;\n  return fd;\n}\n"}});
  Findings Now = dialFindings(After, "net.c");
  BaselineMatch Match = compareAll(of(dialFindings(Before, "net.c")), Now);
  EXPECT_EQ(Now[0].Baseline, BaselineState::New);
  EXPECT_EQ(Match.Stale.Entries.size(), 1u);
}

TEST(Baseline, AnotherTwinIsNew) {
  Project Code({{"net.c", std::string(Connect) + Connect}});
  Findings Now = {Code.finding("retry-unbounded", Code.place("net.c", "while", 1), "m", "dial"),
                  Code.finding("retry-unbounded", Code.place("net.c", "while", 2), "m", "dial")};
  addFingerprints(Now, *Code.Sources);
  compareAll(of(dialFindings(Code, "net.c")), Now);
  EXPECT_EQ(Now[0].Baseline, BaselineState::Unchanged);
  EXPECT_EQ(Now[1].Baseline, BaselineState::New);
}

TEST(Baseline, TwinInANewFileDoesNotTakeThePlace) {
  Project Before({{"b.c", Connect}}), After({{"a.c", Connect}, {"b.c", Connect}});
  Findings Now = {dialFindings(After, "a.c")[0], dialFindings(After, "b.c")[0]};
  addFingerprints(Now, *After.Sources);
  compareAll(of(dialFindings(Before, "b.c")), Now);
  EXPECT_EQ(Now[0].Baseline, BaselineState::New);
  EXPECT_EQ(Now[1].Baseline, BaselineState::Unchanged);
}

TEST(Baseline, FixedFindingLeavesAStaleEntry) {
  Project Code({{"net.c", Connect}});
  Findings None;
  BaselineMatch Match = compareAll(of(dialFindings(Code, "net.c")), None);
  ASSERT_EQ(Match.Stale.Entries.size(), 1u);
  EXPECT_EQ(Match.Stale.Entries[0].File, "net.c");
}

TEST(Baseline, WhatWasNotLookedAtIsNotStale) {
  Project Code({{"net.c", Connect}});
  Findings None;
  BaselineMatch Match = compare(of(dialFindings(Code, "net.c")), None,
                                [](llvm::StringRef File) { return File != "net.c"; });
  EXPECT_TRUE(Match.Stale.Entries.empty());
  EXPECT_EQ(Match.Unseen.Entries.size(), 1u);
}

TEST(Baseline, SuppressedFindingsTakeNoPart) {
  Project Code({{"net.c", Connect}});
  Findings Now = dialFindings(Code, "net.c");
  Baseline Known = of(Now);
  Now[0].Suppressed = true;
  BaselineMatch Match = compareAll(Known, Now);
  EXPECT_EQ(Match.Stale.Entries.size(), 1u);
  EXPECT_TRUE(Match.New.Entries.empty());
}

TEST(BaselineFile, RoundTripsInOrder) {
  Baseline Out;
  Out.Entries = {{"b.c", "retry-unbounded", "operator<", "0123456789abcdef"},
                 {"a \"1\".c", "retry-unbounded", "", "fedcba9876543210"}};
  std::string Text = Out.text(), Error;
  std::optional<Baseline> In = Baseline::parse(Text, "baseline.json", Error);
  ASSERT_TRUE(In) << Error;
  EXPECT_THAT(In->Entries, ElementsAre(Out.Entries[1], Out.Entries[0]));
  EXPECT_EQ(In->text(), Text);
}

TEST(BaselineFile, EmptyIsValid) {
  std::string Error;
  std::optional<Baseline> In = Baseline::parse(Baseline().text(), "baseline.json", Error);
  ASSERT_TRUE(In) << Error;
  EXPECT_TRUE(In->Entries.empty());
}

std::string errorOf(llvm::StringRef Text) {
  std::string Error;
  EXPECT_FALSE(Baseline::parse(Text, "baseline.json", Error));
  return Error;
}

TEST(BaselineFile, ErrorsHaveAPlace) {
  EXPECT_THAT(errorOf(""), StartsWith("baseline.json:1: no valid JSON"));
  EXPECT_THAT(errorOf("{\n<<<<<<< HEAD\n"), StartsWith("baseline.json:2: no valid JSON"));
  EXPECT_THAT(errorOf("[]"), HasSubstr("not a baseline"));
  EXPECT_THAT(errorOf(R"({"format": "retrylint-baseline/2", "findings": []})"), HasSubstr("not a baseline"));
  EXPECT_THAT(errorOf(R"({"format": 7, "findings": []})"), HasSubstr("not a baseline"));
  EXPECT_THAT(errorOf(R"({"format": "retrylint-baseline/1"})"), HasSubstr("(/findings)"));
  EXPECT_THAT(errorOf(R"({"format": "retrylint-baseline/1", "findings": [1]})"), HasSubstr("(/findings/0)"));
  EXPECT_THAT(errorOf(R"({"format": "retrylint-baseline/1", "findings": [{"file": "a.c", "check": 1}]})"),
              HasSubstr("(/findings/0) has no text as \"check\""));
}

} // namespace
