//===- MessengerTest.cpp - The outage, and its repair ---------------------===//

#include "Expectations.h"
#include "Project.h"

#include "gtest/gtest.h"

using namespace retrylint::test;

TEST(Messenger, HasEveryMistakeOfTheOutage) {
  GTEST_SKIP() << "not told yet: job queues that retry what was refused, stacked timers";
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
