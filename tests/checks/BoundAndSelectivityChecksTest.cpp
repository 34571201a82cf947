#include "Cycles.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::test;

//===----------------------------------------------------------------------===//
// retry-unbounded
//===----------------------------------------------------------------------===//

TEST(Unbounded, IsAnErrorWhereNothingWaits) {
  std::vector<Finding> All = findings("retry-unbounded", {endless()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message, "'fetch' is retried for ever while it fails, with "
                            "no delay; give up after "
                            "a number of attempts or at a deadline");
  EXPECT_EQ(All[0].Level, Level::Error);
}

TEST(Unbounded, IsAWarningWhereItWaitsTheSameTime) {
  std::vector<Finding> All =
      findings("retry-unbounded", {with(endless(), constant(1))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message,
            "'fetch' is retried for ever while it fails; give up after "
            "a number of attempts or at a deadline");
  EXPECT_EQ(All[0].Level, Level::Warning);
}

TEST(Unbounded, ReportsUncappedGrowthToo) {
  EXPECT_NE(message("retry-unbounded", with(endless(), growing(1))), "");
}

TEST(Unbounded, AnyBoundOrDoubtIsEnough) {
  for (Tristate Is : {Tristate::Yes, Tristate::Unknown}) {
    RetryCycle Count = endless(), Deadline = endless(), Stop = endless();
    Count.Bound.ByCount = Is;
    Deadline.Bound.ByDeadline = Is;
    Stop.Bound.ByStop = Is;
    for (const RetryCycle &Retry : {Count, Deadline, Stop})
      EXPECT_EQ(message("retry-unbounded", Retry), "");
  }
}

TEST(Unbounded, ALongLivedClientThatBacksOffIsRight) {
  EXPECT_EQ(message("retry-unbounded", with(endless(), capped(growing(1), 60))),
            "");
  RetryCycle Timer = with(callback(), constant(5));
  Timer.Back = Back::Timer;
  EXPECT_EQ(message("retry-unbounded", Timer), "");
  link::Delay Unknown = constant(1);
  Unknown.Growth = Growth::Unknown;
  EXPECT_EQ(message("retry-unbounded", with(endless(), Unknown)), "");
}

TEST(Unbounded, IsSilentOnHarmlessOnes) {
  RetryCycle Local = endless(), Asked = endless(), Others = endless();
  Local.Attempt.Local = Tristate::Yes;
  Asked.Interactive = true;
  Others.Attempt.SameTarget = Tristate::No;
  for (const RetryCycle &Retry : {Local, Asked, Others})
    EXPECT_EQ(message("retry-unbounded", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-permanent-error
//===----------------------------------------------------------------------===//

static RetryCycle on(const char *Name, ir::FailureClass Class) {
  RetryCycle Retry = loop();
  Retry.Selectivity.Classified = Tristate::Yes;
  Retry.Selectivity.Retried.push_back({Name, Class, at(12)});
  return Retry;
}

TEST(PermanentError, NamesWhatIsRetriedExplicitly) {
  std::vector<Finding> All = findings("retry-permanent-error",
                                      {on("401", ir::FailureClass::Permanent)});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "'fetch' is retried on 401, which the same request will meet again; give "
      "up on it at once");
  EXPECT_EQ(All[0].Level, Level::Warning);
  EXPECT_EQ(All[0].Where, at(12));
}

TEST(PermanentError, OtherClassesBelongToOtherChecks) {
  for (auto Class : {ir::FailureClass::Throttled, ir::FailureClass::Cancelled,
                     ir::FailureClass::Transient, ir::FailureClass::Unknown})
    EXPECT_EQ(message("retry-permanent-error", on("503", Class)), "");
}

TEST(PermanentError, ReportsACatchAll) {
  std::vector<Finding> All = findings("retry-permanent-error", {loop()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message, "'!fetch()' retries every failure of 'fetch', up "
                            "to 5 times, also a refusal "
                            "that the same request will meet again; tell "
                            "failures apart and give up on "
                            "those that will not pass");
  EXPECT_EQ(All[0].Level, Level::Warning);
  EXPECT_EQ(All[0].Where, at(11));
}

TEST(PermanentError, ACatchAllIsANoteWhereLittleDependsOnIt) {
  RetryCycle Few = loop(), NoStatus = loop(), SomeCount = loop();
  Few.Bound.MaxAttempts = 3;
  NoStatus.Attempt.Model.CarriesStatus = Tristate::Unknown;
  SomeCount.Bound.MaxAttempts.reset();
  for (const RetryCycle &Retry : {Few, NoStatus, SomeCount}) {
    std::vector<Finding> All = findings("retry-permanent-error", {Retry});
    ASSERT_EQ(All.size(), 1u);
    EXPECT_EQ(All[0].Level, Level::Note);
  }
}

TEST(PermanentError, IsSilentOnOneRetryConnectsAndClassifiers) {
  RetryCycle Once = loop(), Connect = loop(), Classified = loop(),
             Maybe = loop(), Rerun = loop(), Local = loop(), Asked = loop();
  Once.Bound.MaxAttempts = 2;
  Connect.Attempt.Model.ConnectOnly = Tristate::Yes;
  Classified.Selectivity.Classified = Tristate::Yes;
  Maybe.Selectivity.Classified = Tristate::Unknown;
  Rerun.TransactionRerun = true;
  Local.Attempt.Local = Tristate::Yes;
  Asked.Interactive = true;
  for (const RetryCycle &Retry :
       {Once, Connect, Classified, Maybe, Rerun, Local, Asked})
    EXPECT_EQ(message("retry-permanent-error", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-stuck-counter
//===----------------------------------------------------------------------===//

static RetryCycle stuck() {
  RetryCycle Retry = endless();
  Retry.Bound.StuckWhere = at(8, 7);
  Retry.Bound.StuckCounter = "Tries";
  return Retry;
}

TEST(StuckCounter, SaysThatItDoesNotMove) {
  std::vector<Finding> All = findings("retry-stuck-counter", {stuck()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message,
            "'Tries' limits the retries of 'fetch', and does not change "
            "when one fails; advance it on every way back");
  EXPECT_EQ(All[0].Level, Level::Error);
  EXPECT_EQ(All[0].Where, at(8, 7));
}

TEST(StuckCounter, SaysWhereItIsSetBack) {
  RetryCycle Retry = stuck();
  Retry.Bound.StuckReset = true;
  Retry.Bound.StuckResetWhere = at(13);
  EXPECT_EQ(message("retry-stuck-counter", Retry),
            "'Tries' limits the retries of 'fetch', and is set back on line 13 "
            "on the way "
            "to the next one; set it back only after a success");
}

TEST(StuckCounter, IsSilentWhereSomethingElseEndsIt) {
  RetryCycle Count = stuck(), Deadline = stuck();
  Count.Bound.ByCount = Tristate::Yes;
  Deadline.Bound.ByDeadline = Tristate::Yes;
  for (const RetryCycle &Retry : {Count, Deadline, endless()})
    EXPECT_EQ(message("retry-stuck-counter", Retry), "");
}

TEST(StuckCounter, StandsInThePlaceOfTheMissingBound) {
  CheckSet Set(
      [](std::string_view Name) {
        return Name == "retry-unbounded" || Name == "retry-stuck-counter";
      },
      {});
  std::vector<Finding> All = Set.run(std::vector{stuck()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Check, "retry-stuck-counter");
}

//===----------------------------------------------------------------------===//
// retry-recursion
//===----------------------------------------------------------------------===//

static RetryCycle recursive(RetryCycle Retry) {
  Retry.Back = Back::Recursion;
  return Retry;
}

TEST(Recursion, IsAnErrorWithoutABound) {
  std::vector<Finding> All =
      findings("retry-recursion", {recursive(endless())});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message, "each failure of 'fetch' calls this function again "
                            "from within, until the "
                            "stack is used up; make it a loop, or let a timer "
                            "start the next attempt");
  EXPECT_EQ(All[0].Level, Level::Error);
}

TEST(Recursion, QuotesTheDepth) {
  RetryCycle Retry = recursive(loop());
  EXPECT_EQ(message("retry-recursion", Retry), ""); // five deep is none
  Retry.Bound.MaxAttempts = 50;
  std::vector<Finding> All = findings("retry-recursion", {Retry});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_NE(All[0].Message.find(", 50 calls deep;"), std::string::npos);
  EXPECT_EQ(All[0].Level, Level::Warning);
}

TEST(Recursion, IsSilentOnOtherWaysBackAndOnDoubt) {
  RetryCycle Count = recursive(loop()), Walk = recursive(endless());
  Count.Bound.MaxAttempts.reset();
  Walk.Attempt.SameTarget = Tristate::No;
  for (const RetryCycle &Retry : {Count, Walk, endless(), callback()})
    EXPECT_EQ(message("retry-recursion", Retry), "");
}
