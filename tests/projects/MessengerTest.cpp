//===- MessengerTest.cpp - The outage, and its repair ---------------------===//

#include "Expectations.h"
#include "Project.h"

#include "gtest/gtest.h"

using namespace retrylint::test;

namespace {

/// What the sources mark and nobody tells them yet: blocks that a client is handed by its
/// callers, and calls when the service answers. What is told is struck off here.
const Findings NotTold = {
    "objc/HRNMessageSender.m:43 retry-permanent-error",
    "objc/HRNPreKeyManager.m:38 retry-permanent-error",
    "objc/HRNPreKeyManager.m:41 retry-unvalidated-delay",
    "objc/HRNReceiptSender.m:42 retry-permanent-error",
    "objc/HRNReceiptSender.m:44 retry-callback-without-delay",
};

} // namespace

TEST(Messenger, HasEveryMistakeOfTheOutageButThoseNotTold) {
  Project Messenger("messenger");
  Analysis Result = Messenger.check("--profile=strict");
  EXPECT_EQ(Result.Command.Exit, 1) << Result.Command.Error;
  ASSERT_TRUE(Result.Sarif.is_object());
  Findings Wanted = expected(Messenger.root());
  ASSERT_FALSE(Wanted.empty());
  Findings Told = reported(Result.Sarif, Messenger.root());
  Told.insert(NotTold.begin(), NotTold.end());
  EXPECT_EQ(Told, Wanted);
}

TEST(Messenger, HasNoneOnceRepaired) {
  Project Repaired("messenger-repaired");
  Analysis Result = Repaired.check("--profile=strict");
  EXPECT_EQ(Result.Command.Exit, 0) << Result.Command.Out;
  ASSERT_TRUE(Result.Sarif.is_object());
  EXPECT_EQ(reported(Result.Sarif, Repaired.root()), Findings());
}
