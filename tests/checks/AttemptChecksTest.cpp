#include "Cycles.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::test;

static RetryCycle on(const char *Name, ir::FailureClass Class) {
  RetryCycle Retry = with(loop(), growing(1));
  Retry.Selectivity.Classified = Tristate::Yes;
  Retry.Selectivity.Retried.push_back({Name, Class, at(12)});
  return Retry;
}

//===----------------------------------------------------------------------===//
// retry-ignored-retry-after
//===----------------------------------------------------------------------===//

static RetryCycle throttled() {
  RetryCycle Retry = on("429", ir::FailureClass::Throttled);
  Retry.Selectivity.ReadsRetryAfter = Tristate::No;
  return Retry;
}

TEST(IgnoredRetryAfter, NamesTheStatus) {
  EXPECT_EQ(message("retry-ignored-retry-after", throttled()),
            "'fetch' is retried on 429, and how long the server asks to wait "
            "is never "
            "read; read Retry-After and wait that long, up to a limit");
}

TEST(IgnoredRetryAfter, IsSilentWhereItIsReadOrDoesNotApply) {
  RetryCycle Reads = throttled(), Maybe = throttled(), Rpc = throttled(),
             Long = throttled(), Directed = throttled();
  Reads.Selectivity.ReadsRetryAfter = Tristate::Yes;
  Maybe.Selectivity.ReadsRetryAfter = Tristate::Unknown;
  Rpc.Attempt.Model.Protocol = "grpc";
  Long.Delays[0].First = seconds(120);
  Directed.Delays[0].ServerDirected = Tristate::Yes;
  RetryCycle Other = on("500", ir::FailureClass::Transient);
  Other.Selectivity.ReadsRetryAfter = Tristate::No;
  for (const RetryCycle &Retry : {Reads, Maybe, Rpc, Long, Directed, Other})
    EXPECT_EQ(message("retry-ignored-retry-after", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-after-cancellation
//===----------------------------------------------------------------------===//

TEST(AfterCancellation, NamesTheCode) {
  EXPECT_EQ(
      message("retry-after-cancellation",
              on("operation_aborted", ir::FailureClass::Cancelled)),
      "'fetch' is retried on operation_aborted, which says that this program "
      "cancelled it; return without another attempt");
}

TEST(AfterCancellation, OtherClassesAreNoCancellation) {
  EXPECT_EQ(message("retry-after-cancellation",
                    on("401", ir::FailureClass::Permanent)),
            "");
  EXPECT_EQ(message("retry-after-cancellation", loop()), "");
}

//===----------------------------------------------------------------------===//
// retry-non-idempotent
//===----------------------------------------------------------------------===//

static RetryCycle payment() {
  RetryCycle Retry = loop();
  Retry.Attempt.Idempotent = Tristate::No;
  Retry.Attempt.IdempotencyKey = Tristate::No;
  return Retry;
}

TEST(NonIdempotent, ReportsTheAttempt) {
  std::vector<Finding> All = findings("retry-non-idempotent", {payment()});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message, "'fetch' is retried although it may have been done "
                            "when its answer was lost, "
                            "up to 5 times; send a key that is made once, "
                            "before the first attempt, or "
                            "retry only failures to connect");
  EXPECT_EQ(All[0].Where, at(10));
}

TEST(NonIdempotent, IsSilentWhereRepeatsAreHarmless) {
  RetryCycle Idempotent = payment(), Maybe = payment(), Key = payment(),
             MaybeKey = payment(), Unsent = payment(), Rerun = payment(),
             Connect = payment(), Asked = payment();
  Idempotent.Attempt.Idempotent = Tristate::Yes;
  Maybe.Attempt.Idempotent = Tristate::Unknown;
  Key.Attempt.IdempotencyKey = Tristate::Yes;
  MaybeKey.Attempt.IdempotencyKey = Tristate::Unknown;
  Unsent.Selectivity.OnlyUnsent = Tristate::Yes;
  Rerun.TransactionRerun = true;
  Connect.Attempt.Model.ConnectOnly = Tristate::Yes;
  Asked.Interactive = true;
  for (const RetryCycle &Retry :
       {Idempotent, Maybe, Key, MaybeKey, Unsent, Rerun, Connect, Asked})
    EXPECT_EQ(message("retry-non-idempotent", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-nested
//===----------------------------------------------------------------------===//

static RetryCycle
layered(std::initializer_list<std::optional<unsigned>> Inner) {
  RetryCycle Retry = loop();
  for (std::optional<unsigned> Attempts : Inner)
    Retry.Layers.push_back({"inner", at(30), Attempts, false});
  return Retry;
}

TEST(Nested, QuotesTheProduct) {
  EXPECT_EQ(message("retry-nested", layered({3u})),
            "one failing request becomes 15 of 'fetch': 5 here, 3 in 'inner'; "
            "retry in "
            "one layer only, and let the others make one attempt");
  EXPECT_NE(message("retry-nested", layered({3u, 4u})).find("becomes 60 of"),
            std::string::npos);
}

TEST(Nested, SmallAndUnknownProductsAreNotReported) {
  RetryCycle Few = layered({3u});
  Few.Bound.MaxAttempts = 3;
  RetryCycle Endless = layered({3u});
  Endless.Bound.MaxAttempts.reset();
  RetryCycle Rerun = layered({3u}), Others = layered({3u});
  Rerun.TransactionRerun = true;
  Others.Attempt.SameTarget = Tristate::No;
  for (const RetryCycle &Retry :
       {Few, Endless, Rerun, Others, layered({std::nullopt}), layered({1u}),
        loop()})
    EXPECT_EQ(message("retry-nested", Retry), "");
  EXPECT_EQ(message("retry-nested", layered({3u}),
                    {{"retry-nested.MaxProduct", "20"}}),
            "");
}

TEST(Nested, HugeProductsStayFinite) {
  RetryCycle Retry = layered({4000000000u, 4000000000u, 4000000000u});
  Retry.Bound.MaxAttempts = 4000000000u;
  EXPECT_NE(message("retry-nested", Retry), "");
}

//===----------------------------------------------------------------------===//
// retry-without-timeout, retry-renewed-deadline, retry-deadline-as-delay
//===----------------------------------------------------------------------===//

TEST(WithoutTimeout, ReportsOnlyWhatIsKnownToHaveNone) {
  RetryCycle Retry = loop();
  EXPECT_EQ(message("retry-without-timeout", Retry), "");
  Retry.Attempt.HasTimeout = Tristate::Yes;
  EXPECT_EQ(message("retry-without-timeout", Retry), "");
  Retry.Attempt.HasTimeout = Tristate::No;
  EXPECT_EQ(
      message("retry-without-timeout", Retry),
      "'fetch' is retried and has no timeout, so that an attempt that gets no "
      "answer never ends; set one before the first attempt");
  Retry.Attempt.Local = Tristate::Yes;
  EXPECT_EQ(message("retry-without-timeout", Retry), "");
}

static RetryCycle renewed(RetryCycle Retry, double Seconds) {
  Retry.Attempt.DeadlineRenewed = Tristate::Yes;
  Retry.Attempt.DeadlineWhere = at(9);
  Retry.Attempt.Timeout = seconds(Seconds);
  return Retry;
}

TEST(RenewedDeadline, QuotesTheSum) {
  std::vector<Finding> All =
      findings("retry-renewed-deadline", {renewed(loop(), 30)});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "each attempt of 'fetch' gets a new deadline, up to 2 min 30 s in all; "
      "compute the deadline once, before the first attempt, and pass on what "
      "is "
      "left");
  EXPECT_EQ(All[0].Level, Level::Note);
  EXPECT_EQ(All[0].Where, at(9));
  EXPECT_NE(message("retry-renewed-deadline", renewed(endless(), 1)), "");
}

TEST(RenewedDeadline, IsSilentWhereSomethingLimitsTheWhole) {
  RetryCycle Overall = renewed(loop(), 30), Daemon = renewed(endless(), 30),
             Background = renewed(callback(), 30), Once = renewed(loop(), 30);
  Overall.Bound.ByDeadline = Tristate::Yes;
  Daemon.Bound.ByStop = Tristate::Yes;
  Once.Attempt.DeadlineRenewed = Tristate::No;
  for (const RetryCycle &Retry :
       {Overall, Daemon, Background, Once, renewed(loop(), 10)})
    EXPECT_EQ(message("retry-renewed-deadline", Retry), "");
}

TEST(DeadlineAsDelay, ReportsADeadlineThatNothingWaitsFor) {
  EXPECT_EQ(message("retry-deadline-as-delay", renewed(loop(), 5)),
            "the deadline of 5 s limits each attempt of 'fetch' and is no "
            "delay: when it "
            "fails early, the next one starts at once, up to 5 times; sleep "
            "until the "
            "deadline before the next attempt");
  EXPECT_EQ(
      message("retry-deadline-as-delay", with(renewed(loop(), 5), constant(1))),
      "");
  EXPECT_EQ(message("retry-deadline-as-delay", loop()), "");
}

TEST(DeadlineAsDelay, StandsInThePlaceOfTheMissingDelay) {
  CheckSet Set([](std::string_view Name) { return Name.ends_with("delay"); },
               {});
  std::vector<Finding> All = Set.run(std::vector{renewed(loop(), 5)});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Check, "retry-deadline-as-delay");
}
