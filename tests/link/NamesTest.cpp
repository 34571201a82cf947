#include "link/Names.h"

#include <gtest/gtest.h>

using namespace retrylint::link;
using Words = std::vector<std::string>;

namespace {

TEST(Names, AreSplitIntoWords) {
  EXPECT_EQ(words("reconnect_toHost2"), (Words{"reconnect", "to", "host2"}));
  EXPECT_EQ(words("net::Client::tryResume"), (Words{"try", "resume"}));
  EXPECT_EQ(words("cannot connect, retrying"), (Words{"cannot", "connect", "retrying"}));
  EXPECT_EQ(words(""), Words());
}

TEST(Names, LoseTheirScopesButNotTheirArguments) {
  EXPECT_EQ(lastComponent("a::b::connect"), "connect");
  EXPECT_EQ(lastComponent("Pool<net::Tcp>::get"), "get");
  EXPECT_EQ(lastComponent("dial"), "dial");
}

TEST(Names, SoundLikeWordsInAnyCase) {
  EXPECT_TRUE(sounds("Queue::popFront", {"pop"}));
  EXPECT_TRUE(sounds("POP_NEXT", {"pop"}));
  EXPECT_FALSE(sounds("pop::push", {"pop"}));
}

} // namespace
