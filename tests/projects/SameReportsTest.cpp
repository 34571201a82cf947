//===- SameReportsTest.cpp - Reports do not depend on how they are made ---===//

#include "Project.h"

#include "gtest/gtest.h"

#include <filesystem>
#include <string>

using namespace retrylint::test;

namespace {

class Report : public testing::TestWithParam<const char *> {};

/// Where a report says where its project lies.
std::string withoutRoot(std::string Report, const std::filesystem::path &Root) {
  for (std::size_t At; (At = Report.find(Root.string())) != Report.npos;)
    Report.replace(At, Root.string().size(), "ROOT");
  return Report;
}

} // namespace

TEST_P(Report, IsTheSameWithAnyNumberOfJobsGateOrCache) {
  Project One(GetParam());
  const std::string First = One.sarif("--no-cache -j1");
  ASSERT_NE(First.find("\"ruleId\""), First.npos) << First;
  const std::string Cache = "--cache-dir='" + (One.build() / "cache").string() + "'";
  std::filesystem::remove_all(One.build() / "cache");
  EXPECT_EQ(One.sarif(Cache + " -j3 --no-gate"), First) << "a cold cache";
  EXPECT_EQ(One.sarif(Cache + " -j2"), First) << "a warm one";
}

INSTANTIATE_TEST_SUITE_P(Projects, Report, testing::Values("demo", "messenger"),
                         [](const auto &Info) { return std::string(Info.param); });

TEST(SameReport, InAnotherFolder) {
  Project Here("demo"), There = Project::elsewhere("demo");
  const std::string First = withoutRoot(Here.sarif("--no-cache"), Here.root());
  ASSERT_NE(First.find("\"ruleId\""), First.npos) << First;
  EXPECT_EQ(withoutRoot(There.sarif("--no-cache"), There.root()), First);
}
