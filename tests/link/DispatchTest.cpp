//===- DispatchTest.cpp - Which class an object is of, on one way ---------===//

#include "Linked.h"

#include <gtest/gtest.h>

using namespace retrylint;
using namespace retrylint::link;

namespace {

/// A dial that fails below zero, a sleep, two exceptions of one base, and a queue of jobs
/// that decide whether they are run again.
constexpr std::string_view Preamble = R"(symbol dial = "c:@F@dial"
symbol sleep = "c:@F@sleep"
symbol queue = "c:@F@queue"
symbol next = "c:@F@next"
symbol pump = "c:@F@pump"
symbol Job::run = "c:@S@Job@F@run#"
symbol Job::again = "c:@S@Job@F@again#"
symbol Job::most = "c:@S@Job@F@most#"
type exception = record "std::exception"
type Lost = record "Lost"
type Refused = record "Refused"
type Job = record "Job"
model 1 {
  name "dial"
  library "net"
  role attempt
  failures [{in return, test lt}]
}
model 2 {
  name "sleep"
  library "net"
  role wait
  delay {arg 0, shape number, unit 1}
  always_waits yes
}
base Failure : std::exception
base Lost : Failure
base Refused : Failure
base Upload : Job
base Sync : Job
)";

constexpr std::string_view Queue = R"(
function Job::most() -> i32 method @5:5 {
  class Job
b0:
  return 6 @5:9
b1:
  exit
}
function queue(&work: Job) -> void @10:5 {
  local n: i32 @11:3
  local error: exception @14:9
  try
    catch std::exception -> b3 as error @14:5
b0:
  set n = 1 @11:3
  jump b1
b1: try 0
  call Job::run() -> void virtual on work @12:5
  return @13:5
b2:
  exit
b3:
  set error = caught(0, 0) @14:5
  %3 = call Job::most() -> i32 virtual on work @15:5
  branch n >= %3 then b5 else b4 @15:5
b4:
  %4 = call Job::again(error) -> bool virtual on work @16:5
  branch %4 then b6 else b5 @16:5
b5:
  return @17:5
b6:
  wait sleep(1:u32) -> u32 delay 1e+09:float64_ns @18:5
  set n = n + 1 @19:5
  jump b1
}
)";

/// A job that throws one thing where there is no answer, and another where it is no.
std::string job(std::string_view Class, std::string_view Line) {
  std::string Name(Class), At(Line);
  return "\nfunction " + Name + "::run() -> void method @" + At + R"(:3 {
  class )" +
         Name + R"(
  overrides Job::run
b0:
  %0 = attempt dial(0) -> i32 @)" +
         At + R"(:9
  branch %0 == -1 then b1 else b2 @)" +
         At + R"(:9
b1:
  throw as Lost @)" +
         At + R"(:20
b2:
  branch %0 < 0 then b3 else b4 @)" +
         At + R"(:9
b3:
  throw as Refused @)" +
         At + R"(:30
b4:
  return @)" +
         At + R"(:40
b5:
  exit
}
)";
}

std::string decides(std::string_view Class, std::string_view Line, std::string_view Answer) {
  std::string Name(Class), At(Line);
  return "\nfunction " + Name + "::again(failure: exception) -> bool method @" + At + R"(:3 {
  class )" +
         Name + R"(
  overrides Job::again
b0:
  return )" +
         std::string(Answer) + " @" + At + R"(:9
b1:
  exit
}
)";
}

Program programOf(std::initializer_list<std::string_view> Units) {
  return test::linked(Preamble, Units);
}

TEST(Dispatch, TakesOneClassFromTheAttemptToTheDecision) {
  Program P = programOf({std::string(Queue) + job("Upload", "20") +
                         decides("Upload", "30", "downcast(failure, Lost) != 0:pointer64") +
                         job("Sync", "40") +
                         decides("Sync", "50", "downcast(failure, Failure) != 0:pointer64")});
  ASSERT_EQ(P.cycles().size(), 2u) << "one for each class";
  const RetryCycle &Upload = P.cycles()[0], &Sync = P.cycles()[1];
  EXPECT_EQ(Upload.Selectivity.Classified, Tristate::Yes) << "the refusal is not retried";
  EXPECT_EQ(Sync.Selectivity.Classified, Tristate::No) << "both are of the class it asks for";
  EXPECT_EQ(Sync.Selectivity.CatchAllWhere.At.Line, 50u) << "where the job decides";
  EXPECT_EQ(Sync.Selectivity.CatchAllText, "Sync::again");
}

TEST(Dispatch, AsksBasesForWhatAClassDoesNotOverride) {
  Program P = programOf({std::string(Queue) + job("Upload", "20") +
                         decides("Upload", "30", "1") + job("Sync", "40") +
                         decides("Sync", "50", "1") + R"(
function Sync::most() -> i32 method @60:3 {
  class Sync
  overrides Job::most
b0:
  return 9 @60:9
b1:
  exit
}
)"});
  ASSERT_EQ(P.cycles().size(), 2u);
  EXPECT_EQ(P.cycles()[0].Bound.MaxAttempts, 6u) << "the base's";
  EXPECT_EQ(P.cycles()[1].Bound.MaxAttempts, 9u) << "its own";
}

TEST(Dispatch, IsNoRetryWhereTheNextTurnIsAnothersObject) {
  Program P = programOf({job("Upload", "20") + job("Sync", "40") + R"(
function pump() -> void @10:5 {
  local work: pointer64 @11:3
  try
    catch ... -> b3 @14:5
b0:
  jump b1
b1:
  %0 = call next() -> pointer64 @12:5
  set work = %0 @12:5
  jump b2
b2: try 0
  call Job::run() -> void virtual on *work @13:5
  return @13:9
b3:
  jump b1
b4:
  exit
}
)"});
  EXPECT_TRUE(P.cycles().empty());
}

TEST(Dispatch, ThrowsAgainWhatWasCaught) {
  // Upload::run is called by a job that looks at what it throws, and lets it pass.
  Program P = programOf({std::string(Queue) + job("Upload", "20") +
                         decides("Upload", "30", "0") + R"(
function Sync::run() -> void method @40:3 {
  class Sync
  overrides Job::run
  local seen: exception @41:3
  try
    catch Failure also Lost also Refused -> b2 as seen @41:3
b0:
  jump b1
b1: try 0
  call Upload::run() -> void @40:9
  return @40:20
b2:
  set seen = caught(0, 0) @41:3
  throw @42:5
b3:
  exit
}
)" + decides("Sync", "50", "downcast(failure, Lost) == 0:pointer64")});
  ASSERT_EQ(P.cycles().size(), 1u) << "Upload never comes round";
  EXPECT_EQ(P.cycles()[0].Selectivity.Classified, Tristate::Yes);
}

} // namespace
