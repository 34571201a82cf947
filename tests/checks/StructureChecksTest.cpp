#include "Cycles.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::test;

//===----------------------------------------------------------------------===//
// retry-blocking-event-loop, retry-holding-lock
//===----------------------------------------------------------------------===//

TEST(BlockingEventLoop, ReportsTheSleep) {
  RetryCycle Retry = with(callback(), constant(5));
  EXPECT_EQ(message("retry-blocking-event-loop", Retry), "");
  Retry.Delays[0].InCallback = Tristate::Yes;
  EXPECT_EQ(message("retry-blocking-event-loop", Retry),
            "'pause' stops the event loop for 5 s before 'fetch' is tried "
            "again; let a "
            "timer of the loop start the next attempt");
  Retry.Delays[0].Kind = link::WaitKind::Timer;
  EXPECT_EQ(message("retry-blocking-event-loop", Retry), "");
}

TEST(HoldingLock, ReportsTheWaitOrElseTheAttempt) {
  RetryCycle Retry = with(loop(), constant(1));
  EXPECT_EQ(message("retry-holding-lock", Retry), "");
  Retry.HoldsLock = Tristate::Yes;
  Retry.LockName = "Mutex";
  std::vector<Finding> All = findings("retry-holding-lock", {Retry});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message, "'Mutex' is held while 'fetch' waits to be tried "
                            "again; release it first, or "
                            "wait on a condition variable that does");
  EXPECT_EQ(All[0].Where, at(14));
  Retry.Delays.clear();
  All = findings("retry-holding-lock", {Retry});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Where, at(10));
  Retry.Bound.MaxAttempts = 2;
  EXPECT_EQ(message("retry-holding-lock", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-grpc-context-reuse, retry-stale-state
//===----------------------------------------------------------------------===//

static RetryCycle sharing(link::Reuse::Way How) {
  RetryCycle Retry = loop();
  link::Reuse Shared;
  Shared.How = How;
  Shared.Name = "Context";
  Shared.Declared = at(7);
  Shared.Used = at(10, 20);
  Retry.Reused.push_back(Shared);
  return Retry;
}

TEST(GrpcContextReuse, ReportsTheArgument) {
  std::vector<Finding> All =
      findings("retry-grpc-context-reuse", {sharing(link::Reuse::OneShot)});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message,
            "'Context' serves one call, and every attempt of 'fetch' is "
            "given the same one; make a new one for each attempt");
  EXPECT_EQ(All[0].Where, at(10, 20));
  EXPECT_EQ(All[0].Level, Level::Error);
}

TEST(StaleState, ReportsEachWayOfGoingStale) {
  for (auto How :
       {link::Reuse::Accumulates, link::Reuse::Consumed, link::Reuse::Broken}) {
    EXPECT_EQ(message("retry-grpc-context-reuse", sharing(How)), "");
    std::vector<Finding> All = findings("retry-stale-state", {sharing(How)});
    ASSERT_EQ(All.size(), 1u);
    EXPECT_EQ(All[0].Level, Level::Note);
  }
  EXPECT_EQ(message("retry-stale-state", sharing(link::Reuse::OneShot)), "");
}

//===----------------------------------------------------------------------===//
// retry-stacked-timers
//===----------------------------------------------------------------------===//

TEST(StackedTimers, NamesTheOtherLine) {
  RetryCycle Retry = with(callback(), constant(5));
  Retry.Back = Back::Timer;
  EXPECT_EQ(message("retry-stacked-timers", Retry), "");
  Retry.Stacks = link::Stacking{at(20), at(33), "later"};
  EXPECT_EQ(message("retry-stacked-timers", Retry),
            "'later' arms a retry of 'fetch' while another may be pending from "
            "line 33; "
            "re-arm one timer object, or remember that a retry is pending");
}

//===----------------------------------------------------------------------===//
// What is no cycle
//===----------------------------------------------------------------------===//

static std::vector<Finding> observed(std::string_view Check,
                                     link::Observations Seen) {
  CheckSet Set([&](std::string_view Name) { return Name == Check; }, {});
  return Set.run(std::vector<RetryCycle>(), Seen);
}

static link::FollowUp followUp(Tristate SamePayload) {
  link::FollowUp Each;
  Each.Function = "Sender::send";
  Each.Failed.Name = "sendOverSocket";
  Each.Failed.Where = at(10);
  Each.Next.Name = "sendOverRest";
  Each.Next.Where = at(14);
  Each.SamePayload = SamePayload;
  Each.Classified = Tristate::No;
  Each.MayBeRejection = Tristate::Yes;
  Each.Guarded = Tristate::No;
  Each.Waits = Tristate::No;
  return Each;
}

TEST(FallbackOnRejection, ReportsTheSecondSending) {
  std::vector<Finding> All = observed("retry-fallback-on-rejection",
                                      {{}, {followUp(Tristate::Yes)}, {}});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "'sendOverRest' sends again what 'sendOverSocket' failed to send, also "
      "where "
      "the server answered and rejected it; fall back only where there was no "
      "answer");
  EXPECT_EQ(All[0].Where, at(14));
  EXPECT_EQ(All[0].Function, "Sender::send");
}

TEST(FallbackOnRejection, IsSilentOnFailOverAndOnDoubt) {
  link::FollowUp Classified = followUp(Tristate::Yes), Connect = Classified,
                 NoAnswer = Classified, Test = Classified;
  Classified.Classified = Tristate::Unknown;
  Connect.Failed.Model.ConnectOnly = Tristate::Yes;
  NoAnswer.MayBeRejection = Tristate::Unknown;
  Test.InTest = true;
  for (const link::FollowUp &Each :
       {Classified, Connect, NoAnswer, Test, followUp(Tristate::No),
        followUp(Tristate::Unknown)})
    EXPECT_TRUE(
        observed("retry-fallback-on-rejection", {{}, {Each}, {}}).empty());
}

TEST(UnthrottledRecovery, ReportsWorkOfAnotherKind) {
  std::vector<Finding> All = observed("retry-unthrottled-recovery",
                                      {{}, {followUp(Tristate::No)}, {}});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Level, Level::Note);
  link::FollowUp Guarded = followUp(Tristate::No), Waits = Guarded,
                 Test = Guarded;
  Guarded.Guarded = Tristate::Yes;
  Waits.Waits = Tristate::Yes;
  Test.InTest = true;
  for (const link::FollowUp &Each :
       {Guarded, Waits, Test, followUp(Tristate::Yes)})
    EXPECT_TRUE(
        observed("retry-unthrottled-recovery", {{}, {Each}, {}}).empty());
}

TEST(OnRecovery, ReportsAnAttemptWithoutARandomWait) {
  link::Recovery Each;
  Each.Event = "networkReachable";
  Each.Started.Name = "connect";
  Each.Started.Where = at(10);
  Each.Waits = Tristate::No;
  Each.Jittered = Tristate::No;
  std::vector<Finding> All = observed("retry-on-recovery", {{}, {}, {Each}});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "'connect' is started at once on 'networkReachable', as in every other "
      "client "
      "that the event reaches; wait a random time, spread over seconds, first");
  for (Tristate Jittered : {Tristate::Yes, Tristate::Unknown}) {
    Each.Jittered = Jittered;
    EXPECT_TRUE(observed("retry-on-recovery", {{}, {}, {Each}}).empty());
  }
}

TEST(LibraryOptions, SaysWhatTheModelSays) {
  link::OptionUse Use;
  Use.Where = at(10);
  Use.Call = "set_retries";
  EXPECT_TRUE(observed("retry-library-options", {{Use}, {}, {}}).empty());
  Use.Complaint = "-1 retries for ever; give it a number";
  std::vector<Finding> All = observed("retry-library-options", {{Use}, {}, {}});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message,
            "'set_retries': -1 retries for ever; give it a number");
  Use.InTest = true;
  EXPECT_TRUE(observed("retry-library-options", {{Use}, {}, {}}).empty());
}
