// Fixes, from what a cycle knows of the source.

#include "Cycles.h"
#include "Remedies.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::test;

namespace {

Delay grown(std::string Variable, double Factor, double Unit) {
  Delay Wait;
  Wait.GrowthWhere = at(12, 5);
  Wait.Step = link::GrowthStep{std::move(Variable), Factor, /*Integer=*/true, /*Duration=*/false, Unit};
  return Wait;
}

std::string textOf(const std::optional<Fix> &Proposed) {
  if (!Proposed)
    return "";
  EXPECT_EQ(Proposed->Edits.size(), 1u);
  return Proposed->Edits[0].Text;
}

TEST(LimitGrowth, IsInTheVariablesUnit) {
  EXPECT_EQ(textOf(limitGrowth(grown("wait", 2, 1e9), seconds(60))), "wait = wait < 30 ? wait * 2 : 60");
  EXPECT_EQ(textOf(limitGrowth(grown("Millis", 2, 1e6), seconds(60))),
            "Millis = Millis < 30000 ? Millis * 2 : 60000");
  EXPECT_EQ(textOf(limitGrowth(grown("to->tenths", 2, 1e8), seconds(60))),
            "to->tenths = to->tenths < 300 ? to->tenths * 2 : 600");
}

TEST(LimitGrowth, NeverGoesAboveTheLimitBeforeIt) {
  // 20 is the last that would still lead below 60; with 21 it is 63.
  EXPECT_EQ(textOf(limitGrowth(grown("n", 3, 1e9), seconds(61))), "n = n < 21 ? n * 3 : 61");
  EXPECT_EQ(textOf(limitGrowth(grown("n", 1.5, 1e9), seconds(60))), "n = n < 40 ? n * 1.5 : 60");
}

TEST(LimitGrowth, KeepsFractions) {
  Delay Wait = grown("Seconds", 1.5, 1e9);
  Wait.Step->Integer = false;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(7.5))), "Seconds = Seconds < 5 ? Seconds * 1.5 : 7.5");
}

TEST(LimitGrowth, DurationsSayTheirUnit) {
  Delay Wait = grown("Delay", 2, 0);
  Wait.Step->Duration = true;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(60))),
            "Delay = Delay < std::chrono::seconds(30) ? Delay * 2 : std::chrono::seconds(60)");
  Wait.Step->Factor = 8;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(60))),
            "Delay = Delay < std::chrono::milliseconds(7500) ? Delay * 8 : std::chrono::seconds(60)");
  // milliseconds * 1.5 is no milliseconds.
  Wait.Step->Factor = 1.5;
  EXPECT_FALSE(limitGrowth(Wait, seconds(60)));
  Wait.Step->Integer = false;
  EXPECT_TRUE(limitGrowth(Wait, seconds(60)));
}

TEST(LimitGrowth, IsNoneWhereTheTextIsNotKnown) {
  Delay Wait = grown("wait", 2, 1e9);
  Wait.GrowthWhere.At.InMacro = true;
  EXPECT_FALSE(limitGrowth(Wait, seconds(60)));
  Wait.Step.reset();
  Wait.GrowthWhere.At.InMacro = false;
  EXPECT_FALSE(limitGrowth(Wait, seconds(60)));
}

TEST(LimitGrowth, IsNoneWhereTheLimitIsNoSaneNumber) {
  EXPECT_FALSE(limitGrowth(grown("minutes", 2, 60e9), seconds(60))) << "one step, and it would stand still";
  EXPECT_FALSE(limitGrowth(grown("nanos", 2, 1), seconds(60))) << "no int any more";
}

TEST(LimitGrowth, SaysMinWhereItIsDeclared) {
  Delay Wait = grown("Wait", 2, 1e9);
  Wait.Step->Min = true;
  Wait.Step->Bits = 32;
  Wait.Step->Signed = true;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(60))), "Wait = std::min(Wait * 2, 60)");
  Wait.Step->Signed = false;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(60))), "Wait = std::min(Wait * 2, 60u)");
  // A product that is no whole number has another type.
  Wait.Step->Factor = 1.5;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(60))), "Wait = Wait < 40 ? Wait * 1.5 : 60");
  Wait.Step->Integer = false;
  Wait.Step->Bits = 64;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(60))), "Wait = std::min(Wait * 1.5, 60.0)");
}

TEST(LimitGrowth, LeavesRoomForTheProduct) {
  Delay Wait = grown("Micros", 64, 1e3);
  Wait.Step->Min = true;
  Wait.Step->Bits = 32;
  EXPECT_EQ(textOf(limitGrowth(Wait, seconds(60))),
            "Micros = Micros < 937500 ? Micros * 64 : 60000000");
}

Delay shifted(std::vector<double> Seconds) {
  Delay Wait;
  link::Exponent Part;
  Part.Where = at(12, 20);
  Part.Where.At.EndLine = 12;
  Part.Where.At.EndColumn = 21;
  Part.Text = "n";
  Part.Type = "unsigned int";
  for (std::size_t I = 0; I < Seconds.size(); ++I)
    Part.Turns.push_back({double(I), seconds(Seconds[I])});
  Wait.Exponent = Part;
  return Wait;
}

TEST(LimitExponent, IsTheLastThatIsWaitedNoLonger) {
  EXPECT_EQ(textOf(limitExponent(shifted({1, 2, 4, 8, 16, 32, 64, 128}), seconds(60))),
            "(n < 5 ? n : 5)");
}

TEST(LimitExponent, IsWhereTheLimitBehindItBegins) {
  EXPECT_EQ(textOf(limitExponent(shifted({1, 2, 4, 5, 5, 5}), seconds(60))), "(n < 3 ? n : 3)");
}

TEST(LimitExponent, StopsBeforeWhatHasLeftItsType) {
  EXPECT_EQ(textOf(limitExponent(shifted({1, 2, 4, 0, 0}), seconds(60))), "(n < 2 ? n : 2)");
}

TEST(LimitExponent, SaysMinWhereTypesAgree) {
  Delay Wait = shifted({1, 2, 4, 128});
  Wait.Exponent->Min = true;
  std::optional<Fix> Limit = limitExponent(Wait, seconds(60));
  ASSERT_EQ(Limit->Edits.size(), 2u);
  EXPECT_EQ(Limit->Edits[0].Text, "std::min(");
  EXPECT_EQ(Limit->Edits[1].Text, ", 2u)");
  EXPECT_EQ(Limit->Edits[1].Where.At.Column, 21u);
  Wait.Exponent->Type = "short";
  EXPECT_EQ(textOf(limitExponent(Wait, seconds(60))), "(n < 2 ? n : 2)");
}

TEST(LimitExponent, IsNoneWhereItWouldBeCountedTwice) {
  Delay Wait = shifted({1, 2, 4, 128});
  Wait.Exponent->Text.clear();
  EXPECT_FALSE(limitExponent(Wait, seconds(60)));
  EXPECT_FALSE(limitExponent(Delay(), seconds(60)));
  // The first wait is too long already.
  EXPECT_FALSE(limitExponent(shifted({120, 240}), seconds(60)));
}

RetryCycle stuck() {
  RetryCycle Retry;
  Retry.Bound.StuckCounter = "tries";
  Retry.Bound.StuckStep = 1;
  Retry.Body = link::LoopBody{at(5, 9), "    ", true};
  return Retry;
}

TEST(AdvanceCounter, StandsAtTheEndOfEachTurn) {
  RetryCycle Retry = stuck();
  EXPECT_EQ(textOf(advanceCounter(Retry)), "\n    ++tries;");
  EXPECT_TRUE(advanceCounter(Retry)->Safe);
  Retry.Bound.StuckRead = true;
  EXPECT_FALSE(advanceCounter(Retry)->Safe);
  Retry.Bound.StuckStep = -1;
  EXPECT_EQ(textOf(advanceCounter(Retry)), "\n    --tries;");
}

TEST(AdvanceCounter, IsNoneWhereSomeTurnsDoNotComeThere) {
  RetryCycle Retry = stuck();
  Retry.Body->ToEnd = false;
  EXPECT_FALSE(advanceCounter(Retry));
  Retry.Body.reset();
  EXPECT_FALSE(advanceCounter(Retry));
  Retry = stuck();
  Retry.Bound.StuckStep = 0;
  EXPECT_FALSE(advanceCounter(Retry));
}

TEST(SeedFromEntropy, IsSafeForWhatNobodyElseDrawsFrom) {
  Delay Wait;
  Wait.SeedWhere = at(3, 16);
  EXPECT_FALSE(seedFromEntropy(Wait)) << "nobody knows which variable";
  Wait.Generator = "Random";
  std::optional<Fix> Shared = seedFromEntropy(Wait);
  EXPECT_EQ(textOf(Shared), "Random{std::random_device{}()}");
  EXPECT_FALSE(Shared->Safe);
  Wait.LocalGenerator = true;
  EXPECT_TRUE(seedFromEntropy(Wait)->Safe);
  Wait.SeedWhere.At.InMacro = true;
  EXPECT_FALSE(seedFromEntropy(Wait));
}

} // namespace
