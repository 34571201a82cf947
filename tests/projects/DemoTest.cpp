//===- DemoTest.cpp - From a small project's sources to findings ----------===//

#include "Expectations.h"
#include "Project.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include <algorithm>

using namespace retrylint::test;
using testing::HasSubstr;

TEST(Demo, FindsWhatItsSourcesExpectAndNothingElse) {
  Project Demo("demo");
  Analysis Result = Demo.check();
  EXPECT_EQ(Result.Command.Exit, 1) << Result.Command.Error;
  ASSERT_TRUE(Result.Sarif.is_object());
  Findings Wanted = expected(Demo.root());
  ASSERT_FALSE(Wanted.empty());
  EXPECT_EQ(reported(Result.Sarif, Demo.root()), Wanted);
}

TEST(Demo, SaysTheSameOnTheTerminalAsInSarif) {
  Project Demo("demo");
  Analysis Result = Demo.check();
  ASSERT_TRUE(Result.Sarif.is_object());
  for (const auto &Run : Result.Sarif.at("runs"))
    for (const auto &Each : Run.at("results"))
      EXPECT_THAT(Result.Command.Out,
                  HasSubstr("[" + Each.at("ruleId").get<std::string>() + "]"));
}

TEST(Demo, ShowsTheWayRoundOfEveryFinding) {
  Project Demo("demo");
  Analysis Result = Demo.check();
  ASSERT_TRUE(Result.Sarif.is_object());
  for (const auto &Run : Result.Sarif.at("runs"))
    for (const auto &Each : Run.at("results")) {
      ASSERT_TRUE(Each.contains("codeFlows")) << Each.at("message");
      EXPECT_GE(Each["codeFlows"][0]["threadFlows"][0]["locations"].size(), 2u)
          << Each.at("message");
    }
}

TEST(Demo, IsAnalysedToTheSameBytesWhateverTheNumberOfJobs) {
  Project Demo("demo");
  EXPECT_EQ(Demo.check("-j 1").Command.Out, Demo.check("-j 4").Command.Out);
}

TEST(Demo, HasOnlyTheChecksThatAreAskedFor) {
  Project Demo("demo");
  Analysis Result = Demo.check("--checks='-*,retry-callback-without-delay'");
  ASSERT_TRUE(Result.Sarif.is_object());
  Findings Found = reported(Result.Sarif, Demo.root());
  EXPECT_FALSE(Found.empty());
  EXPECT_TRUE(std::all_of(Found.begin(), Found.end(), [](const std::string &F) {
    return F.ends_with(" retry-callback-without-delay");
  }));
}
