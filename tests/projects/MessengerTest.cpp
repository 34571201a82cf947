//===- MessengerTest.cpp - The outage, and its repair ---------------------===//

#include "Expectations.h"
#include "Project.h"

#include "gtest/gtest.h"

#include <fstream>
#include <sstream>

using namespace retrylint::test;

TEST(Messenger, HasEveryMistakeOfTheOutage) {
  Project Messenger("messenger");
  Analysis Result = Messenger.check("--profile=strict");
  EXPECT_EQ(Result.Command.Exit, 1) << Result.Command.Error;
  ASSERT_TRUE(Result.Sarif.is_object());
  Findings Wanted = expected(Messenger.root());
  ASSERT_FALSE(Wanted.empty());
  EXPECT_EQ(reported(Result.Sarif, Messenger.root()), Wanted);
}

TEST(Messenger, HasNoneOnceRepaired) {
  Project Repaired("messenger-repaired");
  Analysis Result = Repaired.check("--profile=strict");
  EXPECT_EQ(Result.Command.Exit, 0) << Result.Command.Out;
  ASSERT_TRUE(Result.Sarif.is_object());
  EXPECT_EQ(reported(Result.Sarif, Repaired.root()), Findings());
}

/// The README shows a part of what quickstart prints: each line of it, in this order.
TEST(Messenger, IsShownInTheReadmeAsItIsPrinted) {
  std::ifstream In(TEST_INPUTS "/../README.md");
  std::stringstream Text;
  Text << In.rdbuf();
  std::string Readme = Text.str();
  std::size_t Begin = Readme.find("What it prints of the demo");
  ASSERT_NE(Begin, Readme.npos);
  Begin = Readme.find("```\n", Begin) + 4;
  std::istringstream Lines(Readme.substr(Begin, Readme.find("```", Begin) - Begin));
  Project Messenger("messenger");
  std::string Out = Messenger.check("--profile=strict").Command.Out;
  std::size_t At = 0;
  unsigned Shown = 0;
  for (std::string Line; std::getline(Lines, Line); ++Shown) {
    std::size_t Found = Out.find(Line + "\n", At);
    ASSERT_NE(Found, Out.npos) << "not printed, or not in this order: " << Line;
    At = Found + Line.size();
  }
  EXPECT_GE(Shown, 10u);
}
