//===- ObservationTest.cpp - What is no cycle, of hand-written facts ------===//

#include "Linked.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::link;

namespace {

/// What the units below call: two ways to send, and a timer.
constexpr std::string_view Preamble = R"(symbol send_rpc = "c:@F@send_rpc"
symbol put_http = "c:@F@put_http"
symbol refresh_token = "c:@F@refresh_token"
symbol publish = "c:@F@publish"
symbol onNetworkAvailable = "c:@F@onNetworkAvailable"
symbol fire = "c:@F@fire"
symbol start_timer = "c:@F@start_timer"
symbol next_refresh = "c:@next_refresh"
model 1 {
  name "send_rpc"
  library "net"
  protocol "rpc"
  role attempt
  failures [{in return, test lt}]
  carries_status yes
}
model 2 {
  name "put_http"
  library "net"
  protocol "http"
  role attempt
  failures [{in return, test lt}]
  carries_status yes
}
model 3 {
  name "start_timer"
  library "net"
  role timer
  callbacks [{arg 1, role timer}]
  delay {arg 0, shape number, unit 1}
}
)";

Observations observe(std::string_view Text) {
  return test::linked(Preamble, {Text}).observations();
}

TEST(FollowUp, IsMadeBecauseTheFirstFailed) {
  Observations Seen = observe(R"(
function publish(message: pointer64) -> i32 @1:5 {
b0:
  %0 = attempt send_rpc(message) -> i32 @2:3
  branch %0 < 0 then b1 else b2 @2:7
b1:
  %1 = attempt put_http(message) -> i32 @3:5
  return %1 @3:5
b2:
  return 0 @4:3
b3:
  exit
}
)");
  ASSERT_EQ(Seen.FollowUps.size(), 1u);
  const FollowUp &F = Seen.FollowUps[0];
  EXPECT_EQ(F.Function, "publish");
  EXPECT_EQ(F.Failed.Name, "send_rpc");
  EXPECT_EQ(F.Next.Name, "put_http");
  EXPECT_EQ(F.Next.Where.At.Line, 3u);
  EXPECT_EQ(F.SamePayload, Tristate::Yes);
  EXPECT_EQ(F.Classified, Tristate::No);
  EXPECT_EQ(F.MayBeRejection, Tristate::Yes);
  EXPECT_EQ(F.Guarded, Tristate::No);
  EXPECT_EQ(F.Waits, Tristate::No);
  EXPECT_EQ(F.Confidence, Confidence::High);
}

TEST(FollowUp, IsNoneWhereTheSecondIsMadeInAnyCase) {
  EXPECT_TRUE(observe(R"(
function publish(message: pointer64) -> i32 @1:5 {
b0:
  %0 = attempt send_rpc(message) -> i32 @2:3
  jump b1
b1:
  %1 = attempt put_http(message) -> i32 @3:5
  return %1 @3:5
b2:
  exit
}
)").FollowUps.empty());
}

TEST(FollowUp, KnowsThatACodeTellsFailuresApart) {
  Observations Seen = observe(R"(
function publish(message: pointer64) -> i32 @1:5 {
b0:
  %0 = attempt send_rpc(message) -> i32 @2:3
  branch %0 == -5 then b1 else b2 @2:7
b1:
  %1 = attempt put_http(message) -> i32 @3:5
  return %1 @3:5
b2:
  return %0 @4:3
b3:
  exit
}
)");
  ASSERT_EQ(Seen.FollowUps.size(), 1u);
  EXPECT_EQ(Seen.FollowUps[0].Classified, Tristate::Yes);
}

constexpr std::string_view Refresh = R"(
function refresh_token() -> void @10:5 {
b0:
  %0 = attempt put_http(0:pointer64) -> i32 @11:3
  return @12:3
b1:
  exit
}
)";

TEST(FollowUp, IsARecoveryByItsName) {
  Observations Seen = observe(std::string(Refresh) + R"(
function publish(message: pointer64) -> i32 @1:5 {
b0:
  %0 = attempt send_rpc(message) -> i32 @2:3
  branch %0 < 0 then b1 else b2 @2:7
b1:
  call refresh_token() -> void @3:5
  jump b2
b2:
  return %0 @4:3
b3:
  exit
}
)");
  ASSERT_EQ(Seen.FollowUps.size(), 1u);
  EXPECT_EQ(Seen.FollowUps[0].SamePayload, Tristate::No);
  EXPECT_EQ(Seen.FollowUps[0].Guarded, Tristate::No);
  EXPECT_EQ(Seen.FollowUps[0].Confidence, Confidence::Medium);
}

TEST(FollowUp, IsGuardedByWhatIsRemembered) {
  Observations Seen = observe(std::string(Refresh) + R"(
function publish(message: pointer64) -> i32 @1:5 {
b0:
  %0 = attempt send_rpc(message) -> i32 @2:3
  branch %0 < 0 then b1 else b3 @2:7
b1:
  branch ::next_refresh:i32 == 0 then b2 else b3 @3:5
b2:
  set ::next_refresh = 1 @4:7
  call refresh_token() -> void @5:7
  jump b3
b3:
  return %0 @6:3
b4:
  exit
}
)");
  ASSERT_EQ(Seen.FollowUps.size(), 1u);
  EXPECT_EQ(Seen.FollowUps[0].Guarded, Tristate::Yes);
}

TEST(Recovery, IsKnownByTheHandlersName) {
  Observations Seen = observe(R"(
function onNetworkAvailable() -> void @1:5 {
b0:
  %0 = attempt send_rpc(0:pointer64) -> i32 @2:3
  return @3:3
b1:
  exit
}
)");
  ASSERT_EQ(Seen.Recoveries.size(), 1u);
  const Recovery &R = Seen.Recoveries[0];
  EXPECT_EQ(R.Event, "onNetworkAvailable");
  EXPECT_EQ(R.Started.Name, "send_rpc");
  EXPECT_EQ(R.Started.Where.At.Line, 2u);
  EXPECT_EQ(R.Waits, Tristate::No);
  EXPECT_EQ(R.Jittered, Tristate::No);
  EXPECT_EQ(R.Confidence, Confidence::Low);
}

/// A handler that arms a timer of this length.
Observations afterDelay(std::string_view Seconds) {
  return observe(R"(
function fire() -> void @1:5 {
b0:
  %0 = attempt send_rpc(0:pointer64) -> i32 @2:3
  return @3:3
b1:
  exit
}

function onNetworkAvailable() -> void @5:5 {
b0:
  timer start_timer(5, fn fire:unknown) -> void delay )" +
                 std::string(Seconds) + R"( calling timer#0 fn fire:unknown @6:3
  return @7:3
b1:
  exit
}
)");
}

TEST(Recovery, TellsAFixedWaitFromARandomOne) {
  Observations Fixed = afterDelay("5e+09:float64_ns");
  ASSERT_EQ(Fixed.Recoveries.size(), 1u);
  EXPECT_EQ(Fixed.Recoveries[0].Waits, Tristate::Yes);
  EXPECT_EQ(Fixed.Recoveries[0].Jittered, Tristate::No);
  Observations Random = afterDelay("random(1):float64_ns");
  ASSERT_EQ(Random.Recoveries.size(), 1u);
  EXPECT_EQ(Random.Recoveries[0].Jittered, Tristate::Yes);
}

} // namespace
