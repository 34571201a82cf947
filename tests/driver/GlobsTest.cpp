#include "driver/Globs.h"

#include <gtest/gtest.h>

namespace retrylint::driver {
namespace {

bool isOn(const char *List, const char *Name, bool Before = false) {
  return contains(parseGlobs(List), Name, Before);
}

TEST(Globs, StarsStandForAnyText) {
  EXPECT_TRUE(isOn("retry-*", "retry-unbounded"));
  EXPECT_TRUE(isOn("*", "retry-unbounded"));
  EXPECT_TRUE(isOn("retry-*-delay", "retry-constant-delay"));
  EXPECT_TRUE(isOn("*delay*", "retry-without-delay"));
  EXPECT_TRUE(isOn("retry-unbounded*", "retry-unbounded"));
  EXPECT_TRUE(isOn("r*t*y-*nd*d", "retry-unbounded"));
  EXPECT_FALSE(isOn("retry-*-delay", "retry-unbounded"));
  EXPECT_FALSE(isOn("retry", "retry-unbounded"));
  EXPECT_FALSE(isOn("unbounded", "retry-unbounded"));
}

TEST(Globs, LaterOnesWin) {
  EXPECT_FALSE(isOn("retry-*,-retry-unbounded", "retry-unbounded"));
  EXPECT_TRUE(isOn("retry-*,-retry-unbounded", "retry-nested"));
  EXPECT_TRUE(isOn("-*,retry-unbounded", "retry-unbounded"));
  EXPECT_FALSE(isOn("retry-unbounded,-*", "retry-unbounded"));
}

TEST(Globs, WhatIsNotNamedStaysAsItWas) {
  EXPECT_TRUE(isOn("-retry-nested", "retry-unbounded", true));
  EXPECT_FALSE(isOn("retry-nested", "retry-unbounded", false));
  EXPECT_TRUE(isOn("", "retry-unbounded", true));
}

TEST(Globs, SpacesAndLineBreaksPart) {
  EXPECT_TRUE(isOn("bugprone-*,\n  retry-unbounded ,", "retry-unbounded"));
  EXPECT_FALSE(isOn("retry-*\n- retry-unbounded", "retry-unbounded"));
  EXPECT_EQ(parseGlobs(" , ,,\n").size(), 0u);
}

} // namespace
} // namespace retrylint::driver
