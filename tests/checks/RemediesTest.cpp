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
