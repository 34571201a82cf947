#include "Cycles.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::test;

//===----------------------------------------------------------------------===//
// retry-callback-without-delay
//===----------------------------------------------------------------------===//

TEST(CallbackWithoutDelay, ReportsARestartFromTheFailureHandler) {
  std::vector<Finding> All =
      findings("retry-callback-without-delay", {callback()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "'fetch' is started again from its own failure handler with no delay; "
      "wait on a timer first, longer after each failure");
  EXPECT_EQ(All[0].Level, Level::Error);
  EXPECT_EQ(All[0].Where, at(8));
}

TEST(CallbackWithoutDelay, ReportsARestartThatIsPosted) {
  RetryCycle Retry = callback();
  Retry.Back = Back::Queue;
  EXPECT_NE(message("retry-callback-without-delay", Retry), "");
}

TEST(CallbackWithoutDelay, SaysHowOften) {
  RetryCycle Retry = callback();
  Retry.Bound.MaxAttempts = 10;
  EXPECT_NE(
      message("retry-callback-without-delay", Retry).find("up to 10 times"),
      std::string::npos);
}

TEST(CallbackWithoutDelay, IsSilentWhereItWaitsOrMayWait) {
  RetryCycle Retry = callback();
  Retry.Waits = Tristate::Yes;
  EXPECT_EQ(message("retry-callback-without-delay", Retry), "");
  Retry.Waits = Tristate::Unknown;
  EXPECT_EQ(message("retry-callback-without-delay", Retry), "");
}

TEST(CallbackWithoutDelay, IsSilentOnOneRetryAndOnHarmlessOnes) {
  RetryCycle Once = callback(), Local = callback(), Asked = callback(),
             Others = callback(), Library = callback();
  Once.Bound.MaxAttempts = 2;
  Local.Attempt.Local = Tristate::Yes;
  Asked.Interactive = true;
  Others.Attempt.SameTarget = Tristate::No;
  Library.Attempt.Model.BuiltInBackoff = Tristate::Yes;
  for (const RetryCycle &Retry : {Once, Local, Asked, Others, Library, loop()})
    EXPECT_EQ(message("retry-callback-without-delay", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-without-delay
//===----------------------------------------------------------------------===//

TEST(WithoutDelay, ReportsTheLoop) {
  std::vector<Finding> All = findings("retry-without-delay", {loop()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "'fetch' is tried again at once after a failure, up to 5 times; wait "
      "before the next attempt, longer after each failure");
  EXPECT_EQ(All[0].Level, Level::Warning);
  EXPECT_EQ(All[0].Where, at(8));
}

TEST(WithoutDelay, ReportsGotoAndRecursion) {
  for (Back Way : {Back::Goto, Back::Recursion, Back::Unknown}) {
    RetryCycle Retry = loop();
    Retry.Back = Way;
    EXPECT_NE(message("retry-without-delay", Retry), "");
  }
}

TEST(WithoutDelay, LeavesCallbacksToTheirOwnCheck) {
  EXPECT_EQ(message("retry-without-delay", callback()), "");
}

TEST(WithoutDelay, IsSilentOnWhatIsNoStorm) {
  RetryCycle Once = loop(), Local = loop(), Asked = loop(), Others = loop(),
             Rerun = loop(), Unknown = loop();
  Once.Bound.MaxAttempts = 2;
  Local.Attempt.Local = Tristate::Yes;
  Asked.Interactive = true;
  Others.Attempt.SameTarget = Tristate::No;
  Rerun.TransactionRerun = true;
  Unknown.Waits = Tristate::Unknown;
  for (const RetryCycle &Retry :
       {Once, Local, Asked, Others, Rerun, Unknown, with(loop(), constant(1))})
    EXPECT_EQ(message("retry-without-delay", Retry), "");
}

TEST(WithoutDelay, BehindALoadBalancerABoundIsEnough) {
  CheckOptions Options = {{"retry-without-delay.BehindLoadBalancer", "true"}};
  EXPECT_EQ(message("retry-without-delay", loop(), Options), "");
  EXPECT_NE(message("retry-without-delay", endless(), Options), "");
}

//===----------------------------------------------------------------------===//
// retry-uncapped-delay
//===----------------------------------------------------------------------===//

TEST(UncappedDelay, QuotesWhatAnOutageReaches) {
  std::vector<Finding> All =
      findings("retry-uncapped-delay", {with(endless(), growing(1))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message,
            "the delay doubles from 1 s without a cap: attempt 16 "
            "waits 9 h 6 min; limit it with std::min");
  EXPECT_EQ(All[0].Where, at(15));
}

TEST(UncappedDelay, QuotesTheLastWaitWhereTheCountIsKnown) {
  RetryCycle Retry = with(loop(), growing(1, 3));
  Retry.Bound.MaxAttempts = 10;
  EXPECT_EQ(
      message("retry-uncapped-delay", Retry),
      "the delay grows exponentially from 1 s without a cap: attempt 9 waits "
      "1 h 49 min; limit it with std::min");
}

TEST(UncappedDelay, ABoundThatKeepsItShortIsACap) {
  RetryCycle Retry = with(loop(), growing(0.1));
  EXPECT_EQ(message("retry-uncapped-delay", Retry), "");
  Retry.Bound.MaxAttempts = 12; // 102 s
  EXPECT_EQ(message("retry-uncapped-delay", Retry), "");
  EXPECT_NE(message("retry-uncapped-delay", Retry,
                    {{"retry-uncapped-delay.MaxDelay", "30"}}),
            "");
  Retry.Bound.MaxAttempts = 14; // 410 s
  EXPECT_NE(message("retry-uncapped-delay", Retry), "");
}

TEST(UncappedDelay, PrefersTheSequenceToTheFormula) {
  RetryCycle Retry = with(loop(), growing(1));
  Retry.Delays[0].Sequence = {seconds(1), seconds(60), seconds(200),
                              seconds(400)};
  EXPECT_NE(
      message("retry-uncapped-delay", Retry).find("attempt 4 waits 6 min 40 s"),
      std::string::npos);
}

TEST(UncappedDelay, IsSilentOnWhatItDoesNotKnow) {
  RetryCycle Capped = with(endless(), capped(growing(1), 30)),
             Maybe = with(endless(), growing(1)),
             Count = with(loop(), growing(1)),
             Deadline = with(endless(), growing(1)),
             Linear = with(endless(), growing(1)),
             Base = with(loop(), growing(1));
  Maybe.Delays[0].Capped = Tristate::Unknown;
  Count.Bound.MaxAttempts.reset();
  Deadline.Bound.ByDeadline = Tristate::Yes;
  Linear.Delays[0].Growth = Growth::Linear;
  Base.Delays[0].First.reset();
  for (const RetryCycle &Retry : {Capped, Maybe, Count, Deadline, Linear, Base})
    EXPECT_EQ(message("retry-uncapped-delay", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-constant-delay
//===----------------------------------------------------------------------===//

TEST(ConstantDelay, ReportsTheWait) {
  std::vector<Finding> All =
      findings("retry-constant-delay", {with(loop(), constant(1))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "every retry of 'fetch' waits the same 1 s; let the delay grow between "
      "attempts, up to a cap, with jitter");
  EXPECT_EQ(All[0].Where, at(14));
}

TEST(ConstantDelay, ReportsAConfiguredTimeThatNeverChanges) {
  RetryCycle Retry = with(loop(), constant(1));
  Retry.Delays[0].First.reset();
  EXPECT_NE(message("retry-constant-delay", Retry).find("waits the same time;"),
            std::string::npos);
}

TEST(ConstantDelay, IsSilentWhereOneOfTheWaitsChanges) {
  RetryCycle Retry = with(loop(), constant(1));
  for (link::Delay Other : {growing(1), jittered(constant(1))})
    EXPECT_EQ(message("retry-constant-delay", with(Retry, Other)), "");
  link::Delay Unknown = constant(1);
  Unknown.Growth = Growth::Unknown;
  EXPECT_EQ(message("retry-constant-delay", with(Retry, Unknown)), "");
}

TEST(ConstantDelay, IsSilentOnFewAttemptsLongWaitsAndLocalPeers) {
  RetryCycle Few = with(loop(), constant(1)), Local = Few, Others = Few,
             Directed = Few, Blocked = Few;
  Few.Bound.MaxAttempts = 3;
  Local.Attempt.Local = Tristate::Yes;
  Others.Attempt.SameTarget = Tristate::No;
  Directed.Delays[0].ServerDirected = Tristate::Yes;
  Blocked.Delays[0].Kind = WaitKind::Attempt;
  for (const RetryCycle &Retry :
       {Few, Local, Others, Directed, Blocked, with(loop(), constant(61))})
    EXPECT_EQ(message("retry-constant-delay", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-without-jitter
//===----------------------------------------------------------------------===//

TEST(WithoutJitter, QuotesTheSequence) {
  std::vector<Finding> All = findings(
      "retry-without-jitter", {with(endless(), capped(growing(1), 60))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "the delay before each retry of 'fetch' is 1 s, 2 s, 4 s, ... in every "
      "client; add jitter, such as a random share of the delay");
}

TEST(WithoutJitter, NeedsNoFigures) {
  link::Delay Wait = growing(1);
  Wait.Growth = Growth::Linear;
  Wait.First.reset();
  EXPECT_NE(message("retry-without-jitter", with(endless(), Wait))
                .find("grows with no random part"),
            std::string::npos);
}

TEST(WithoutJitter, IsSilentWhereAnythingOnTheWayIsRandom) {
  EXPECT_EQ(message("retry-without-jitter",
                    with(with(endless(), growing(1)), jittered(constant(0.1)))),
            "");
  link::Delay Maybe = growing(1);
  Maybe.Jittered = Tristate::Unknown;
  EXPECT_EQ(message("retry-without-jitter", with(endless(), Maybe)), "");
}

TEST(WithoutJitter, IsSilentOnConstantDelaysAndSingleInstances) {
  EXPECT_EQ(message("retry-without-jitter", with(endless(), constant(1))), "");
  EXPECT_EQ(message("retry-without-jitter", with(endless(), growing(1)),
                    {{"retry-without-jitter.SingleInstance", "true"}}),
            "");
}
