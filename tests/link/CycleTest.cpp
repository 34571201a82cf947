//===- CycleTest.cpp - Retry cycles of hand-written facts -----------------===//

#include "Linked.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::link;

namespace {

/// What the units below call: an attempt that fails below zero, and a sleep.
constexpr std::string_view Preamble = R"(symbol dial = "c:@F@dial"
symbol sleep = "c:@F@sleep"
symbol reach = "c:@F@reach"
symbol client = "c:@F@client"
symbol state = "c:@S@link@FI@state"
symbol retry = "c:@F@retry"
symbol vendor_connect = "c:@F@vendor_connect"
symbol vendor_disconnect = "c:@F@vendor_disconnect"
model 1 {
  name "dial"
  library "net"
  role attempt
  failures [{in return, test lt}]
  connect_only yes
}
model 2 {
  name "sleep"
  library "net"
  role wait
  delay {arg 0, shape number, unit 1}
  always_waits yes
}
)";

Program programOf(std::initializer_list<std::string_view> Units) {
  return test::linked(Preamble, Units);
}

constexpr std::string_view Reach = R"(
function reach(s: i32) -> i32 @1:5 {
b0:
  %0 = attempt dial(s) -> i32 @2:3
  branch %0 < 0 then b1 else b2 @2:7
b1:
  return 0 @3:3
b2:
  return 1 @4:3
b3:
  exit
}
)";

TEST(Cycle, WaitsOnSuccessAreNoPacing) {
  Program P = programOf({std::string(Reach) + R"(
function client(s: i32) -> i32 @10:5 {
b0:
  jump b1
b1:
  %0 = call reach(s) -> i32 @11:9
  branch %0 then b2 else b1 @11:5
b2:
  wait sleep(5:u32) -> u32 delay 5e+09:float64_ns @12:5
  return 0 @13:5
b3:
  exit
}
)"});
  ASSERT_EQ(P.cycles().size(), 1u);
  const RetryCycle &C = P.cycles()[0];
  EXPECT_EQ(C.Waits, Tristate::No);
  EXPECT_TRUE(C.Bound.none());
  EXPECT_EQ(C.Attempt.Name, "dial");
  EXPECT_EQ(C.Attempt.Where.At.Line, 11u);
  EXPECT_EQ(C.Attempt.Through, std::vector<std::string>{"reach"});
  EXPECT_EQ(C.Confidence, Confidence::Medium) << "through a wrapper";
}

constexpr std::string_view Doubling = R"(
function client(s: i32) -> i32 @10:5 {
  local delay: u32 @11:3
  local i: i32 @11:9
b0:
  set delay = 1 @11:3
  set i = 0 @11:9
  jump b1
b1:
  branch i < 10 then b2 else b6 @12:3
b2:
  %2 = call reach(s) -> i32 @13:9
  branch %2 then b3 else b4 @13:5
b3:
  return 0 @14:5
b4:
  wait sleep(delay) -> u32 delay (delay * 1e+09:float64):float64_ns @15:5
  set delay = delay * 2 @16:5
  branch delay > 60 then b5 else b7 @17:9
b5:
  set delay = 60 @17:20
  jump b7
b7:
  set i = i + 1 @12:20
  jump b1
b6:
  return -1 @19:3
b8:
  exit
}
)";

TEST(Cycle, IsPlayedThroughWithNumbers) {
  Program P = programOf({std::string(Reach) + std::string(Doubling)});
  ASSERT_EQ(P.cycles().size(), 1u);
  const RetryCycle &C = P.cycles()[0];
  EXPECT_EQ(C.Waits, Tristate::Yes);
  EXPECT_EQ(C.Bound.MaxAttempts, 10u);
  ASSERT_EQ(C.Delays.size(), 1u);
  const Delay &D = C.Delays[0];
  EXPECT_EQ(D.Growth, Growth::Exponential);
  EXPECT_DOUBLE_EQ(D.Factor.value_or(0), 2);
  EXPECT_EQ(D.Capped, Tristate::Yes);
  EXPECT_EQ(D.Jittered, Tristate::No);
  std::vector<double> Seconds;
  for (const Span &Each : D.Sequence)
    Seconds.push_back(Each.seconds());
  EXPECT_EQ(Seconds, (std::vector<double>{1, 2, 4, 8, 16, 32, 60, 60, 60}))
      << "a wait for each attempt but the first";
}

TEST(Cycle, CrossesUnitsWhateverTheirOrder) {
  // Each unit has the preamble's file name; what tells them apart is their content.
  Program One = programOf({Reach, Doubling}), Other = programOf({Doubling, Reach});
  ASSERT_EQ(One.cycles().size(), 1u);
  ASSERT_EQ(Other.cycles().size(), 1u);
  EXPECT_EQ(One.cycles()[0].Attempt.Where, Other.cycles()[0].Attempt.Where);
  EXPECT_EQ(One.cycles()[0].Bound.MaxAttempts, 10u);
  EXPECT_EQ(Other.cycles()[0].Bound.MaxAttempts, 10u);
}

/// abort() ends with a call of end(), which calls abort() only while active.
std::string recursion(std::string_view Written) {
  return R"(
function client() -> void @10:6 {
b0:
  branch ::state:i32 == 1 then b1 else b2 @11:3
b1:
  %0 = attempt dial(1) -> i32 @12:5
  jump b2
b2:
  set ::state:i32 = )" +
         std::string(Written) + R"( @14:3
  call retry() -> void @15:3
  jump b3
b3:
  exit
}

function retry() -> void @20:6 {
b0:
  branch ::state:i32 == 1 then b1 else b2 @21:3
b1:
  call client() -> void @22:5
  jump b2
b2:
  exit
}
)";
}

TEST(Cycle, GoesThroughRecursionOnlyWhereWhatWasWrittenLetsIt) {
  EXPECT_EQ(programOf({recursion("2")}).cycles().size(), 0u);
  EXPECT_EQ(programOf({recursion("1")}).cycles().size(), 1u);
}

std::string byName(std::string_view Name, std::string_view Wait) {
  return R"(
function client(s: i32) -> i32 @10:5 {
b0:
  jump b1
b1:
  %0 = call )" +
         std::string(Name) + R"((s) -> i32 @11:9
  branch %0 < 0 then b2 else b3 @11:5
b2:
  )" + std::string(Wait) +
         R"(
  jump b1
b3:
  return 0 @13:5
b4:
  exit
}
)";
}

TEST(Cycle, IsToldByNameOnlyInALoopThatLooksLikeRetry) {
  constexpr std::string_view Sleep =
      "wait sleep(5:u32) -> u32 delay 5e+09:float64_ns @12:5";
  Program Found = programOf({byName("vendor_connect", Sleep)});
  ASSERT_EQ(Found.cycles().size(), 1u);
  EXPECT_EQ(Found.cycles()[0].Confidence, Confidence::Low);
  EXPECT_EQ(Found.cycles()[0].Attempt.Name, "vendor_connect");
  EXPECT_EQ(programOf({byName("vendor_connect", "")}).cycles().size(), 0u)
      << "nothing but the name";
  EXPECT_EQ(programOf({byName("vendor_disconnect", Sleep)}).cycles().size(), 0u);
  // Where there is a body, the body says what it is.
  EXPECT_EQ(programOf({byName("vendor_connect", Sleep) + R"(
function vendor_connect(s: i32) -> i32 @20:5 {
b0:
  return s @21:3
b1:
  exit
}
)"})
                .cycles()
                .size(),
            0u);
}

/// Two mutexes: one around the loop or in the caller, one around each attempt.
std::string locking(std::string_view Before, std::string_view After) {
  return R"(symbol mutex_lock = "c:@F@mutex_lock"
symbol mutex_unlock = "c:@F@mutex_unlock"
symbol table = "c:@table"
symbol line = "c:@line"
model 3 {
  name "mutex_lock"
  role lock
}
model 4 {
  name "mutex_unlock"
  role unlock
}

function client(s: i32) -> i32 @10:5 {
  local i: i32 @11:3
b0:
  )" + std::string(Before) +
         R"(
  set i = 0 @12:3
  jump b1
b1:
  branch i < 10 then b2 else b5 @13:3
b2:
  lock mutex_lock((&::line):pointer64) -> i32 @14:5
  %3 = attempt dial(s) -> i32 @15:5
  unlock mutex_unlock((&::line):pointer64) -> i32 @16:5
  branch %3 < 0 then b3 else b5 @17:5
b3:
  wait sleep(5:u32) -> u32 delay 5e+09:float64_ns @18:5
  set i = i + 1 @19:5
  jump b1
b5:
  )" + std::string(After) +
         R"(
  return 0 @21:3
b6:
  exit
}
)";
}

TEST(Cycle, IsUnderTheLockThatNobodyGaveBack) {
  Program Free = programOf({locking("", "")});
  ASSERT_EQ(Free.cycles().size(), 1u);
  EXPECT_EQ(Free.cycles()[0].HoldsLock, Tristate::No) << "it is given back before the wait";
  Program Held = programOf({locking("lock mutex_lock((&::table):pointer64) -> i32 @11:5",
                                    "unlock mutex_unlock((&::table):pointer64) -> i32 @20:5")});
  ASSERT_EQ(Held.cycles().size(), 1u);
  EXPECT_EQ(Held.cycles()[0].HoldsLock, Tristate::Yes) << "it is the other that is given back";
  EXPECT_EQ(Held.cycles()[0].LockName, "table");
  EXPECT_EQ(Held.cycles()[0].LockWhere.At.Line, 11u);
}

TEST(Cycle, IsUnderTheLockOfACaller) {
  auto Called = [](std::string_view Between) {
    return programOf({locking("", "") + R"(
symbol caller = "c:@F@caller"
function caller(s: i32) -> i32 @30:5 {
b0:
  lock mutex_lock((&::table):pointer64) -> i32 @31:5
  )" + std::string(Between) + R"(
  %1 = call client(s) -> i32 @33:5
  return %1 @34:5
b1:
  exit
}
)"});
  };
  Program Held = Called("");
  ASSERT_EQ(Held.cycles().size(), 1u);
  EXPECT_EQ(Held.cycles()[0].HoldsLock, Tristate::Yes);
  EXPECT_EQ(Held.cycles()[0].LockName, "table");
  Program Free = Called("unlock mutex_unlock((&::table):pointer64) -> i32 @32:5");
  ASSERT_EQ(Free.cycles().size(), 1u);
  EXPECT_EQ(Free.cycles()[0].HoldsLock, Tristate::No);
}

/// An answer that is a struct: its field says how it went.
constexpr std::string_view Answers = R"(symbol login = "c:@F@login"
symbol ask = "c:@F@ask"
symbol type = "c:@S@reply@FI@type"
symbol code = "c:@S@reply@FI@code"
symbol text = "c:@S@reply@FI@text"
type reply = record "reply"
model 3 {
  name "login"
  library "net"
  role attempt
  field_failures [{field "c:@S@reply@FI@type", sign {in return, test ne, number 1}}]
  carries_status yes
}
)";

/// One second between two attempts, for as long as the field compares so.
std::string asksWhile(std::string_view Condition) {
  return std::string(Answers) + R"(
function client(s: i32) -> i32 @10:5 {
  local r: reply @11:9
b0:
  jump b1
b1:
  %0 = attempt#3 login(s) -> reply @11:9
  set r = %0 @11:5
  branch )" + std::string(Condition) + R"( then b2 else b3 @11:5
b2:
  wait sleep(1:u32) -> u32 delay 1e+09:float64_ns @12:5
  jump b1
b3:
  return 0 @13:5
b4:
  exit
}
)";
}

TEST(Cycle, AFieldOfTheAnswerTellsFailure) {
  Program P = programOf({asksWhile("r.type:i32 != 1")});
  ASSERT_EQ(P.cycles().size(), 1u);
  EXPECT_EQ(P.cycles()[0].Attempt.Name, "login");
  EXPECT_EQ(P.cycles()[0].Selectivity.Classified, Tristate::No);
}

TEST(Cycle, AFieldThatTellsSuccessGoesRoundOnNothing) {
  EXPECT_TRUE(programOf({asksWhile("r.type:i32 == 1")}).cycles().empty());
}

TEST(Cycle, AnotherFieldOfTheAnswerIsNoStatusUnlessItIsCalledSo) {
  EXPECT_TRUE(programOf({asksWhile("r.text:pointer64")}).cycles().empty());
  EXPECT_EQ(programOf({asksWhile("r.code:i32 != 200")}).cycles().size(), 1u);
}

} // namespace
