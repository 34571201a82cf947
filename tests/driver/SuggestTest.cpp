#include "driver/Suggest.h"

#include <gtest/gtest.h>

namespace retrylint::driver {
namespace {

const llvm::StringRef Names[] = {"retry-unbounded", "retry-constant-delay",
                                 "retry-without-delay", "check", "checks", "explain"};

TEST(Suggest, FindsSlipsOfTheKeyboard) {
  EXPECT_EQ(nearest("retry-unbonded", Names), "retry-unbounded");
  EXPECT_EQ(nearest("chekc", Names), "check");
  EXPECT_EQ(nearest("explian", Names), "explain");
}

TEST(Suggest, FindsANameWithoutItsPrefix) {
  EXPECT_EQ(nearest("unbounded", Names), "retry-unbounded");
  EXPECT_EQ(nearest("constant-delay", Names), "retry-constant-delay");
}

TEST(Suggest, IsSilentWhereNothingIsNear) {
  EXPECT_EQ(nearest("bugprone-infinite-loop", Names), "");
  EXPECT_EQ(suggestion("bugprone-infinite-loop", Names, "; see the list"),
            "; see the list");
  EXPECT_EQ(suggestion("explian", Names, ""), "; did you mean 'explain'?");
}

} // namespace
} // namespace retrylint::driver
