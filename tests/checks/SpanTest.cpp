#include "link/RetryCycle.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

using retrylint::link::Span;

static std::string said(double Seconds) { return Span{Seconds * 1e9}.str(); }

TEST(Span, SmallTimesHaveOneUnit) {
  EXPECT_EQ(said(0), "0 s");
  EXPECT_EQ(said(5e-9), "5 ns");
  EXPECT_EQ(said(20e-6), "20 us");
  EXPECT_EQ(said(0.25), "250 ms");
  EXPECT_EQ(said(1), "1 s");
  EXPECT_EQ(said(1.6), "1.6 s");
  EXPECT_EQ(said(0.0125), "12.5 ms");
}

TEST(Span, LargeTimesHaveTwo) {
  EXPECT_EQ(said(60), "1 min");
  EXPECT_EQ(said(90), "1 min 30 s");
  EXPECT_EQ(said(3600), "1 h");
  EXPECT_EQ(said(32768), "9 h 6 min");
  EXPECT_EQ(said(86400), "1 d");
  EXPECT_EQ(said(5 * 86400 + 3 * 3600), "5 d 3 h");
  EXPECT_EQ(said(365 * 86400.0), "1 year");
  EXPECT_EQ(said(136 * 365 * 86400.0), "136 years");
}

TEST(Span, RoundingNeverReachesTheNextUnit) {
  EXPECT_EQ(said(0.99999), "1 s");
  EXPECT_EQ(said(59.97), "1 min");
  EXPECT_EQ(said(3599.7), "1 h");
  EXPECT_EQ(said(86399), "1 d");
}

TEST(Span, SaysWhatIsNoTime) {
  EXPECT_EQ(said(-1.5), "-1.5 s");
  EXPECT_EQ(said(std::numeric_limits<double>::infinity()), "for ever");
  EXPECT_EQ(said(std::nan("")), "an unknown time");
  EXPECT_EQ(said(1e200), "over a million years");
}
