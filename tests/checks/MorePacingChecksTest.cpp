#include "Cycles.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::test;

//===----------------------------------------------------------------------===//
// retry-negligible-delay
//===----------------------------------------------------------------------===//

TEST(NegligibleDelay, QuotesTheRate) {
  EXPECT_EQ(
      message("retry-negligible-delay", with(endless(), constant(0.0005))),
      "the wait before each retry of 'fetch' is only 500 us, up to 2000 "
      "attempts a "
      "second; start with some hundred milliseconds, and let it grow");
  EXPECT_EQ(message("retry-negligible-delay", with(endless(), constant(0))),
            "the wait before each retry of 'fetch' is only 0 s; start with "
            "some hundred "
            "milliseconds, and let it grow");
}

TEST(NegligibleDelay, IsSilentOnWhatMayBeEnough) {
  link::Delay Unknown = constant(0.001), Ready = constant(0.001);
  Unknown.First.reset();
  Ready.Kind = link::WaitKind::Ready;
  for (link::Delay Wait : {constant(0.01), growing(0.001),
                           jittered(constant(0.001)), Unknown, Ready})
    EXPECT_EQ(message("retry-negligible-delay", with(endless(), Wait)), "");
  EXPECT_EQ(message("retry-negligible-delay", endless()), "");
  EXPECT_EQ(message("retry-negligible-delay",
                    with(with(endless(), constant(0.006)), constant(0.005))),
            "");
}

TEST(NegligibleDelay, StandsInThePlaceOfTheConstantDelay) {
  CheckSet Set([](std::string_view Name) { return Name.ends_with("delay"); },
               {});
  std::vector<Finding> All =
      Set.run(std::vector{with(loop(), constant(0.001))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Check, "retry-negligible-delay");
}

//===----------------------------------------------------------------------===//
// retry-delay-overflow
//===----------------------------------------------------------------------===//

static link::Delay overflowing(link::Delay Wait, unsigned At) {
  Wait.OverflowAt = At;
  Wait.OverflowWhere = at(16);
  Wait.OverflowText = "1 << n";
  return Wait;
}

TEST(DelayOverflow, QuotesWhenItHappens) {
  RetryCycle Retry = with(endless(), overflowing(capped(growing(1), 60), 32));
  // 1 + 2 + 4 + ... + 32 + 25 times 60 s.
  std::vector<Finding> All = findings("retry-delay-overflow", {Retry});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(
      All[0].Message,
      "'1 << n' leaves its type at failed attempt 32, after 26 min 3 s of "
      "waiting, "
      "and the wait is then none; limit the exponent with std::min before the "
      "arithmetic");
  EXPECT_EQ(All[0].Where, at(16));
}

TEST(DelayOverflow, IsSilentWhereItIsNotReached) {
  // 2^31 s are 68 years.
  EXPECT_EQ(message("retry-delay-overflow",
                    with(endless(), overflowing(growing(1), 32))),
            "");
  RetryCycle Few = with(loop(), overflowing(capped(growing(1), 60), 32));
  EXPECT_EQ(message("retry-delay-overflow", Few), "");
  Few.Bound.MaxAttempts = 33;
  EXPECT_NE(message("retry-delay-overflow", Few), "");
  Few.Bound.MaxAttempts.reset(); // some count, nobody knows which
  RetryCycle Uncapped = with(loop(), overflowing(growing(1), 32));
  Uncapped.Bound.MaxAttempts.reset();
  EXPECT_EQ(message("retry-delay-overflow", Uncapped), "");
  // Who limits the delay expects that many.
  EXPECT_NE(message("retry-delay-overflow", Few), "");
  EXPECT_EQ(message("retry-delay-overflow", with(endless(), growing(1))), "");
}

//===----------------------------------------------------------------------===//
// retry-deterministic-jitter
//===----------------------------------------------------------------------===//

static link::Delay drawn(ir::RandomQuality Quality) {
  link::Delay Wait = jittered(growing(1));
  Wait.JitterQuality = Quality;
  Wait.SeedWhere = at(5);
  return Wait;
}

TEST(DeterministicJitter, ReportsTheSeed) {
  std::vector<Finding> All =
      findings("retry-deterministic-jitter",
               {with(endless(), drawn(ir::RandomQuality::Constant))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message,
            "the jitter before each retry of 'fetch' comes from a generator "
            "whose seed is "
            "the same in every client; seed it from the system's entropy, as "
            "std::random_device does");
  EXPECT_EQ(All[0].Level, Level::Warning);
  EXPECT_EQ(All[0].Where, at(5));
}

TEST(DeterministicJitter, ATimeIsANote) {
  std::vector<Finding> All =
      findings("retry-deterministic-jitter",
               {with(endless(), drawn(ir::RandomQuality::TimeSeed))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Level, Level::Note);
}

TEST(DeterministicJitter, OneGoodDrawIsEnough) {
  RetryCycle Retry = with(endless(), drawn(ir::RandomQuality::Constant));
  for (auto Quality : {ir::RandomQuality::Good, ir::RandomQuality::Unknown}) {
    EXPECT_EQ(
        message("retry-deterministic-jitter", with(Retry, drawn(Quality))), "");
    EXPECT_EQ(
        message("retry-deterministic-jitter", with(endless(), drawn(Quality))),
        "");
  }
  EXPECT_EQ(message("retry-deterministic-jitter", with(endless(), growing(1))),
            "");
}

//===----------------------------------------------------------------------===//
// retry-unvalidated-delay
//===----------------------------------------------------------------------===//

static link::Delay outside(Tristate HasFloor) {
  link::Delay Wait = constant(1);
  Wait.First.reset();
  Wait.FromOutside = Tristate::Yes;
  Wait.HasFloor = HasFloor;
  Wait.OutsideWhere = at(3);
  return Wait;
}

TEST(UnvalidatedDelay, ReportsTheReading) {
  std::vector<Finding> All = findings("retry-unvalidated-delay",
                                      {with(endless(), outside(Tristate::No))});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message, "the delay before each retry of 'fetch' is read "
                            "from outside and has no lower "
                            "limit, so that 0 makes it none; limit it with "
                            "std::clamp where it is read");
  EXPECT_EQ(All[0].Where, at(3));
}

TEST(UnvalidatedDelay, AnyFloorIsEnough) {
  EXPECT_EQ(message("retry-unvalidated-delay",
                    with(endless(), outside(Tristate::Yes))),
            "");
  EXPECT_EQ(message("retry-unvalidated-delay",
                    with(endless(), outside(Tristate::Unknown))),
            "");
  link::Delay Fixed = constant(1);
  Fixed.FromOutside = Tristate::No;
  EXPECT_EQ(message("retry-unvalidated-delay",
                    with(with(endless(), outside(Tristate::No)), Fixed)),
            "");
}

TEST(UnvalidatedDelay, TheServersWishNeedsALimit) {
  link::Delay Wish = constant(1);
  Wish.ServerDirected = Tristate::Yes;
  Wish.Capped = Tristate::No;
  EXPECT_NE(message("retry-unvalidated-delay", with(endless(), Wish)), "");
  Wish.Capped = Tristate::Yes;
  EXPECT_EQ(message("retry-unvalidated-delay", with(endless(), Wish)), "");
}

//===----------------------------------------------------------------------===//
// retry-delay-after-last-attempt, retry-early-backoff-reset
//===----------------------------------------------------------------------===//

TEST(DelayAfterLastAttempt, QuotesTheLastWait) {
  RetryCycle Retry = with(loop(), growing(1));
  EXPECT_EQ(message("retry-delay-after-last-attempt", Retry), "");
  Retry.Delays[0].AfterLast = Tristate::Yes;
  std::vector<Finding> All =
      findings("retry-delay-after-last-attempt", {Retry});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Message,
            "after the last attempt of 'fetch' it waits 16 s for nothing; "
            "test whether an attempt is left before the wait");
  EXPECT_EQ(All[0].Level, Level::Note);
  Retry.Delays[0] = constant(0.01);
  Retry.Delays[0].AfterLast = Tristate::Yes;
  EXPECT_EQ(message("retry-delay-after-last-attempt", Retry), "");
}

TEST(DelayAfterLastAttempt, GivesWayToWhatIsAlwaysShown) {
  RetryCycle Retry = with(loop(), constant(1));
  Retry.Delays[0].AfterLast = Tristate::Yes;
  CheckSet Set(
      [](std::string_view Name) {
        return Name == "retry-constant-delay" ||
               Name == "retry-delay-after-last-attempt";
      },
      {});
  std::vector<Finding> All = Set.run(std::vector{Retry});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Check, "retry-constant-delay");
}

TEST(EarlyBackoffReset, ReportsTheResetOrItsAbsence) {
  RetryCycle Retry = with(endless(), capped(growing(1), 60));
  EXPECT_EQ(message("retry-early-backoff-reset", Retry), "");
  Retry.Delays[0].ResetEarly = Tristate::Yes;
  Retry.Delays[0].ResetWhere = at(18);
  std::vector<Finding> All = findings("retry-early-backoff-reset", {Retry});
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(All[0].Where, at(18));
  EXPECT_EQ(
      All[0].Message,
      "the delay before each retry of 'fetch' starts over as soon as a "
      "connection "
      "stands, at 1 s; set it back after the first message, or a time without "
      "failure");
  Retry.Delays[0].ResetEarly = Tristate::No;
  EXPECT_EQ(message("retry-early-backoff-reset", Retry), "");
  Retry.Delays[0].NeverReset = Tristate::Yes;
  EXPECT_NE(message("retry-early-backoff-reset", Retry), "");
}
